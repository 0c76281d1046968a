package health.cordon.server.gateway;

import health.cordon.core.PurposeOfUse;
import health.cordon.deid.Profile;
import health.cordon.gateway.GatewayBuilder;
import health.cordon.gateway.budget.Spending;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.history.HistorySettings;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.HistoryMode;
import health.cordon.gateway.route.Protection;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.route.RouteLimits;
import health.cordon.gateway.shape.UnknownFields;
import health.cordon.server.config.GatewayConfig;
import health.cordon.server.config.GatewayConfig.Model;
import health.cordon.server.config.GatewayConfig.Upstream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway of {@code --dev} stands before one upstream.
 *
 * @param upstream an endpoint that speaks OpenAI's API, inside the boundary; null for the echo model of this process
 * @param upstreamKey a file with the key to sign in there; null for none
 * @param boundary the networks that are the organisation's own
 * @param profile how hard PHI is looked for
 * @param plaintext whether HTTP is spoken without TLS, on this machine alone
 */
public record GatewaySettings(
        @Nullable String upstream,
        @Nullable Path upstreamKey,
        List<String> boundary,
        Profile profile,
        boolean plaintext) {

    private static final String UPSTREAM = "upstream";

    /** Takes a copy. */
    public GatewaySettings {
        boundary = List.copyOf(boundary);
    }

    /** The same as a configuration: one route for every model, in mode pseudonymize. */
    public GatewayConfig config() {
        Map<String, String> told = new TreeMap<>();
        if (upstream != null) {
            told.put("url", upstream);
        }
        if (upstream != null && upstreamKey != null) {
            told.put("key-file", upstreamKey.toString());
        }
        Upstream endpoint = new Upstream(
                UPSTREAM,
                upstream == null ? GatewayConfig.ECHO : "openai-compatible",
                told,
                Endpoint.ANY,
                GatewayConfig.REGION,
                Optional.empty());
        return new GatewayConfig(
                boundary,
                List.of(endpoint),
                List.of(new Model(
                        Endpoint.ANY,
                        Mode.PSEUDONYMIZE,
                        List.of(UPSTREAM),
                        RouteLimits.NONE,
                        Protection.WITHOUT_PREAMBLE,
                        Optional.empty(),
                        Spending.FREE,
                        Route.Order.LISTED,
                        Optional.empty(),
                        HistoryMode.NONE)),
                Optional.empty(),
                PurposeOfUse.TREAT,
                profile,
                GatewayBuilder.DEFAULT_TIME_TO_LIVE,
                UnknownFields.DROP,
                GatewayConfig.CURRENCY,
                HistorySettings.STANDARD);
    }
}
