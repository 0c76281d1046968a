package health.cordon.audit;

/** What verification can find wrong. Constants are added, never renamed: reports name them. */
public enum Finding {
    /** No note, or not of the form of one. */
    NOTE_MALFORMED("the checkpoint is not a signed note"),
    /** A note without a signature of the expected key. */
    NOT_SIGNED("the checkpoint carries no signature of the expected key"),
    /** A signature of the expected key that is wrong. */
    BAD_SIGNATURE("a signature of the expected key does not fit the checkpoint"),
    /** Of another log. */
    WRONG_ORIGIN("the checkpoint is of another log"),
    /** A key that cannot be read. */
    KEY_MALFORMED("this is no C2SP verifier key"),
    /** A proof of another length or other hashes. */
    BAD_INCLUSION("the inclusion proof does not lead from the entry to the root"),
    /** A proof of another length or other hashes. */
    BAD_CONSISTENCY("the consistency proof does not lead from the old root to the new one"),
    /** Shorter than what was signed before. */
    ROLLED_BACK("the log is shorter than a checkpoint that was signed before"),
    /** Another history than what was signed before. */
    FORKED("the log holds another history than a checkpoint that was signed before"),
    /** No such file. */
    TILE_MISSING("a tile is missing"),
    /** Of a wrong length. */
    TILE_TRUNCATED("a tile has a wrong length"),
    /** Another hash than its parts give. */
    TILE_CHANGED("a tile does not hash to what the tile above it holds"),
    /** The root of the tiles is not the signed one. */
    ROOT_DIFFERS("the tiles do not hash to the root that the checkpoint signs"),
    /** No such file, and not pruned. */
    ENTRIES_MISSING("an entry bundle is missing and was not pruned"),
    /** Truncated or with bytes left over. */
    ENTRIES_MALFORMED("an entry bundle cannot be cut into its entries"),
    /** An entry of which the tile holds another hash. */
    ENTRY_CHANGED("an entry does not hash to what its tile holds"),
    /** Bytes that no writer of this version makes. */
    ENTRY_MALFORMED("an entry is not of the form that this version writes"),
    /** A time before its predecessor's. */
    TIME_WENT_BACK("time goes back without an entry that records it"),
    /** Missing, or another than its entries give. */
    INDEX_DIFFERS("a search index is not what its entries give; run `cordon audit reindex`"),
    /** The prune statement is unsigned or of another log. */
    PRUNING_UNSIGNED("bodies were pruned without a signed statement"),
    /** A body that was to be kept. */
    HELD_MISSING("an entry bundle that a legal hold keeps is missing"),
    /** The unpublished tail does not go on from the checkpoint. */
    JOURNAL_DAMAGED("the journal does not go on where the checkpoint ends");

    private final String sentence;

    Finding(String sentence) {
        this.sentence = sentence;
    }

    /** What it means. */
    public String sentence() {
        return sentence;
    }
}
