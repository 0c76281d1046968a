package health.cordon.gateway;

import health.cordon.access.Authorizer;
import health.cordon.access.identity.Authenticators;
import health.cordon.access.minimum.MinimumNecessary;
import health.cordon.audit.AuditLog;
import health.cordon.audit.entry.PolicyHash;
import health.cordon.core.PurposeOfUse;
import health.cordon.crypto.Keyset;
import health.cordon.deid.Deidentifier;
import health.cordon.gateway.admit.Admission;
import health.cordon.gateway.admit.DoorLimits;
import health.cordon.gateway.agreement.AgreementRegistry;
import health.cordon.gateway.answer.GuardOut;
import health.cordon.gateway.budget.Budgets;
import health.cordon.gateway.guard.GuardIn;
import health.cordon.gateway.guard.RouteRules;
import health.cordon.gateway.history.Histories;
import health.cordon.gateway.history.HistorySettings;
import health.cordon.gateway.provider.Breakers;
import health.cordon.gateway.provider.Calls;
import health.cordon.gateway.provider.Retries;
import health.cordon.gateway.reply.Outcomes;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.HistoryMode;
import health.cordon.gateway.route.Latencies;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.route.Router;
import health.cordon.gateway.shape.UnknownFields;
import health.cordon.gateway.token.Conversations;
import health.cordon.gateway.trace.Traces;
import health.cordon.gateway.trail.Endings;
import health.cordon.gateway.trail.GatewayTrail;
import health.cordon.gateway.trail.Intents;
import health.cordon.store.governed.GovernedRecords;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sets up a gateway. What it is built from stays the caller's to close. Not thread-safe; the gateway is. */
public final class GatewayBuilder {

    /** How long a conversation's values are kept after its last turn. */
    public static final Duration DEFAULT_TIME_TO_LIVE = Duration.ofHours(1);

