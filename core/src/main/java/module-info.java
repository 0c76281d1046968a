/** PHI vocabulary, the rules of 45 CFR 164.514, errors. Depends on the JDK alone. */
module health.cordon.core {
    requires static transitive org.jspecify;

    exports health.cordon.core;
    exports health.cordon.core.config;
    exports health.cordon.core.error;
    exports health.cordon.core.hipaa;
}
