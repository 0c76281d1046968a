package health.cordon.server.gateway;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.disk.PrivateFile;
import health.cordon.gateway.agreement.AgreementFolder;
import health.cordon.gateway.agreement.AgreementKeys;
import health.cordon.gateway.agreement.AgreementRegistry;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.network.NetworkBoundary;
import health.cordon.gateway.network.UpstreamUrl;
import health.cordon.gateway.provider.EchoProvider;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.Latencies;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.route.Router;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ProviderSettings;
import health.cordon.gateway.vendor.ModelProviders;
import health.cordon.server.ServerError;
import health.cordon.server.config.GatewayConfig;
import health.cordon.server.config.GatewayConfig.Upstream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The routes and agreements of a configuration, ready to be asked. Making one reads keys and resolves names, and calls nobody.
 */
public final class GatewayPlan implements AutoCloseable {

    private static final List<String> THIS_MACHINE = List.of("127.0.0.0/8", "::1/128");
    private static final String BOUNDARY = "boundary";
    private static final String REGION = "region";

    private final GatewayConfig config;
    private final List<Route> routes;
    private final AgreementRegistry agreements;
    private final List<ModelProvider> providers;

    private GatewayPlan(
            GatewayConfig config, List<Route> routes, AgreementRegistry agreements, List<ModelProvider> providers) {
        this.config = config;
        this.routes = List.copyOf(routes);
        this.agreements = agreements;
        this.providers = List.copyOf(providers);
    }

    /**
     * The plan of a configuration. Every agreement is verified once.
     *
     * @param environment variables by their names
     * @throws CordonException {@link GatewayError#BAD_UPSTREAM}, {@link GatewayError#OUTSIDE_BOUNDARY}, {@link
     *     GatewayError#MODEL_UNNAMED}, {@link GatewayError#BAD_PROVIDER}, {@link GatewayError#AGREEMENT_UNVERIFIED}, {@link
     *     GatewayError#BAD_AGREEMENT_KEY}
     */
    public static GatewayPlan of(GatewayConfig config, UnaryOperator<@Nullable String> environment) {
        AgreementRegistry agreements = registry(config);
        agreements.all();
        Map<String, Endpoint> endpoints = new LinkedHashMap<>();
        List<ModelProvider> providers = new ArrayList<>();
        try {
            for (Upstream upstream : config.endpoints()) {
                Endpoint endpoint = endpoint(config, upstream, environment);
                providers.add(endpoint.provider());
                endpoints.put(upstream.id(), endpoint);
            }
        } catch (RuntimeException e) {
            providers.forEach(ModelProvider::close);
            throw e;
        }
        List<Route> routes = new ArrayList<>();
        for (GatewayConfig.Model route : config.routes()) {
            List<Endpoint> ways = route.endpoints().stream()
                    .map(endpoints::get)
                    .filter(java.util.Objects::nonNull)
                    .toList();
            routes.add(route(route, ways));
        }
        return new GatewayPlan(config, routes, agreements, providers);
    }

    /** A route of a configuration over these of its endpoints. */
    static Route route(GatewayConfig.Model route, List<Endpoint> ways) {
        return new Route(
                route.model(),
                route.mode(),
                ways,
                route.limits(),
                route.protection(),
                route.spending(),
                route.order(),
                route.hedgeAfter(),
                route.history());
    }

    /** The agreements of a configuration. */
    public static AgreementRegistry registry(GatewayConfig config) {
        return config.agreements()
                .map(told ->
                        AgreementRegistry.in(new AgreementFolder(told.folder(), AgreementKeys.publicKey(told.key()))))
                .orElse(AgreementRegistry.NONE);
    }

    /** The host of an endpoint, as the configuration or its provider says; empty for one in this process. */
    public static Optional<String> host(
            GatewayConfig config, Upstream upstream, UnaryOperator<@Nullable String> environment) {
        String url = upstream.settings().get("url");
        if (url != null) {
            return Optional.of(UpstreamUrl.of(url).getHost());
        }
        try (ModelProvider provider = provider(config, upstream, environment)) {
            return provider.address().map(URI::getHost);
        }
    }

