package health.cordon.gateway.guard;

import java.util.Locale;

/**
 * What the caller himself sent: words of it in the answer are no news to him. Compared by whole words, without case and
 * punctuation. Holds the request's text; lives as long as the request.
 */
public final class Known {

    private static final int SHORTEST = 3;

    private final String words;
    private final boolean observed;

    /** Of this text. */
    public Known(String text) {
        this(text, false);
    }

    private Known(String text, boolean observed) {
        words = ' ' + words(text) + ' ';
        this.observed = observed;
    }

    /** Of this text, and what else the answer tells is counted and left as it is: {@link Mode#SHADOW}. */
    static Known observed(String text) {
        return new Known(text, true);
    }

    /** Whether what the caller did not send is counted only, and not redacted. */
    public boolean isObserved() {
        return observed;
    }

    /** Whether these words, in this order, were in what was sent. */
    public boolean covers(String text) {
        String wanted = words(text);
        return wanted.length() >= SHORTEST && words.contains(' ' + wanted + ' ');
    }

    private static String words(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                if (gap && !out.isEmpty()) {
                    out.append(' ');
                }
                gap = false;
                out.append(c);
            } else {
                gap = true;
            }
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Known(" + words.length() + " characters)";
    }
}
