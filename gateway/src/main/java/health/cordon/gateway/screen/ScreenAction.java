package health.cordon.gateway.screen;

/** What becomes of what a screen sees. */
public enum ScreenAction {
    /** It is not looked for. */
    OFF,
    /** It is told in the headers and the audit log. */
    OBSERVE,
    /** The request is refused; in an answer it is made harmless. */
    BLOCK
}
