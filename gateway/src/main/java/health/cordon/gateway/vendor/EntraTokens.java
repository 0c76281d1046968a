package health.cordon.gateway.vendor;

import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.network.UpstreamLimits;
import health.cordon.gateway.network.UpstreamUrl;
import health.cordon.gateway.provider.VendorClient;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Bearer tokens of Microsoft Entra ID for an application, by OAuth 2.0 client credentials: with a secret, or with the
 * assertion that a workload's platform keeps in a file. A token is kept until shortly before it ends; many who need one at
 * once ask for it once. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4">RFC 6749, 4.4</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7523#section-2.2">RFC 7523, 2.2</a>
 */
public final class EntraTokens implements AzureSignIn {

    /** Where tokens of Azure's public cloud come from. */
    public static final String HOME = "https://login.microsoftonline.com";

    /** What tokens for Azure OpenAI are asked for. */
    public static final String SCOPE = "https://cognitiveservices.azure.com/.default";

    private static final Duration SHORTLY = Duration.ofMinutes(5);
    private static final RevealAccess TO_SIGN_IN = RevealAccess.because("to ask Entra ID for a token");

    /**
     * Who asks.
     *
     * @param tenant the directory's id or domain
     * @param client the application's id
     * @param proof the field that proves it
     */
    public record Application(String tenant, String client, Proof proof) {}

    /**
     * What proves who asks.
     *
     * @param assertion whether it is a signed assertion, and not a secret
     * @param value read anew for each token
     */
    public record Proof(boolean assertion, Supplier<Phi> value) {}

    /** Told to all who wait instead of asking again for each of them. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private record Token(Phi value, Instant until) {}

    private record Failure(ErrorCode code, Instant until) {}

    private final URI endpoint;
    private final Application application;
    private final String scope;
    private final InstantSource clock;
    private final VendorClient client;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Token kept;
    private @Nullable Failure failed;

    /**
     * Tokens.
     *
     * @param authority usually {@link #HOME}; other clouds have others
     * @param scope usually {@link #SCOPE}
     * @throws CordonException {@link GatewayError#BAD_UPSTREAM}
     */
    public EntraTokens(
            String authority, Application application, String scope, UpstreamLimits limits, InstantSource clock) {
        this.endpoint = Addresses.below(
                UpstreamUrl.of(authority), Addresses.segment(application.tenant()) + "/oauth2/v2.0/token/");
        this.application = application;
        this.scope = scope;
        this.clock = clock;
        this.client = new VendorClient(endpoint, limits);
    }

    @Override
    public Map.Entry<String, Phi> header() {
        return Map.entry("authorization", bearer());
    }

    @Override
    public void refused(Phi value) {
        Token current = kept;
        if (current != null && current.value().equals(value)) {
            kept = null;
        }
    }

    private Phi bearer() {
        Token current = kept;
        if (current != null && clock.instant().isBefore(current.until())) {
            return current.value();
        }
        asking.lock();
        try {
            current = kept;
            if (current == null || !clock.instant().isBefore(current.until())) {
                current = fetchedUnlessFailed();
                kept = current;
            }
            return current.value();
        } finally {
            asking.unlock();
        }
    }

    private Token fetchedUnlessFailed() {
        Failure last = failed;
        if (last != null && clock.instant().isBefore(last.until())) {
            throw new CordonException(last.code());
        }
        try {
            Token token = fetched();
            failed = null;
            return token;
        } catch (CordonException e) {
            failed = new Failure(e.code(), clock.instant().plus(PAUSE));
            throw e;
        }
    }

    private Token fetched() {
        Instant asked = clock.instant();
        JsonNode told = told();
        String token = VendorJson.text(told, "access_token");
        if (!VendorJson.text(told, "token_type").equalsIgnoreCase("bearer") || !isToken(token)) {
            throw new CordonException(GatewayError.PROVIDER_UNREACHABLE);
        }
        Duration life = Duration.ofSeconds(VendorJson.number(told, "expires_in"));
        Duration early = life.dividedBy(2).compareTo(SHORTLY) < 0 ? life.dividedBy(2) : SHORTLY;
        return new Token(Phi.of("Bearer " + token), asked.plus(life).minus(early));
    }

    /**
     * What Entra ID answers. Whatever fails here leaves the model unasked, so that another endpoint may be tried; only who is not
     * known as an application is told so.
     */
    private JsonNode told() {
        String path = endpoint.toString();
        byte[] form = form().getBytes(StandardCharsets.UTF_8);
        try (var answer = client.post(
                URI.create(path.substring(0, path.length() - 1)),
                Map.of("content-type", "application/x-www-form-urlencoded"),
                form)) {
            return VendorJson.object(answer.whole());
        } catch (CordonException failed) {
            boolean unknown = failed.code() == GatewayError.PROVIDER_REFUSED
                    || failed.code() == GatewayError.PROVIDER_KEY_REFUSED;
            throw new CordonException(
                    unknown ? GatewayError.PROVIDER_KEY_REFUSED : GatewayError.PROVIDER_UNREACHABLE, failed);
        }
    }

    private String form() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "client_credentials");
        fields.put("client_id", application.client());
        fields.put("scope", scope);
        String proof = application.proof().value().get().reveal(TO_SIGN_IN);
        if (application.proof().assertion()) {
            fields.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            fields.put("client_assertion", proof);
        } else {
            fields.put("client_secret", proof);
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Printable and without spaces (RFC 6750, 2.1), so that it can stand in a header. */
    private static boolean isToken(String token) {
        return !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return "EntraTokens";
    }
}
