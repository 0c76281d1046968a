package health.cordon.deid.known;

import health.cordon.core.PhiKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Known numbers and codes as bare letters and digits, in the forms in which they are written. */
final class NumberIndex {

    static final int LONGEST = 40;

    private static final int SHORTEST = 4;

    /** One form of a number: whether it is found only where it is one piece, and what is said of it. */
    record Form(String text, PhiKind kind, boolean onePiece) {}

    private final List<Form> forms = new ArrayList<>();
    private final HashIndex index = new HashIndex();
    private final HashIndex endings = new HashIndex();
    private long lengths;
    private boolean letterFirst;

    /** Takes a value; what holds no digit or is too short is no number. */
    boolean add(PhiKind kind, String value) {
        String bare = bare(value);
        long digits = bare.chars().filter(Character::isDigit).count();
        if (bare.length() < SHORTEST || digits < 3 || bare.length() >= LONGEST) {
            return false;
        }
        form(bare, kind);
        if (kind == PhiKind.PHONE || kind == PhiKind.FAX) {
            phone(bare, kind);
        } else if (kind == PhiKind.SSN && bare.length() == 9) {
            endings.add(Integer.parseInt(bare.substring(5)), 0);
        } else if (kind == PhiKind.ZIP) {
            form(bare.substring(0, Math.min(5, bare.length())), kind);
        } else {
            String short0 = bare.replaceFirst("^0+", "");
            if (short0.length() >= 5) {
                form(short0, kind);
            }
            String digitsOnly = bare.replaceFirst("^[A-Z]+", "");
            if (digitsOnly.length() >= 6) {
                form(digitsOnly, kind);
            }
        }
        return true;
    }

    boolean isEmpty() {
        return forms.isEmpty();
    }

    /** Whether any form has this length. */
    boolean hasLength(int length) {
        return (lengths >> length & 1) != 0;
    }

    /** Whether any form begins with a letter. */
    boolean beginsWithLetter() {
        return letterFirst;
    }

    /** The form that these letters and digits are, null if none. */
    @org.jspecify.annotations.Nullable
    Form form(char[] text, int from, int length, int hash) {
        for (int slot = index.first(hash); slot >= 0; slot = index.next(slot)) {
            Form form = forms.get(index.value(slot));
            if (form.text.length() == length && form.text.contentEquals(java.nio.CharBuffer.wrap(text, from, length))) {
                return form;
            }
        }
        return null;
    }

    /** Whether these are the last four digits of a known social security number. */
    boolean isEnding(int number) {
        return endings.first(number) >= 0;
    }

    /** The next character's part in the hash. */
    static int hash(int hash, char c) {
        return (hash ^ c) * 0x01000193 ^ hash >>> 15;
    }

    private void phone(String bare, PhiKind kind) {
        String national = bare.length() == 11 && bare.charAt(0) == '1' ? bare.substring(1) : bare;
        form(national, kind);
        if (national.length() == 10) {
            form("1" + national, kind);
            form(national.substring(3), kind);
        }
    }

    private void form(String text, PhiKind kind) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = hash(hash, text.charAt(i));
        }
        index.add(hash, forms.size());
        forms.add(new Form(text, kind, text.length() < 7));
        lengths |= 1L << text.length();
        letterFirst |= Character.isLetter(text.charAt(0));
    }

    private static String bare(String value) {
        StringBuilder bare = new StringBuilder();
        String upper = value.toUpperCase(Locale.ROOT);
        for (int i = 0; i < upper.length(); i++) {
            char c = upper.charAt(i);
            if (c >= '0' && c <= '9' || c >= 'A' && c <= 'Z') {
                bare.append(c);
            }
        }
        return bare.toString();
    }
}
