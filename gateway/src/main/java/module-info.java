import health.cordon.gateway.spi.ModelProviderFactory;
import health.cordon.gateway.vendor.AnthropicFactory;
import health.cordon.gateway.vendor.AzureOpenAiFactory;
import health.cordon.gateway.vendor.OpenAiCompatibleFactory;
import health.cordon.gateway.vendor.OpenAiFactory;

/** The way to language models: guards, agreements, audit. No HTTP server in it. */
module health.cordon.gateway {
    requires transitive health.cordon.access;
    requires transitive health.cordon.audit;
    requires transitive health.cordon.core;
    requires transitive health.cordon.crypto;
    requires transitive health.cordon.deid;
    requires transitive health.cordon.store;
    requires transitive tools.jackson.databind;
    requires com.github.benmanes.caffeine;
    requires io.github.bucket4j.core;
    requires io.github.resilience4j.circuitbreaker;
    requires okhttp3;

    exports health.cordon.gateway;
    exports health.cordon.gateway.admit;
    exports health.cordon.gateway.agreement;
    exports health.cordon.gateway.answer;
    exports health.cordon.gateway.budget;
    exports health.cordon.gateway.dialect;
    exports health.cordon.gateway.error;
    exports health.cordon.gateway.guard;
    exports health.cordon.gateway.history;
    exports health.cordon.gateway.inbound;
    exports health.cordon.gateway.json;
    exports health.cordon.gateway.network;
    exports health.cordon.gateway.preamble;
    exports health.cordon.gateway.provider;
    exports health.cordon.gateway.reply;
    exports health.cordon.gateway.route;
    exports health.cordon.gateway.screen;
    exports health.cordon.gateway.shape;
    exports health.cordon.gateway.spi;
    exports health.cordon.gateway.token;
    exports health.cordon.gateway.trace;
    exports health.cordon.gateway.trail;
    exports health.cordon.gateway.vendor;

    uses ModelProviderFactory;

    provides ModelProviderFactory with
            AnthropicFactory,
            AzureOpenAiFactory,
            OpenAiCompatibleFactory,
            OpenAiFactory;
}
