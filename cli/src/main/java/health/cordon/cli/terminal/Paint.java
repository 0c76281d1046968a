package health.cordon.cli.terminal;

import health.cordon.core.PhiKind;

/** Colours on a terminal, by what they mean. */
public enum Paint {
    /** No colour. */
    NONE("", "#6b7280"),
    /** People. */
    PEOPLE("35", "#c026d3"),
    /** Places. */
    PLACES("32", "#16a34a"),
    /** Dates and ages. */
    TIMES("36", "#0891b2"),
    /** Ways to reach someone. */
    CONTACTS("33", "#d97706"),
    /** Numbers and codes. */
    NUMBERS("31", "#dc2626"),
    /** What a reader should see first. */
    STRONG("1", "#111827"),
    /** What may be passed over. */
    FAINT("2", "#6b7280"),
    /** All is well. */
    GOOD("32", "#16a34a"),
    /** Something is wrong. */
    BAD("31", "#dc2626");

    private final String code;
    private final String hex;

    Paint(String code, String hex) {
        this.code = code;
        this.hex = hex;
    }

    /** The colour of a kind of PHI. */
    public static Paint of(PhiKind kind) {
        return switch (kind.paragraph()) {
            case 'A' -> PEOPLE;
            case 'B' -> PLACES;
            case 'C' -> TIMES;
            case 'D', 'E', 'F', 'N', 'O' -> CONTACTS;
            default -> NUMBERS;
        };
    }

    /** The same colour on a page. */
    public String hex() {
        return hex;
    }

    /** The text in this colour, if the terminal shows colours. */
    public String on(Terminal terminal, String text) {
        return terminal.colour() && !code.isEmpty() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }

    /** The text marked with this colour as its background or, without colours, in brackets. */
    public String mark(Terminal terminal, String text) {
        return terminal.colour() ? "\u001B[7;" + code + "m" + text + "\u001B[0m" : "[[" + text + "]]";
    }
}
