package health.cordon.deid.known;

import health.cordon.core.PhiKind;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/** An address in one text, taken apart: {@code 12 Main St, Apt 4, Springfield, IL 62704}. */
final class FreeAddress {

    private FreeAddress() {}

    /** Street, city and ZIP code; a state alone is no PHI. What holds a digit belongs to the street. */
    static List<KnownValue> parts(String address) {
        List<KnownValue> parts = new ArrayList<>();
        StringBuilder street = new StringBuilder();
        String[] lines = SourceText.of(address).text().split("[,\n\r]+");
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            String zip = i == 0 && lines.length == 1 ? "" : zip(line);
            String rest = line.substring(0, line.length() - zip.length()).strip();
            if (!zip.isEmpty()) {
                parts.add(new KnownValue(PhiKind.ZIP, zip));
            }
            if (rest.isEmpty() || i > 0 && (isState(rest) || rest.equalsIgnoreCase("USA"))) {
                continue;
            }
            boolean unit = i > 0 && rest.chars().anyMatch(Character::isDigit);
            if (unit && !street.isEmpty()) {
                street.append(' ').append(rest);
            } else if (unit || i == 0) {
                street.append(rest);
            } else {
                parts.add(new KnownValue(PhiKind.CITY, withoutState(rest)));
            }
        }
        if (!street.isEmpty()) {
            parts.addFirst(new KnownValue(PhiKind.STREET, street.toString()));
        }
        return parts;
    }

    private static String zip(String line) {
        Tokens tokens = SourceText.of(line).tokens();
        int last = tokens.size() - 1;
        boolean plusFour = last >= 2 && tokens.first(last - 1) == '-' && tokens.length(last) == 4;
        int first = plusFour ? last - 2 : last;
        boolean zip = first >= 0 && tokens.shape(first) == Tokens.NUMBER && tokens.length(first) == 5;
        return zip ? line.substring(tokens.start(first)) : "";
    }

    private static boolean isState(String text) {
        return text.length() == 2 && text.chars().allMatch(Character::isLetter);
    }

    private static String withoutState(String text) {
        int space = text.lastIndexOf(' ');
        return space > 0 && isState(text.substring(space + 1)) ? text.substring(0, space) : text;
    }
}
