package health.cordon.server.config;

import health.cordon.access.Words;
import health.cordon.audit.entry.ModelName;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.config.NearestWord;
import health.cordon.core.error.CordonException;
import health.cordon.deid.Profile;
import health.cordon.gateway.budget.Spending;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.history.HistorySettings;
import health.cordon.gateway.network.NetworkBoundary;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.HistoryMode;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.route.RouteLimits;
import health.cordon.gateway.shape.UnknownFields;
import health.cordon.gateway.vendor.ModelProviders;
import health.cordon.server.config.GatewayConfig.Model;
import health.cordon.server.config.GatewayConfig.Registry;
import health.cordon.server.config.GatewayConfig.Upstream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code gateway}: endpoints, routes, agreements. */
final class GatewayReader {

    private static final Duration CONVERSATION = Duration.ofHours(1);
    private static final int LONGEST_MINUTES = 7 * 24 * 60;
    private static final int MOST_WARN_DAYS = 3_650;
    private static final int MOST_HISTORY_DAYS = 36_500;
    private static final long MOST_A_MINUTE = 1_000_000_000_000L;
    private static final Pattern SILENCE = Pattern.compile("([1-9]\\d{0,5})(ms|s)");
    private static final String USUAL_KIND = "openai-compatible";
    private static final String URL = "url";
    private static final String BOUNDARY = "boundary";
    private static final String REGION = "region";

    private GatewayReader() {}

    static Optional<GatewayConfig> read(Section in, Profile usual) {
        if (!in.isThere()) {
            return Optional.empty();
        }
        List<Upstream> endpoints = new ArrayList<>();
        ModelProviders kinds = ModelProviders.installed();
        for (Section item : in.eachOpen("endpoints")) {
            endpoints.add(endpoint(item, kinds, ids(endpoints)));
        }
        if (endpoints.isEmpty()) {
            in.problem("'gateway.endpoints' names none");
        }
        List<Model> routes = new ArrayList<>();
        for (Section item : in.each("routes")) {
            routes.add(route(item, endpoints, routes));
        }
        if (routes.isEmpty()) {
            in.problem("'gateway.routes' names none");
        }
        return Optional.of(new GatewayConfig(
                boundary(in),
                endpoints,
                routes,
                agreements(in),
                purpose(in),
                in.oneOf(
                        ConfigKey.GATEWAY_PROFILE,
                        ConfigFile.lower(Profile.values()),
                        word -> Profile.valueOf(word.toUpperCase(Locale.ROOT)),
                        usual),
                in.minutes(ConfigKey.GATEWAY_CONVERSATION, LONGEST_MINUTES, CONVERSATION),
                unknown(in, ConfigKey.GATEWAY_UNKNOWN).orElse(UnknownFields.DROP),
                BudgetReader.currency(in),
                history(in)));
    }

    private static List<String> boundary(Section in) {
        List<String> networks = in.texts(ConfigKey.GATEWAY_BOUNDARY);
        for (String network : networks) {
            if (!fits(() -> NetworkBoundary.of(network))) {
                in.problem(
                        ConfigKey.GATEWAY_BOUNDARY,
                        "'gateway.boundary' has '" + network + "', which is no network such as 10.0.0.0/8");
            }
        }
        return networks;
    }

