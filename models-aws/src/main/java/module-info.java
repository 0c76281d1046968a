import health.cordon.gateway.spi.ModelProviderFactory;
import health.cordon.models.aws.BedrockFactory;

/** Models of AWS Bedrock. */
module health.cordon.models.aws {
    requires health.cordon.core;
    requires health.cordon.gateway;
    requires software.amazon.awssdk.auth;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.http.auth.aws;
    requires software.amazon.awssdk.http.auth.spi;
    requires software.amazon.awssdk.identity.spi;
    requires software.amazon.awssdk.utils;
    requires software.amazon.eventstream;
    requires tools.jackson.databind;

    exports health.cordon.models.aws;

    provides ModelProviderFactory with
            BedrockFactory;
}
