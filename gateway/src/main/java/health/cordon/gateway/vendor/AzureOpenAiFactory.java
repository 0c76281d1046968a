package health.cordon.gateway.vendor;

import health.cordon.core.Phi;
import health.cordon.gateway.network.UpstreamLimits;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ModelProviderFactory;
import health.cordon.gateway.spi.ProviderSettings;
import health.cordon.gateway.vendor.EntraTokens.Application;
import health.cordon.gateway.vendor.EntraTokens.Proof;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/** {@code azure-openai}: with a key, or with an application of Entra ID. */
public final class AzureOpenAiFactory implements ModelProviderFactory {

    private static final UpstreamLimits TOKENS =
            new UpstreamLimits(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(10));

    /** Called by the service loader. */
    public AzureOpenAiFactory() {}

    @Override
    public String kind() {
        return "azure-openai";
    }

    @Override
    public Set<String> settings() {
        return Set.of(
                "url",
                "api-version",
                "key-file",
                "key-env",
                "tenant",
                "client",
                "client-secret-file",
                "client-secret-env",
                "assertion-file",
                "authority",
                "scope");
    }

    @Override
    public ModelProvider open(ProviderSettings settings) {
        return new AzureOpenAiProvider(
                settings.name(),
                settings.required("url"),
                settings.optional("api-version"),
                signIn(settings),
                UpstreamLimits.STANDARD);
    }

    /** Read anew for each token: an assertion lives no longer than an hour or so, and secrets are rotated. */
    private static AzureSignIn signIn(ProviderSettings settings) {
        if (settings.hasSecret("key")) {
            return new AzureKey(settings.secret("key"));
        }
        boolean asserted = settings.hasSecret("assertion");
        if (asserted == settings.hasSecret("client-secret")) {
            throw settings.bad("key-file");
        }
        Proof proof = new Proof(asserted, () -> read(settings, asserted));
        var _ = proof.value().get(); // What cannot be read stops the start, and not the first call.
        return new EntraTokens(
                settings.optional("authority").orElse(EntraTokens.HOME),
                new Application(settings.required("tenant"), settings.required("client"), proof),
                settings.optional("scope").orElse(EntraTokens.SCOPE),
                TOKENS,
                InstantSource.system());
    }

    private static Phi read(ProviderSettings settings, boolean asserted) {
        return settings.secret(asserted ? "assertion" : "client-secret");
    }
}
