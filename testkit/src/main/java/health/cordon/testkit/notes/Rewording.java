package health.cordon.testkit.notes;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes the value of one slot another way: {@code CAPS}, {@code low}, {@code joined} (no spaces, as behind {@code #}),
 * {@code spell} (a letter at a time), {@code spoken} (digits as words).
 */
final class Rewording {

    private static final List<String> DIGITS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    private Rewording() {}

    static void apply(String how, Draft draft) {
        switch (how) {
            case "CAPS" -> draft.recase(true);
            case "low" -> draft.recase(false);
            case "joined", "spell", "spoken" -> draft.apply(edits(how, draft.text()));
            default -> throw new IllegalStateException("no such rewording of a slot: " + how);
        }
    }

    private static List<Draft.Edit> edits(String how, String text) {
        List<Draft.Edit> edits = new ArrayList<>();
        for (int at = 0; at < text.length(); at++) {
            edits.add(new Draft.Edit(at, at + 1, with(how, text, at)));
        }
        return edits;
    }

    private static String with(String how, String text, int at) {
        char c = text.charAt(at);
        if (!Character.isLetterOrDigit(c)) {
            boolean inside = at > 0 && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at - 1));
            return how.equals("joined") || !inside ? "" : ", ";
        }
        boolean more = at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
        return switch (how) {
            case "spell" -> Character.toUpperCase(c) + (more ? "-" : "");
            case "spoken" -> (c >= '0' && c <= '9' ? DIGITS.get(c - '0') : String.valueOf(c)) + (more ? " " : "");
            default -> String.valueOf(c);
        };
    }
}