    private static final int CONVERSATIONS = 10_000;
    private static final long CONVERSATIONS_BYTES =
            Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8);

    private final List<Route> routes = new ArrayList<>();
    private @Nullable Authenticators authenticators;
    private @Nullable Authorizer authorizer;
    private @Nullable AuditLog audit;
    private @Nullable Keyset keyset;
    private @Nullable Deidentifier engine;
    private AgreementRegistry agreements = AgreementRegistry.NONE;
    private Optional<MinimumNecessary> minimum = Optional.empty();
    private final Map<String, UnknownFields> unknownByModel = new TreeMap<>();
    private UnknownFields unknown = UnknownFields.DROP;
    private PurposeOfUse purpose = PurposeOfUse.TREAT;
    private Duration timeToLive = DEFAULT_TIME_TO_LIVE;
    private Breakers.Settings breakers = Breakers.Settings.STANDARD;
    private Retries retries = Retries.STANDARD;
    private InstantSource clock = InstantSource.system();
    private DoorLimits limits = DoorLimits.NONE;
    private @Nullable GovernedRecords records;
    private HistorySettings history = HistorySettings.STANDARD;
    private @Nullable Budgets budgets;
    private String currency = "USD";
    private Traces traces = Traces.NONE;

    GatewayBuilder() {}

    /** Who may do what. */
    public GatewayBuilder access(Authenticators who, Authorizer may) {
        authenticators = who;
        authorizer = may;
        return this;
    }

    /** Where it is recorded. */
    public GatewayBuilder audit(AuditLog log) {
        audit = log;
        return this;
    }

    /** The keys of tokens and pseudonyms. */
    public GatewayBuilder keyset(Keyset keys) {
        keyset = keys;
        return this;
    }

    /** What finds PHI; its policy is not used. */
    public GatewayBuilder engine(Deidentifier chosen) {
        engine = chosen;
        return this;
    }

    /** A model's name and where it leads. */
    public GatewayBuilder route(Route route) {
        routes.add(route);
        return this;
    }

    /** Agreements; none unless told. */
    public GatewayBuilder agreements(AgreementRegistry registry) {
        agreements = registry;
        return this;
    }

    /** Rules for structured context; none unless told. */
    public GatewayBuilder minimum(MinimumNecessary rules) {
        minimum = Optional.of(rules);
        return this;
    }

    /** What becomes of unknown fields; left out unless told. */
    public GatewayBuilder unknownFields(UnknownFields policy) {
        unknown = policy;
        return this;
    }

    /** The same for the route of a model's name. */
    public GatewayBuilder unknownFields(String model, UnknownFields policy) {
        unknownByModel.put(model, policy);
        return this;
    }

    /** The purpose of a request that tells none; treatment unless told. */
    public GatewayBuilder purpose(PurposeOfUse usual) {
        purpose = usual;
        return this;
    }

    /** How long a conversation's values are kept after its last turn; an hour unless told. */
    public GatewayBuilder timeToLive(Duration time) {
        timeToLive = time;
        return this;
    }

    /** How many requests a principal has; as many as he likes unless told. */
    public GatewayBuilder limits(DoorLimits doors) {
        limits = doors;
        return this;
    }

    /** Where what calls take is counted, for routes with budgets; in memory unless told. */
    public GatewayBuilder budgets(Budgets counted) {
        budgets = counted;
        return this;
    }

    /** The word behind what a call cost; {@code USD} unless told. Nothing is converted. */
    public GatewayBuilder currency(String word) {
        currency = word;
        return this;
    }

    /** Who is told of the stages of requests; nobody unless told. */
    public GatewayBuilder traces(Traces taker) {
        traces = taker;
        return this;
    }

    /** When an endpoint that fails is left alone. */
    public GatewayBuilder breakers(Breakers.Settings settings) {
        breakers = settings;
        return this;
    }

    /** Whether an endpoint that says when to come again is asked again; once unless told. */
    public GatewayBuilder retries(Retries rules) {
        retries = rules;
        return this;
    }

    /** Where calls are kept of routes that say so; needed if one does. */
    public GatewayBuilder history(GovernedRecords sealed, HistorySettings settings) {
        records = sealed;
        history = settings;
        return this;
    }

    /** The clock, for tests. */
    public GatewayBuilder clock(InstantSource source) {
        clock = source;
        return this;
    }

    /** The gateway. */
    public Gateway build() {
        Keyset keys = Objects.requireNonNull(keyset, "keyset");
        Deidentifier finder = Objects.requireNonNull(engine, "engine");
        Authorizer may = Objects.requireNonNull(authorizer, "access");
        Latencies latencies = new Latencies(clock);
        Router router = new Router(routes, agreements, clock, latencies);
        GatewayTrail trail =
                new GatewayTrail(Objects.requireNonNull(audit, "audit"), keys, may.policies(), policy(may));
        Conversations conversations = new Conversations(keys, timeToLive, CONVERSATIONS, CONVERSATIONS_BYTES, clock);
        return new Gateway(new GatewayParts(
                new Admission(
                        Objects.requireNonNull(authenticators, "access"),
                        may,
                        minimum,
                        purpose,
                        router.models()::contains,
                        limits),
                new GuardIn(
                        finder,
                        keys,
                        conversations,
                        new RouteRules(
                                unknownFields(),
                                router::mode,
                                model -> router.protection(model).pseudonyms(),
                                model -> router.protection(model).screens(),
                                router.models()::contains)),
                router,
                new Calls(
                        new Intents(trail),
                        new Endings(trail),
                        histories(trail),
                        new Breakers(breakers, clock),
                        retries,
                        budgets == null ? Budgets.inMemory(clock) : budgets,
                        latencies,
                        clock),
                new GuardOut(finder, keys),
                conversations,
                new Outcomes(trail, purpose, currency, clock),
                traces));
    }

    private Histories histories(GatewayTrail trail) {
        if (records != null) {
            return Histories.in(records, history, trail, clock);
        }
        if (routes.stream().anyMatch(route -> route.history() != HistoryMode.NONE)) {
            throw new IllegalStateException("a route whose calls are kept needs a store");
        }
        return Histories.none(trail, clock);
    }

    private Function<String, UnknownFields> unknownFields() {
        Map<String, UnknownFields> own = Map.copyOf(unknownByModel);
        Set<String> named = routes.stream().map(Route::model).collect(Collectors.toUnmodifiableSet());
        UnknownFields usual = unknown;
        return model -> own.getOrDefault(named.contains(model) ? model : Endpoint.ANY, usual);
    }

    /** The hash of all that decides: access policies, minimum necessary rules, routes with their modes. */
    private PolicyHash policy(Authorizer may) {
        StringBuilder all = new StringBuilder("cordon/v1/gateway-policy\n");
        all.append("access ").append(may.policies().hash()).append('\n');
        minimum.ifPresent(rules -> all.append("minimum ").append(rules.hash()).append('\n'));
        all.append("unknown ").append(unknown).append('\n');
        unknownByModel.forEach((model, policy) ->
                all.append("unknown ").append(model).append(' ').append(policy).append('\n'));
        for (Route route : routes) {
            all.append("route ").append(route.model()).append(' ').append(route.mode());
            all.append(' ').append(route.protection().canonical());
            all.append(' ').append(route.order());
            all.append(' ').append(route.spending().canonical());
            all.append(" hedge ").append(route.hedgeAfter().orElse(Duration.ZERO));
            all.append(" history ").append(route.history());
            for (Endpoint endpoint : route.endpoints()) {
                all.append(' ').append(endpoint.id()).append(' ').append(endpoint.model());
                all.append(' ')
                        .append(endpoint.region())
                        .append(' ')
                        .append(endpoint.provider().standing());
                endpoint.provider().address().ifPresent(uri -> all.append(' ').append(uri));
            }
            all.append('\n');
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return new PolicyHash(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
