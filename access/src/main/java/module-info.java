/** Who may do what and why: identity, policies, emergency access, minimum necessary, governed datasets. */
module health.cordon.access {
    requires transitive health.cordon.core;
    requires cedar.java;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.github.benmanes.caffeine;
    requires com.google.common;
    requires com.nimbusds.jose.jwt;
    requires de.siegmar.fastcsv;
    requires java.net.http;
    requires org.slf4j;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;

    exports health.cordon.access.apikey;
    exports health.cordon.access.certificate;
    exports health.cordon.access.dataset;
    exports health.cordon.access.emergency;
    exports health.cordon.access.explain;
    exports health.cordon.access.identity;
    exports health.cordon.access.json;
    exports health.cordon.access.jwt;
    exports health.cordon.access.memory;
    exports health.cordon.access.minimum;
    exports health.cordon.access.policy;
    exports health.cordon.access.session;
    exports health.cordon.access.spi;
    exports health.cordon.access.yaml;
    exports health.cordon.access;

    uses health.cordon.access.spi.Authenticator;
}