    /** The routes. */
    public List<Route> routes() {
        return routes;
    }

    /** The models whose routes only watch. */
    public List<String> shadows() {
        return routes.stream()
                .filter(route -> route.mode() == Mode.SHADOW)
                .map(Route::model)
                .toList();
    }

    /** The agreements. */
    public AgreementRegistry agreements() {
        return agreements;
    }

    /** The configuration. */
    public GatewayConfig config() {
        return config;
    }

    /** A router over the plan. */
    public Router router(InstantSource clock) {
        return new Router(routes, agreements, clock, new Latencies(clock));
    }

    /** One endpoint, checked. */
    static Endpoint endpoint(GatewayConfig config, Upstream upstream, UnaryOperator<@Nullable String> environment) {
        ModelProvider provider = provider(config, upstream, environment);
        try {
            if (!provider.standing().isInside()) {
                requireAgreements(config, upstream);
            }
            return new Endpoint(upstream.id(), provider, upstream.model(), upstream.region(), upstream.price());
        } catch (IllegalArgumentException e) {
            provider.close();
            throw new CordonException(GatewayError.BAD_PROVIDER, e, SafeArg.key("endpoint", upstream.id()));
        } catch (CordonException e) {
            provider.close();
            throw e;
        }
    }

    private static void requireAgreements(GatewayConfig config, Upstream upstream) {
        if (config.agreements().isEmpty()) {
            throw new CordonException(GatewayError.OUTSIDE_BOUNDARY, SafeArg.key("endpoint", upstream.id()));
        }
        if (upstream.model().equals(Endpoint.ANY)) {
            throw new CordonException(GatewayError.MODEL_UNNAMED, SafeArg.key("endpoint", upstream.id()));
        }
    }

    private static ModelProvider provider(
            GatewayConfig config, Upstream upstream, UnaryOperator<@Nullable String> environment) {
        if (upstream.kind().equals(GatewayConfig.ECHO)) {
            return new EchoProvider();
        }
        ModelProviders installed = ModelProviders.installed();
        Set<String> known = installed.settings(upstream.kind()).orElse(Set.of());
        Map<String, String> settings = new TreeMap<>(upstream.settings());
        if (known.contains(REGION)) {
            settings.put(REGION, upstream.region());
        }
        String url = settings.get("url");
        if (known.contains(BOUNDARY) && url != null && boundary(config).holds(UpstreamUrl.of(url))) {
            settings.put(BOUNDARY, String.join(" ", networks(config)));
        }
        return installed.open(upstream.kind(), new ProviderSettings(upstream.id(), settings, environment));
    }

    /**
     * The same configuration, once no file of a secret in it may be read by others than its owner.
     *
     * @throws CordonException {@link ServerError#KEY_EXPOSED}
     */
    public static GatewayConfig hidden(GatewayConfig config) {
        config.endpoints().forEach(GatewayPlan::requireHidden);
        return config;
    }

    static void requireHidden(Upstream upstream) {
        upstream.settings().entrySet().stream()
                .filter(setting -> setting.getKey().endsWith("-file"))
                .map(setting -> Path.of(setting.getValue()))
                .filter(GatewayPlan::isExposed)
                .findFirst()
                .ifPresent(file -> {
                    throw new CordonException(ServerError.KEY_EXPOSED, SafeArg.path(file));
                });
    }

    private static boolean isExposed(Path file) {
        try {
            return Files.exists(file) && PrivateFile.isExposed(file);
        } catch (IOException e) {
            throw new CordonException(GatewayError.NO_CREDENTIALS, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    private static NetworkBoundary boundary(GatewayConfig config) {
        return NetworkBoundary.of(networks(config).toArray(String[]::new));
    }

    private static List<String> networks(GatewayConfig config) {
        return config.boundary().isEmpty() ? THIS_MACHINE : config.boundary();
    }

    @Override
    public void close() {
        providers.forEach(ModelProvider::close);
    }
}
