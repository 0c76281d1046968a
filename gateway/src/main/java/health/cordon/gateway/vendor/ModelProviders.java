package health.cordon.gateway.vendor;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ModelProviderFactory;
import health.cordon.gateway.spi.ProviderSettings;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The kinds of model provider that are installed: those of the gateway, and those of modules on the module or class path.
 * Strict: two of one kind, a kind that nobody has, or a setting that the kind does not know is an error.
 */
public final class ModelProviders {

    private final SortedMap<String, ModelProviderFactory> factories = new TreeMap<>();

    private ModelProviders(Iterable<ModelProviderFactory> found) {
        for (ModelProviderFactory factory : found) {
            if (factories.putIfAbsent(factory.kind(), factory) != null) {
                throw new CordonException(GatewayError.BAD_PROVIDER, SafeArg.key("twice", factory.kind()));
            }
        }
    }

    /**
     * Those that are installed.
     *
     * @throws CordonException {@link GatewayError#BAD_PROVIDER}
     */
    public static ModelProviders installed() {
        return new ModelProviders(ServiceLoader.load(ModelProviderFactory.class));
    }

    static ModelProviders of(Iterable<ModelProviderFactory> found) {
        return new ModelProviders(found);
    }

    /** The kinds, in order. */
    public String kinds() {
        return String.join(" ", factories.keySet());
    }

    /** The settings that a kind knows; empty for one that is not installed. */
    public Optional<Set<String>> settings(String kind) {
        return Optional.ofNullable(factories.get(kind)).map(ModelProviderFactory::settings);
    }

    /**
     * Opens a provider.
     *
     * @throws CordonException {@link GatewayError#BAD_PROVIDER}, and the errors of {@link ModelProviderFactory#open}
     */
    public ModelProvider open(String kind, ProviderSettings settings) {
        ModelProviderFactory factory = factories.get(kind);
        if (factory == null) {
            throw new CordonException(
                    GatewayError.BAD_PROVIDER, SafeArg.key("kind", kind), SafeArg.key("known", kinds()));
        }
        for (String told : new TreeSet<>(settings.values().keySet())) {
            if (!factory.settings().contains(told)) {
                throw new CordonException(
                        GatewayError.BAD_PROVIDER,
                        SafeArg.key("provider", settings.name()),
                        SafeArg.key("setting", told),
                        SafeArg.key("known", String.join(" ", new TreeSet<>(factory.settings()))));
            }
        }
        return factory.open(settings);
    }
}
