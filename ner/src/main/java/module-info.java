/** Names and places by models that read context. */
module health.cordon.ner {
    requires transitive health.cordon.core;
    requires transitive health.cordon.deid;
    requires com.github.benmanes.caffeine;
    requires com.microsoft.onnxruntime;

    exports health.cordon.ner;
    exports health.cordon.ner.encoder;
    exports health.cordon.ner.sequence;
    exports health.cordon.ner.train;
}
