/** Accuracy against gold notes. */
module health.cordon.eval {
    requires transitive health.cordon.deid;
    requires tools.jackson.core;
    requires health.cordon.testkit;
    requires java.xml;

    exports health.cordon.eval;
    exports health.cordon.eval.sweep;
}
