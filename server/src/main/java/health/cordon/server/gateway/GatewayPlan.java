package health.cordon.server.gateway;

import health.cordon.core.Phi;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.disk.PrivateFile;
import health.cordon.gateway.agreement.AgreementFolder;
import health.cordon.gateway.agreement.AgreementKeys;
import health.cordon.gateway.agreement.AgreementRegistry;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.provider.EchoProvider;
import health.cordon.gateway.provider.NetworkBoundary;
import health.cordon.gateway.provider.OpenAiCompatibleProvider;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.route.Router;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.server.ServerError;
import health.cordon.server.config.GatewayConfig;
import health.cordon.server.config.GatewayConfig.Key;
import health.cordon.server.config.GatewayConfig.Upstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The routes and agreements of a configuration, ready to be asked. Making one reads keys and resolves names, and calls nobody.
 */
public final class GatewayPlan implements AutoCloseable {

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
     *     GatewayError#MODEL_UNNAMED}, {@link GatewayError#PROVIDER_KEY}, {@link GatewayError#AGREEMENT_UNVERIFIED}, {@link
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
            routes.add(new Route(route.model(), route.mode(), ways));
        }
        return new GatewayPlan(config, routes, agreements, providers);
    }

    /** The agreements of a configuration. */
    public static AgreementRegistry registry(GatewayConfig config) {
        return config.agreements()
                .map(told ->
                        AgreementRegistry.in(new AgreementFolder(told.folder(), AgreementKeys.publicKey(told.key()))))
                .orElse(AgreementRegistry.NONE);
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
        return new Router(routes, agreements, clock);
    }

    static NetworkBoundary boundary(GatewayConfig config) {
        return config.boundary().isEmpty()
                ? NetworkBoundary.THIS_MACHINE
                : NetworkBoundary.of(config.boundary().toArray(String[]::new));
    }

    /** One endpoint, checked. */
    static Endpoint endpoint(GatewayConfig config, Upstream upstream, UnaryOperator<@Nullable String> environment) {
        boolean inside = upstream.url().isEmpty() || boundary(config).holds(NetworkBoundary.upstream(upstream.url()));
        if (!inside && config.agreements().isEmpty()) {
            throw new CordonException(GatewayError.OUTSIDE_BOUNDARY, SafeArg.key("endpoint", upstream.id()));
        }
        if (!inside && upstream.model().equals(Endpoint.ANY)) {
            throw new CordonException(GatewayError.MODEL_UNNAMED, SafeArg.key("endpoint", upstream.id()));
        }
        return new Endpoint(
                upstream.id(), provider(upstream, environment), upstream.model(), upstream.region(), inside);
    }

    private static ModelProvider provider(Upstream upstream, UnaryOperator<@Nullable String> environment) {
        return switch (upstream.kind()) {
            case ECHO -> new EchoProvider();
            case OPENAI, OPENAI_COMPATIBLE ->
                new OpenAiCompatibleProvider(
                        upstream.id(),
                        upstream.url(),
                        key(upstream.key(), environment),
                        OpenAiCompatibleProvider.Limits.STANDARD);
        };
    }

    private static Optional<Phi> key(Key key, UnaryOperator<@Nullable String> environment) {
        return switch (key) {
            case Key.None none -> Optional.empty();
            case Key.InFile(Path file, boolean mayBeExposed) -> Optional.of(key(file, mayBeExposed));
            case Key.InEnvironment(String variable) -> {
                String value = environment.apply(variable);
                if (value == null || value.isBlank()) {
                    throw new CordonException(GatewayError.PROVIDER_KEY, SafeArg.key("variable", variable));
                }
                yield Optional.of(Phi.of(value.strip()));
            }
        };
    }

    private static Phi key(Path file, boolean mayBeExposed) {
        try {
            if (!mayBeExposed && PrivateFile.isExposed(file)) {
                throw new CordonException(ServerError.KEY_EXPOSED, SafeArg.path(file));
            }
            return Phi.of(Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            throw new CordonException(GatewayError.PROVIDER_KEY, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    @Override
    public void close() {
        providers.forEach(ModelProvider::close);
    }
}