    private static Upstream endpoint(Section in, ModelProviders kinds, Set<String> taken) {
        String id = in.needed(ConfigKey.ENDPOINT_ID);
        if (!id.isEmpty() && !fits(() -> ResourceRef.named(ResourceKind.MODEL_ENDPOINT, id))) {
            in.problem(ConfigKey.ENDPOINT_ID, "'gateway.endpoints.id' is a short name without blanks or long numbers");
        }
        if (taken.contains(id)) {
            in.problem(ConfigKey.ENDPOINT_ID, "two endpoints have one id");
        }
        List<String> known = new ArrayList<>(List.of(kinds.kinds().split(" ")));
        known.add(GatewayConfig.ECHO);
        String kind = in.oneOf(ConfigKey.ENDPOINT_KIND, known, word -> word, USUAL_KIND);
        String model = modelName(in, ConfigKey.ENDPOINT_MODEL, in.text(ConfigKey.ENDPOINT_MODEL, Endpoint.ANY));
        Set<String> settings = new TreeSet<>(kinds.settings(kind).orElse(Set.of()));
        // One boundary for all, and one region: the section's and the endpoint's own.
        settings.removeAll(List.of(BOUNDARY, REGION));
        Map<String, String> told = in.words(settings);
        if (kind.equals(USUAL_KIND) && !told.containsKey(URL)) {
            in.problem("'gateway.endpoints.url' is missing");
        }
        for (String word : settings) {
            if (word.endsWith("-file") && told.containsKey(word) && told.containsKey(word.replace("-file", "-env"))) {
                in.problem("an endpoint has a " + word + " or a " + word.replace("-file", "-env") + ", not both");
            }
        }
        return new Upstream(
                id,
                kind,
                told,
                model,
                in.text(ConfigKey.ENDPOINT_REGION, GatewayConfig.REGION),
                BudgetReader.price(in));
    }

    private static Model route(Section in, List<Upstream> all, List<Model> before) {
        Set<String> endpoints = ids(all);
        String model = modelName(in, ConfigKey.ROUTE_MODEL, in.needed(ConfigKey.ROUTE_MODEL));
        if (before.stream().anyMatch(each -> each.model().equals(model))) {
            in.problem(ConfigKey.ROUTE_MODEL, "two routes have one model; name all its endpoints in one");
        }
        Mode mode = in.oneOf(
                ConfigKey.ROUTE_MODE,
                ConfigFile.lower(Mode.values()),
                word -> Mode.valueOf(word.toUpperCase(Locale.ROOT)),
                Mode.PSEUDONYMIZE);
        List<String> named = in.texts(ConfigKey.ROUTE_ENDPOINTS);
        if (named.isEmpty()) {
            in.problem(ConfigKey.ROUTE_ENDPOINTS, "'gateway.routes.endpoints' names none");
        }
        for (String id : named) {
            if (!endpoints.contains(id)) {
                in.problem(
                        ConfigKey.ROUTE_ENDPOINTS,
                        "there is no endpoint '" + id + "'; " + NearestWord.hint(id, endpoints));
            }
        }
        if (new HashSet<>(named).size() != named.size()) {
            in.problem(ConfigKey.ROUTE_ENDPOINTS, "'gateway.routes.endpoints' names one twice");
        }
        Spending spending = BudgetReader.spending(in);
        Route.Order order = in.oneOf(
                ConfigKey.ROUTE_ORDER,
                ConfigFile.lower(Route.Order.values()),
                word -> Route.Order.valueOf(word.toUpperCase(Locale.ROOT)),
                Route.Order.LISTED);
        if (spending.countsCost() || order == Route.Order.COST) {
            requirePrices(in, all, named);
        }
        return new Model(
                model,
                mode,
                named,
                limits(in),
                ProtectionReader.read(in, mode),
                unknown(in, ConfigKey.ROUTE_UNKNOWN),
                spending,
                order,
                hedgeAfter(in, named),
                in.oneOf(
                        ConfigKey.ROUTE_HISTORY,
                        ConfigFile.lower(HistoryMode.values()),
                        word -> HistoryMode.valueOf(word.toUpperCase(Locale.ROOT)),
                        HistoryMode.NONE));
    }

