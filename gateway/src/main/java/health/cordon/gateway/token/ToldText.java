package health.cordon.gateway.token;

import health.cordon.core.PhiKind;
import java.util.List;

/**
 * One text of a request as it is read, and its values.
 *
 * @param text with each value as it is read, without escapes
 * @param values in order and apart
 */
public record ToldText(String text, List<Value> values) {

    /**
     * A value.
     *
     * @param start where it begins in the text
     * @param kind what it is
     * @param value as it is read
     */
    public record Value(int start, PhiKind kind, String value) {
        int end() {
            return start + value.length();
        }

        /** Without the value. */
        @Override
        public String toString() {
            return "Value(" + start + ", " + kind + ")";
        }
    }

    /** Takes a copy. */
    public ToldText {
        values = List.copyOf(values);
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "ToldText(" + text.length() + " characters, " + values.size() + " values)";
    }
}
