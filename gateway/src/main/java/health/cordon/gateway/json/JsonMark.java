package health.cordon.gateway.json;

/** What a character is to the JSON that it may stand in. */
public enum JsonMark {
    /** Text: of a string, or of no JSON at all. */
    TEXT,
    /** A sign or an escape of two characters, without which the JSON around it is none; it tells nothing. */
    SIGN,
    /** Of an escape by number, all behind its backslash, which is a sign until then: it may be a letter. */
    UNIT,
    /** Part of a number or a literal. */
    BARE
}
