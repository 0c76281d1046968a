import health.cordon.crypto.spi.KeyProviderFactory;
import health.cordon.kms.aws.AwsKeyProviderFactory;

/** Key-encryption keys in AWS KMS. */
module health.cordon.kms.aws {
    requires health.cordon.core;
    requires health.cordon.crypto;
    requires software.amazon.awssdk.auth;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.http.urlconnection;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.services.kms;

    exports health.cordon.kms.aws;

    provides KeyProviderFactory with
            AwsKeyProviderFactory;
}
