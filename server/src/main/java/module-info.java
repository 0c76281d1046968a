/** The HTTP API, and the wiring of all rooms into one process. */
module health.cordon.server {
    requires transitive health.cordon.access;
    requires transitive health.cordon.audit;
    requires transitive health.cordon.core;
    requires transitive health.cordon.crypto;
    requires transitive health.cordon.deid;
    requires transitive health.cordon.gateway;
    requires transitive health.cordon.store;
    requires health.cordon.ner;
    requires io.github.bucket4j.core;
    requires com.github.benmanes.caffeine;
    requires io.helidon.common.buffers;
    requires io.helidon.common.socket;
    requires io.helidon.common.tls;
    requires io.helidon.http;
    requires io.helidon.webserver;
    requires io.opentelemetry.api;
    requires io.opentelemetry.context;
    requires io.opentelemetry.exporter.otlp;
    requires io.opentelemetry.sdk.common;
    requires io.opentelemetry.sdk.trace;
    requires io.prometheus.metrics.core;
    requires io.prometheus.metrics.model;
    requires io.prometheus.writer.text;
    requires java.logging;
    requires jdk.management;
    requires org.bouncycastle.provider;
    requires tools.jackson.core;

    exports health.cordon.server;
    exports health.cordon.server.config;
    exports health.cordon.server.dev;
    exports health.cordon.server.gateway;
    exports health.cordon.server.history;
    exports health.cordon.server.trail;
}
