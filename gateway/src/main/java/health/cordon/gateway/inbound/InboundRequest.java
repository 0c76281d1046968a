package health.cordon.gateway.inbound;

import health.cordon.access.Credentials;
import health.cordon.audit.entry.RequestId;
import health.cordon.core.Phi;
import health.cordon.core.error.CordonException;
import health.cordon.deid.known.KnownPhi;
import health.cordon.gateway.error.GatewayError;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came in: nothing of it is trusted yet.
 *
 * @param id made by Cordon for this request
 * @param door where it came in
 * @param headers by name in lower case; of a name that stood twice, the caller must have refused the request
 * @param credentials what the client showed
 * @param source where it comes from, for the limit on failures
 * @param body its bytes, which are not read yet
 * @param known what the chart knows of the patient the request is about
 */
public record InboundRequest(
        RequestId id,
        Door door,
        Map<String, String> headers,
        Optional<Credentials> credentials,
        String source,
        RequestBody body,
        KnownPhi known) {

    /** The purpose of use, as a code of HL7's ActReason. */
    public static final String PURPOSE = "cordon-purpose";

    /** Names a conversation: pseudonyms are constant in it. */
    public static final String CONVERSATION = "cordon-conversation";

    /** The form of its name: that of an id in a path, where it is erased. */
    public static final String CONVERSATION_FORM = "[A-Za-z0-9][A-Za-z0-9._-]{0,127}";

    /** What consumes the data, for the minimum necessary rules. */
    public static final String FUNCTION = "cordon-function";

    /** The patient whom the request is about, by the stable key that he is known by. */
    public static final String PATIENT = "cordon-patient";

    /** The longest key of a patient. */
    private static final int LONGEST_PATIENT = 256;

    /** Brings the names of headers to lower case. */
    public InboundRequest {
        Objects.requireNonNull(id);
        Objects.requireNonNull(door);
        Objects.requireNonNull(body);
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = java.util.Collections.unmodifiableMap(lower);
    }

    /** A request with a bearer token and of which nothing is known. */
    public static InboundRequest of(Door door, String token, byte[] body) {
        return new InboundRequest(
                RequestId.random(),
                door,
                Map.of(),
                Optional.of(Credentials.Bearer.of(token)),
                "local",
                RequestBody.of(body),
                KnownPhi.NONE);
    }

    /** The same with another header. */
    public InboundRequest with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new InboundRequest(id, door, more, credentials, source, body, known);
    }

    /** A header's value. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * The patient whom it is about; empty if it tells none.
     *
     * @throws CordonException {@link GatewayError#BAD_HEADER} if it tells a key that none can have
     */
    public Optional<Phi> patient() {
        return header(PATIENT).map(String::strip).map(key -> {
            if (key.isEmpty() || key.length() > LONGEST_PATIENT || key.chars().anyMatch(Character::isISOControl)) {
                throw new CordonException(GatewayError.BAD_HEADER);
            }
            return Phi.of(key);
        });
    }

    /** Without its body and headers. */
    @Override
    public String toString() {
        return "InboundRequest(" + id + ", " + door + ")";
    }
}
