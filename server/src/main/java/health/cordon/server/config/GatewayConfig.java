package health.cordon.server.config;

import health.cordon.core.PurposeOfUse;
import health.cordon.deid.Profile;
import health.cordon.gateway.budget.Price;
import health.cordon.gateway.budget.Spending;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.history.HistorySettings;
import health.cordon.gateway.route.HistoryMode;
import health.cordon.gateway.route.Protection;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.route.RouteLimits;
import health.cordon.gateway.shape.UnknownFields;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every setting of the gateway to models. {@code docs/server-config.md} says what each is for.
 *
 * @param boundary the networks that are the organisation's own; this machine if it is empty
 * @param endpoints where models are asked
 * @param routes where a model's name leads
 * @param agreements where agreements are; empty if there are none
 * @param purpose the purpose of a request that tells none
 * @param profile how hard PHI is looked for
 * @param conversation how long a conversation's values are kept after its last turn
 * @param unknown what becomes of fields that the gateway does not know
 * @param currency what prices are in
 * @param history what holds for calls that are kept
 */
public record GatewayConfig(
        List<String> boundary,
        List<Upstream> endpoints,
        List<Model> routes,
        Optional<Registry> agreements,
        PurposeOfUse purpose,
        Profile profile,
        Duration conversation,
        UnknownFields unknown,
        String currency,
        HistorySettings history) {

    /** What prices are in, unless told. */
    public static final String CURRENCY = "USD";

    /** How many days before its end an agreement is warned of, unless told. */
    public static final int WARN_DAYS = 60;

    /** Where an endpoint's work is done, unless told. */
    public static final String REGION = "local";

    /** Takes copies. */
    public GatewayConfig {
        boundary = List.copyOf(boundary);
        endpoints = List.copyOf(endpoints);
        routes = List.copyOf(routes);
    }

    /** The kind of a model of this process that repeats what it is told. */
    public static final String ECHO = "echo";

    /**
     * An endpoint.
     *
     * @param id its name
     * @param kind how it is asked: {@link #ECHO}, or a kind that is installed
     * @param settings what its kind knows, files of secrets among it, never secrets
     * @param model the model, by the place's own name; {@code *} for the one that the client names
     * @param region where it is processed
     * @param price what it charges; empty if nothing is said
     */
    public record Upstream(
            String id, String kind, Map<String, String> settings, String model, String region, Optional<Price> price) {

        /** Takes a copy. */
        public Upstream {
            settings = Map.copyOf(settings);
        }
    }

    /**
     * A route.
     *
     * @param model the name that clients use; {@code *} for every name that no other route has
     * @param mode what is done with PHI
     * @param endpoints ids of endpoints, best first
     * @param limits how much it takes
     * @param protection what it does about attacks on the model, and its managed system prompt
     * @param unknown what becomes of unknown fields on it; empty for the gateway's own setting
     * @param spending how much it may spend
     * @param order which endpoint is asked first
     * @param hedgeAfter after which silence the next is asked too; empty for never
     * @param history what is kept of its calls
     */
    public record Model(
            String model,
            Mode mode,
            List<String> endpoints,
            RouteLimits limits,
            Protection protection,
            Optional<UnknownFields> unknown,
            Spending spending,
            Route.Order order,
            Optional<Duration> hedgeAfter,
            HistoryMode history) {

        /** Takes a copy. */
        public Model {
            endpoints = List.copyOf(endpoints);
        }
    }

    /**
     * Where agreements are.
     *
     * @param folder the folder with the signed records
     * @param key the public key that verifies them
     * @param warnDays how many days before its end one is warned of
     */
    public record Registry(Path folder, Path key, int warnDays) {}
}
