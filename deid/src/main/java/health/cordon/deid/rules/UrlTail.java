package health.cordon.deid.rules;

/** Where a web address ends. */
final class UrlTail {

    private static final int LONGEST = 2_000;

    private UrlTail() {}

    /**
     * The end of the address whose beginning ends at {@code from}: up to white space, a quote or an angle bracket, without
     * closing punctuation and without brackets that the address did not open.
     */
    static int end(String text, int from) {
        int end = from;
        int limit = Math.min(text.length(), from + LONGEST);
        int open = 0;
        while (end < limit) {
            char c = text.charAt(end);
            if (c <= ' ' || Character.isWhitespace(c) || "<>\"`{}|^\u00A0\u201C\u201D".indexOf(c) >= 0) {
                break;
            }
            open += c == '(' || c == '[' ? 1 : 0;
            if (c == ')' || c == ']') {
                if (open == 0) {
                    break;
                }
                open--;
            }
            end++;
        }
        while (end > from && ".,;:!?'*_-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }
}
