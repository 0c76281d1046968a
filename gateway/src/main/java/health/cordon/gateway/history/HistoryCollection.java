package health.cordon.gateway.history;

import health.cordon.gateway.route.Endpoint;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The calls of one route on one day, which are a collection of the store: a day that is over can be purged without stopping the
 * route.
 *
 * @param model the model's name that the route has; {@value #ANY} for the route of all other names
 * @param day the day, in UTC
 */
public record HistoryCollection(String model, LocalDate day) {

    /** What the route of all other names is called. */
    public static final String ANY = "any";

    /** That of a route and a moment. */
    static HistoryCollection of(String model, Instant at) {
        return new HistoryCollection(model.equals(Endpoint.ANY) ? ANY : model, LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    /** That with this name; empty for the name of anything else. */
    public static Optional<HistoryCollection> parse(String name) {
        int slash = name.lastIndexOf('/');
        if (slash < 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new HistoryCollection(name.substring(0, slash), LocalDate.parse(name.substring(slash + 1))));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    /** Its name in the store. */
    @Override
    public String toString() {
        return model + "/" + day;
    }
}
