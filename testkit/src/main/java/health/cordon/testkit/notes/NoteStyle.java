package health.cordon.testkit.notes;

/** What has been done to a note's text after it was written. */
public enum NoteStyle {
    /** Nothing. */
    NORMAL,
    /** All capitals. */
    UPPER,
    /** All lower case. */
    LOWER,
    /** Swapped, doubled and lost letters, in names too. */
    TYPOS,
    /** Ligatures, O for 0, l for 1, rn for m, lost spaces. */
    OCR,
    /** Lines broken at a fixed width, inside names too. */
    WRAPPED,
    /** Labelled lines as table rows. */
    TABLE,
    /** Page headers and footers with identifiers in the middle of the text. */
    PAGED,
    /** Spoken punctuation. */
    DICTATED,
    /** Clinical abbreviations. */
    ABBREVIATED
}
