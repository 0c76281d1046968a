/** The sealed relational store: keys, vault, governed records, registry, their purge and their backup. */
module health.cordon.store {
    requires transitive health.cordon.core;
    requires transitive health.cordon.crypto;
    requires com.zaxxer.hikari;
    requires flyway.core;
    // Of Jdbi, which as an automatic module brings nobody along.
    requires io.leangen.geantyref;
    requires java.logging;
    requires java.sql;
    requires org.jdbi.v3.core;
    requires org.xerial.sqlitejdbc;

    exports health.cordon.store;
    exports health.cordon.store.agreement;
    exports health.cordon.store.backup;
    exports health.cordon.store.governed;
    exports health.cordon.store.keys;
    exports health.cordon.store.kept;
}
