/** The one executable. */
module health.cordon.cli {
    requires de.siegmar.fastcsv;
    requires health.cordon.audit;
    requires health.cordon.access;
    requires health.cordon.core;
    requires health.cordon.crypto;
    requires health.cordon.deid;
    requires health.cordon.eval;
    requires health.cordon.server;
    requires health.cordon.store;
    requires health.cordon.testkit;
    requires info.picocli;
    requires java.net.http;
    requires tools.jackson.core;

    opens health.cordon.cli to
            info.picocli;
}
