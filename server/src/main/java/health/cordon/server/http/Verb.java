package health.cordon.server.http;

/** The methods that endpoints take. A GET that does not stream answers HEAD as well. */
public enum Verb {
    /** Reads. */
    GET,
    /** Does something, or reads where what is asked for may not stand in a URL. */
    POST,
    /** Takes away. */
    DELETE
}
