package health.cordon.gateway.screen;

/** What an attack on a model is after. */
public enum Threat {
    /** Other instructions than the caller's: {@code ignore the rules}, a new role, marks of a chat's format. */
    INJECTION("inj"),
    /** The values behind tokens, or identifiers in a form that guards may not know. */
    IDENTIFIERS("ids"),
    /** A way out: a link or an image that carries data, an order to send the conversation somewhere. */
    EXFILTRATION("exf"),
    /** Text that a reader does not see, or an instruction in an encoding. */
    HIDDEN("hid");

    private final String brief;

    Threat(String brief) {
        this.brief = brief;
    }

    /** Its name in the audit log, where room is short. */
    public String brief() {
        return brief;
    }

    /** Its name in headers. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
