package health.cordon.server.gateway;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.agreement.Agreement;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.HistoryMode;
import health.cordon.gateway.route.Latencies;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.route.RouteExplanation;
import health.cordon.gateway.route.RouteExplanation.Step;
import health.cordon.gateway.spi.ProviderCall.Operation;
import health.cordon.gateway.token.PseudonymStyle;
import health.cordon.server.config.GatewayConfig;
import health.cordon.server.config.GatewayConfig.Upstream;
import health.cordon.server.config.ServerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway of this configuration would do, found out without a call to anyone: names are resolved, keys and agreements
 * read. All problems are told, not the first. Used once, by one thread.
 */
public final class GatewayCheck {

    /**
     * A line of the answer.
     *
     * @param kind {@code boundary}, {@code endpoint}, {@code agreement}, {@code route}, {@code budget} or {@code file}
     * @param name of what it is about
     * @param says what is the case
     * @param good whether that is as it should be
     */
    public record Line(String kind, String name, String says, boolean good) {}

    private final List<Line> lines = new ArrayList<>();
    private final GatewayConfig config;
    private final Instant now;

    private GatewayCheck(GatewayConfig config, Instant now) {
        this.config = config;
        this.now = now;
    }

    /** Looks at everything. */
    public static List<Line> of(
            ServerConfig server, GatewayConfig config, UnaryOperator<@Nullable String> environment, Instant now) {
        GatewayCheck check = new GatewayCheck(config, now);
        check.file("keys.keyset", server.keys().keyset());
        check.file("tls.certificate", server.tls().certificate());
        check.file("tls.key", server.tls().key());
        check.line(
                "boundary",
                "",
                config.boundary().isEmpty() ? "this machine alone" : String.join(", ", config.boundary()),
                true);
        check.agreements();
        Map<String, Endpoint> endpoints = check.endpoints(environment);
        config.routes().forEach(route -> {
            check.route(route, endpoints);
            check.budgets(server, route);
        });
        return check.lines;
    }

    /** Why each endpoint of a route is used or is not, in words. */
    public static String says(Step step) {
        return switch (step.standing()) {
            case FIRST, FALLBACK ->
                step.agreement().map(agreement -> "under " + agreement.id()).orElse("inside the boundary");
            case WEAKER -> "not used: its agreement promises less than that of the first";
            case CONSUMER -> "not used: a consumer service, which no agreement can cover";
            case NOT_COVERED -> "not used: no agreement covers it";
        };
    }

    /** Which endpoint is asked first, in words. */
    public static String says(Route.Order order) {
        return switch (order) {
            case LISTED -> "as they are listed";
            case COST -> "of those that protect alike the cheapest first";
            case LATENCY -> "of those that protect alike the fastest of late first";
        };
    }

    private void budgets(ServerConfig server, GatewayConfig.Model route) {
        try {
            BudgetBook.read(server, route.model(), route.spending(), config.currency(), now)
                    .forEach(says -> line("budget", "", says, true));
        } catch (CordonException e) {
            line("budget", route.model(), "what was spent cannot be read: " + e.getMessage(), false);
        }
    }

    private void file(String name, Path file) {
        if (!Files.isReadable(file)) {
            line("file", name, "cannot be read", false);
        }
    }

    private void agreements() {
        try {
            for (Agreement agreement : GatewayPlan.registry(config).all()) {
                line("agreement", agreement.id(), says(agreement), agreement.isValid(now));
            }
        } catch (CordonException e) {
            line("agreement", "", e.getMessage(), false);
        }
    }

    private String says(Agreement agreement) {
        if (now.isBefore(agreement.validFrom())) {
            return "not valid yet";
        }
        return agreement.isValid(now) ? "valid, " + agreement.daysLeft(now) + " days left" : "has ended";
    }

    private Map<String, Endpoint> endpoints(UnaryOperator<@Nullable String> environment) {
        Map<String, Endpoint> good = new HashMap<>();
        for (Upstream upstream : config.endpoints()) {
            try {
                GatewayPlan.requireHidden(upstream);
                Endpoint endpoint = GatewayPlan.endpoint(config, upstream, environment);
                String where =
                        endpoint.provider().address().map(uri -> ", " + uri).orElse(", this process");
                line("endpoint", upstream.id(), (endpoint.isInside() ? "inside" : "outside") + where, true);
                endpoint.provider().close();
                good.put(upstream.id(), endpoint);
            } catch (CordonException e) {
                line("endpoint", upstream.id(), e.getMessage(), false);
            }
        }
        return good;
    }

    private void route(GatewayConfig.Model route, Map<String, Endpoint> endpoints) {
        List<Endpoint> there = route.endpoints().stream()
                .filter(endpoints::containsKey)
                .map(endpoints::get)
                .toList();
        boolean realistic = route.protection().pseudonyms() == PseudonymStyle.REALISTIC;
        String mode = route.mode().name().toLowerCase(Locale.ROOT) + (realistic ? " with realistic surrogates" : "");
        if (there.isEmpty()) {
            line("route", route.model(), mode + ": nowhere, since none of its endpoints can be used", false);
            return;
        }
        try {
            RouteExplanation explained = RouteExplanation.of(
                    GatewayPlan.route(route, there),
                    Operation.CHAT,
                    GatewayPlan.registry(config),
                    now,
                    new Latencies(() -> now));
            List<String> ways = new ArrayList<>();
            explained.steps().forEach(step -> ways.add(step.endpoint().id() + " (" + says(step) + ")"));
            line(
                    "route",
                    route.model(),
                    mode
                            + (route.mode() == Mode.SHADOW ? ", PHI IS NOT TREATED" : "")
                            + (route.history() == HistoryMode.NONE ? "" : ", " + kept(route.history()))
                            + ": "
                            + (explained.leads() ? "" : "nowhere; ")
                            + (route.order() == Route.Order.LISTED ? "" : says(route.order()) + ": ")
                            + String.join(", then ", ways),
                    explained.leads());
        } catch (CordonException e) {
            line("route", route.model(), mode + ": nowhere, since the agreements do not verify", false);
        }
    }

    private String kept(HistoryMode mode) {
        return "calls are kept sealed (" + mode.name().toLowerCase(Locale.ROOT) + ") for "
                + config.history().retention().toDays() + " days";
    }

    private void line(String kind, String name, @Nullable String says, boolean good) {
        lines.add(new Line(kind, name, says == null ? "" : says, good));
    }
}
