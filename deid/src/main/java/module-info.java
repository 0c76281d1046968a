/** The text engine: decode, detect, resolve, transform. */
module health.cordon.deid {
    requires transitive health.cordon.core;
    requires transitive health.cordon.crypto;
    requires automaton;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;

    exports health.cordon.deid.dates;
    exports health.cordon.deid.known;
    exports health.cordon.deid.lexicon;
    exports health.cordon.deid.lines;
    exports health.cordon.deid.policy;
    exports health.cordon.deid.rules;
    exports health.cordon.deid.spi;
    exports health.cordon.deid.text;
    exports health.cordon.deid.transform;
    exports health.cordon.deid;

    uses health.cordon.deid.spi.Detector;
}
