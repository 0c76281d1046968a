package health.cordon.server.history;

import health.cordon.store.governed.GovernedRecord;

/**
 * A part of a call, as it is known without opening it.
 *
 * @param record what the store knows of it
 * @param model the model's name that its route has
 * @param part {@code asked} or {@code answered}
 * @param request the call's request id
 */
public record KeptPart(GovernedRecord record, String model, String part, String request) {}
