package health.cordon.deid.lines;

/** In what the offsets of answers count. */
public enum Offsets {
    /** Unicode code points, as Python counts; a surrogate without its partner counts as one. */
    CODEPOINTS,
    /** UTF-16 units, as Java and JavaScript count. */
    UTF16;

    /** A walk over a text that turns rising UTF-16 offsets into these. */
    public Walk walk(String text) {
        return new Walk(text, this == UTF16);
    }

    /** Remembers how far it has counted, so that a whole text is counted once. */
    public static final class Walk {

        private final String text;
        private final boolean same;
        private int at;
        private int pairs;

        private Walk(String text, boolean same) {
            this.text = text;
            this.same = same;
        }

        /** The offset for this UTF-16 offset, which must not be smaller than the one before. */
        public int of(int utf16) {
            if (same) {
                return utf16;
            }
            for (; at < utf16; at++) {
                if (at > 0
                        && Character.isLowSurrogate(text.charAt(at))
                        && Character.isHighSurrogate(text.charAt(at - 1))) {
                    pairs++;
                }
            }
            return utf16 - pairs;
        }
    }
}
