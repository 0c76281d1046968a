package health.cordon.server.gateway;

import health.cordon.deid.Profile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway stands before one upstream.
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

    /** Takes a copy. */
    public GatewaySettings {
        boundary = List.copyOf(boundary);
    }
}
