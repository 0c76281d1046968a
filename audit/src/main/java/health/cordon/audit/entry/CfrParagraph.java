package health.cordon.audit.entry;

import health.cordon.core.error.CordonException;
import java.util.Optional;

/**
 * A paragraph of Title 45 CFR, parts 160 to 164, that an event answers to.
 *
 * @param value the citation without its title, for example {@code 164.312(b)}
 */
public record CfrParagraph(String value) {

    /** Checks the form: part, point, section, then paragraphs of at most five letters or digits in brackets. */
    public CfrParagraph {
        if (!isCitation(value)) {
            throw Letters.refused("cfr");
        }
    }

    private static boolean isCitation(String text) {
        boolean section = text.length() >= 7
                && text.length() <= 40
                && text.startsWith("16")
                && "024".indexOf(text.charAt(2)) >= 0
                && text.charAt(3) == '.'
                && text.substring(4, 7).chars().allMatch(c -> c >= '0' && c <= '9');
        int at = 7;
        while (section && at < text.length()) {
            int close = text.indexOf(')', at);
            section = text.charAt(at) == '('
                    && close > at + 1
                    && close <= at + 6
                    && text.substring(at + 1, close)
                            .chars()
                            .allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
            at = close + 1;
        }
        return section;
    }

    /** The same; empty for a text that is not a citation in this form. */
    public static Optional<CfrParagraph> of(String text) {
        try {
            return Optional.of(new CfrParagraph(text));
        } catch (CordonException unfit) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
