package health.cordon.gateway.screen;

/** One thing that was seen. Names, never values, are what a report holds. */
public enum Signal {
    /** To ignore earlier instructions. */
    OVERRIDE(Threat.INJECTION),
    /** To tell the system prompt. */
    PROMPT(Threat.INJECTION),
    /** Another role, a mode without rules. */
    PERSONA(Threat.INJECTION),
    /** An announcement of instructions, or words to whatever model reads the text. */
    ADDRESS(Threat.INJECTION),
    /** The marks by which a chat's format parts its messages. */
    CHAT_MARKS(Threat.INJECTION),
    /** To keep something from the user. */
    CONCEAL(Threat.INJECTION),
    /** A tool that asks for more than its work: secrets, other tools, the conversation. */
    TOOL(Threat.INJECTION),
    /** To put values back for tokens, or to list identifiers. */
    RESTORE(Threat.IDENTIFIERS),
    /** To write identifiers so that no guard knows them. */
    SPELL(Threat.IDENTIFIERS),
    /** To send the conversation, or secrets, somewhere. */
    SEND(Threat.EXFILTRATION),
    /** An image or a link that carries data. */
    BEACON(Threat.EXFILTRATION),
    /** An instruction in an encoding, in look-alike letters or set apart. */
    ENCODED(Threat.HIDDEN),
    /** Unicode tag characters, which spell ASCII and are not shown. */
    TAGS(Threat.HIDDEN),
    /** Rows of variation selectors, which can hold bytes. */
    SELECTORS(Threat.HIDDEN),
    /** Characters without width between letters. */
    ZERO_WIDTH(Threat.HIDDEN),
    /** Marks that turn the direction in which text is shown. */
    DIRECTION(Threat.HIDDEN),
    /** HTML or Markdown that is not shown. */
    UNSHOWN(Threat.HIDDEN);

    private final Threat threat;

    Signal(Threat threat) {
        this.threat = threat;
    }

    /** What it is a sign of. */
    public Threat threat() {
        return threat;
    }
}
