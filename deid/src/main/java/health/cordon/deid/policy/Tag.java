package health.cordon.deid.policy;

import health.cordon.core.PhiKind;
import java.util.ArrayList;
import java.util.List;

/**
 * What is written in place of a value: a text in which {@code {kind}}, {@code {n}} and the like stand for what is filled
 * in. A brace that opens no known placeholder is not allowed, so that a mistyped one is found.
 *
 * @param template the text with its placeholders
 */
public record Tag(String template) {

    /** No tag may be longer. */
    static final int LONGEST = 100;

    /** The kind's name. */
    static final String KIND = "kind";

    /** The value's number among those of its kind in the document, from 1. */
    static final String NUMBER = "n";

    /** The letter of the kind's paragraph in 164.514(b)(2)(i). */
    static final String PARAGRAPH = "paragraph";

    /** The keyed token. */
    static final String TOKEN = "token";

    /** The re-identification code. */
    static final String CODE = "code";

    /** Whether the template has the placeholder. */
    public boolean has(String placeholder) {
        return template.contains("{" + placeholder + "}");
    }

    /** Whether values of one kind are numbered. */
    public boolean numbered() {
        return has(NUMBER);
    }

    /** The tag for one value; {@code number} and {@code token} matter only where the template asks for them. */
    public String render(PhiKind kind, int number, String token) {
        StringBuilder out = new StringBuilder(template.length() + 16);
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            if (close < 0) {
                break;
            }
            out.append(template, at, open);
            out.append(
                    switch (template.substring(open + 1, close)) {
                        case KIND -> kind.name();
                        case NUMBER -> Integer.toString(number);
                        case PARAGRAPH -> Character.toString(kind.paragraph());
                        default -> token;
                    });
            at = close + 1;
        }
        return out.append(template, at, template.length()).toString();
    }

    /** The placeholders in order, known or not; a brace that is never closed counts as one named after what follows. */
    static List<String> placeholders(String template) {
        List<String> found = new ArrayList<>();
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', open + 1)) {
            int close = template.indexOf('}', open);
            found.add(template.substring(open + 1, close < 0 ? template.length() : close));
        }
        return found;
    }
}
