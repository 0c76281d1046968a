package health.cordon.gateway.dialect;

/**
 * An error as a client is told it.
 *
 * @param status the HTTP status
 * @param code the code's name in small letters
 * @param message a constant sentence
 * @param request the request's id
 */
public record ErrorFrame(int status, String code, String message, String request) {}
