package health.cordon.eval;

/** How a file counts characters. */
public enum Offsets {
    /** Unicode code points, as Python and {@code cordon detect} do. */
    CODE_POINTS,
    /** UTF-16 units, as Java and JavaScript do. */
    UTF16;

    /** The position in UTF-16 units; -1 if it lies outside the text. */
    int toUnits(String text, int offset) {
        if (offset < 0 || offset > text.length()) {
            return -1;
        }
        if (this == UTF16) {
            return offset;
        }
        return offset <= text.codePointCount(0, text.length()) ? text.offsetByCodePoints(0, offset) : -1;
    }

    /** The position as this counts it. */
    int fromUnits(String text, int units) {
        return this == UTF16 ? units : text.codePointCount(0, units);
    }
}
