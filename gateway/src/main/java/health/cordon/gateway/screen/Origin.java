package health.cordon.gateway.screen;

/** Where a text of a request comes from. An instruction of the user is what a chat is for; one in a document is not. */
public enum Origin {
    /** The application's own instructions. */
    SYSTEM,
    /** The user. */
    USER,
    /** An earlier answer. */
    ASSISTANT,
    /** What a tool gave back. */
    TOOL_RESULT,
    /** A document that is marked as such in a user's message, for example {@code <document>...</document>}. */
    DOCUMENT,
    /** A tool's description or schema. */
    TOOL_DESCRIPTION;

    /** Whether it was written by someone who has no business to instruct the model. */
    public boolean isForeign() {
        return this == TOOL_RESULT || this == DOCUMENT || this == TOOL_DESCRIPTION;
    }
}