    private static Optional<Duration> hedgeAfter(Section in, List<String> named) {
        Optional<String> text = in.text(ConfigKey.ROUTE_HEDGE);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher read = SILENCE.matcher(text.get());
        if (!read.matches()) {
            in.problem(ConfigKey.ROUTE_HEDGE, "'gateway.routes.hedge-after' is a time such as 800ms or 2s");
            return Optional.empty();
        }
        if (named.size() < 2) {
            in.problem(ConfigKey.ROUTE_HEDGE, "'gateway.routes.hedge-after' needs a second endpoint to ask");
        }
        long number = Long.parseLong(read.group(1));
        return Optional.of(read.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number));
    }

    private static void requirePrices(Section in, List<Upstream> all, List<String> named) {
        all.stream()
                .filter(each -> named.contains(each.id()) && each.price().isEmpty())
                .forEach(each -> in.problem(
                        ConfigKey.ROUTE_ENDPOINTS,
                        "endpoint '" + each.id() + "' needs price-input and price-output, be they 0: this route counts"
                                + " cost"));
    }

    private static RouteLimits limits(Section in) {
        RouteLimits limits = RouteLimits.NONE;
        if (in.has(ConfigKey.ROUTE_CONCURRENT)) {
            limits = limits.concurrent(in.small(ConfigKey.ROUTE_CONCURRENT, 1, 1 << 20, 1));
        }
        if (in.has(ConfigKey.ROUTE_REQUESTS)) {
            limits = limits.requestsPerMinute(in.number(ConfigKey.ROUTE_REQUESTS, 1, MOST_A_MINUTE, 1));
        }
        if (in.has(ConfigKey.ROUTE_TOKENS)) {
            limits = limits.tokensPerMinute(in.number(ConfigKey.ROUTE_TOKENS, 1, MOST_A_MINUTE, 1));
        }
        return limits;
    }

    private static Optional<Registry> agreements(Section in) {
        Path folder = in.path(ConfigKey.GATEWAY_AGREEMENTS);
        Path key = in.path(ConfigKey.GATEWAY_AGREEMENTS_KEY);
        int days = in.small(ConfigKey.GATEWAY_WARN, 1, MOST_WARN_DAYS, GatewayConfig.WARN_DAYS);
        if (folder == null || key == null) {
            if (folder != null || key != null) {
                in.problem(
                        folder == null ? ConfigKey.GATEWAY_AGREEMENTS_KEY : ConfigKey.GATEWAY_AGREEMENTS,
                        "'gateway.agreements' and 'gateway.agreements-key' go together; one of them is missing");
            }
            return Optional.empty();
        }
        return Optional.of(new Registry(folder, key, days));
    }

    private static HistorySettings history(Section in) {
        HistorySettings usual = HistorySettings.STANDARD;
        String owner = in.text(ConfigKey.GATEWAY_HISTORY_OWNER, usual.owner());
        if (!Words.isId(owner)) {
            in.problem(
                    ConfigKey.GATEWAY_HISTORY_OWNER,
                    "'gateway.history-owner' is the id of who answers for what is kept, without blanks");
            owner = usual.owner();
        }
        int days = in.small(ConfigKey.GATEWAY_HISTORY_DAYS, 1, MOST_HISTORY_DAYS, (int)
                usual.retention().toDays());
        return new HistorySettings(owner, Duration.ofDays(days));
    }

    private static PurposeOfUse purpose(Section in) {
        List<String> codes = List.copyOf(PurposeOfUse.codes());
        return in.oneOf(
                ConfigKey.GATEWAY_PURPOSE, codes, code -> PurposeOfUse.of(code).orElseThrow(), PurposeOfUse.TREAT);
    }

    private static Optional<UnknownFields> unknown(Section in, ConfigKey key) {
        return in.has(key)
                ? Optional.of(in.oneOf(
                        key,
                        ConfigFile.lower(UnknownFields.values()),
                        word -> UnknownFields.valueOf(word.toUpperCase(Locale.ROOT)),
                        UnknownFields.DENY))
                : Optional.empty();
    }

    private static String modelName(Section in, ConfigKey key, String name) {
        if (!name.isEmpty() && !name.equals(Endpoint.ANY) && !fits(() -> new ModelName(name))) {
            in.problem(key, "'" + key.path() + "' is no model's name, or holds a long number; or * for any");
        }
        return name;
    }

    private static Set<String> ids(List<Upstream> endpoints) {
        Set<String> ids = new java.util.LinkedHashSet<>();
        endpoints.forEach(each -> ids.add(each.id()));
        return ids;
    }

    private static boolean fits(Runnable check) {
        try {
            check.run();
            return true;
        } catch (CordonException e) {
            return false;
        }
    }
}
