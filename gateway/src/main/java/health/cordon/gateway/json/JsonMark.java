package health.cordon.gateway.json;

/** What a character is to the JSON that it may stand in. */
public enum JsonMark {
    /** Text: of a string, or of no JSON at all. */
    TEXT,
    /** A sign or an escape, without which the JSON around it is none; it tells nothing. */
    SIGN,
    /** Part of a number or a literal. */
    BARE
}
