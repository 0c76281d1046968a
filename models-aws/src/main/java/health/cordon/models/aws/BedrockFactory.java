package health.cordon.models.aws;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.network.UpstreamLimits;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ModelProviderFactory;
import health.cordon.gateway.spi.ProviderSettings;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * {@code bedrock}. Credentials come from where the AWS tools take them: {@code AWS_ACCESS_KEY_ID} and its like, {@code
 * AWS_PROFILE}, the role of the container or machine.
 */
public final class BedrockFactory implements ModelProviderFactory {

    /** Called by the service loader. */
    public BedrockFactory() {}

    @Override
    public String kind() {
        return "bedrock";
    }

    @Override
    public Set<String> settings() {
        return Set.of("region", "fips", "url", "profile");
    }

    @Override
    public ModelProvider open(ProviderSettings settings) {
        String region = settings.required("region");
        Optional<String> url = settings.optional("url");
        boolean fips = flag(settings, "fips");
        if (fips && url.isPresent()) {
            throw settings.bad("fips");
        }
        BedrockPlace place =
                url.map(told -> BedrockPlace.of(told, region)).orElseGet(() -> BedrockPlace.of(region, fips));
        return new BedrockProvider(
                settings.name(), place, credentials(settings.optional("profile")), UpstreamLimits.STANDARD);
    }

    private static boolean flag(ProviderSettings settings, String key) {
        return switch (settings.optional(key).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw settings.bad(key);
        };
    }

    /** Looked for now: their absence stops the start, and not the first call. */
    private static DefaultCredentialsProvider credentials(Optional<String> profile) {
        DefaultCredentialsProvider.Builder builder = DefaultCredentialsProvider.builder();
        profile.ifPresent(builder::profileName);
        DefaultCredentialsProvider credentials = builder.build();
        try {
            var _ = credentials.resolveCredentials();
            return credentials;
        } catch (SdkClientException e) {
            throw new CordonException(GatewayError.NO_CREDENTIALS, SafeArg.key("missing", "aws"), SafeArg.cause(e));
        }
    }
}
