package health.cordon.gateway.dialect;

/**
 * What an answer says of itself. Nothing of it comes from the endpoint.
 *
 * @param id the request's id, without hyphens
 * @param model the model's name as the client knows it
 * @param created when, in seconds since 1970
 * @param usage whether a stream tells how many tokens it took
 */
public record ReplyFrame(String id, String model, long created, boolean usage) {}
