/** Synthetic notes with gold spans, canaries and seeded generators. */
module health.cordon.testkit {
    requires transitive health.cordon.core;

    exports health.cordon.testkit;
    exports health.cordon.testkit.notes;
}
