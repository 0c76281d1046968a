/** The tamper-evident log: durable appends, proofs, witnesses, search, export, retention. */
module health.cordon.audit {
    requires transitive health.cordon.core;
    requires transitive health.cordon.crypto;
    requires java.net.http;
    requires jdk.httpserver;

    exports health.cordon.audit;
    exports health.cordon.audit.entry;
    exports health.cordon.audit.export;
    exports health.cordon.audit.index;
    exports health.cordon.audit.merkle;
    exports health.cordon.audit.note;
    exports health.cordon.audit.retention;
    exports health.cordon.audit.verify;
    exports health.cordon.audit.witness;
}
