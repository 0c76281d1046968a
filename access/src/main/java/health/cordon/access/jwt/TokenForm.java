package health.cordon.access.jwt;

import health.cordon.access.Authentication;
import health.cordon.access.SignInFailure;
import health.cordon.access.json.StrictJson;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token as far as it can be judged without a key: three parts in the one base64url form that they have, a header with
 * nothing in it that would bring its own key or its own rules.
 *
 * @param keyId the header's {@code kid}
 * @param algorithm the header's {@code alg}
 * @param payload the claims, not yet to be believed
 */
record TokenForm(String keyId, String algorithm, byte[] payload) {

    private static final int LONGEST_KEY_ID = 128;
    private static final int LONGEST = 16 * 1024;
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/jwt", "application/at+jwt");

    /** Header parameters that bring a key, an address, other rules, or another form of the payload. */
    private static final Set<String> REFUSED = Set.of("jwk", "jku", "x5u", "x5c", "crit", "b64", "zip", "enc", "cty");

    /** What reading a token came to: its form, or why not. */
    sealed interface Read {

        /** Its form. */
        record Fine(TokenForm form) implements Read {}

        /** Why not. */
        record Broken(SignInFailure why) implements Read {

            Authentication refused() {
                return Authentication.refused(why);
            }
        }
    }

    static boolean looksLikeOne(String token) {
        return token.startsWith("ey") && token.indexOf('.') > 0;
    }

    static Read of(String token, Set<String> algorithms) {
        if (token.length() > LONGEST) {
            return new Read.Broken(SignInFailure.TOO_LONG);
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return new Read.Broken(SignInFailure.MALFORMED);
        }
        Optional<byte[]> header = decoded(parts[0]);
        Optional<byte[]> payload = decoded(parts[1]);
        Optional<Map<String, @Nullable Object>> parameters = header.flatMap(StrictJson::object);
        if (payload.isEmpty() || parameters.isEmpty()) {
            return new Read.Broken(SignInFailure.MALFORMED);
        }
        Map<String, @Nullable Object> read = parameters.get();
        // The algorithm before the signature's form: of `none`, whose signature is empty, the log should say what it
        // is.
        if (!(read.get("alg") instanceof String algorithm) || !algorithms.contains(algorithm)) {
            return new Read.Broken(SignInFailure.WRONG_ALGORITHM);
        }
        if (decoded(parts[2]).filter(bytes -> bytes.length > 0).isEmpty()
                || read.keySet().stream().anyMatch(REFUSED::contains)
                || !isKnownType(read)
                || !(read.get("kid") instanceof String keyId)
                || !isKeyId(keyId)) {
            return new Read.Broken(SignInFailure.MALFORMED);
        }
        return new Read.Fine(new TokenForm(keyId, algorithm, payload.get()));
    }

    private static boolean isKnownType(Map<String, @Nullable Object> header) {
        return !header.containsKey("typ")
                || header.get("typ") instanceof String type && TYPES.contains(type.toLowerCase(Locale.ROOT));
    }

    private static boolean isKeyId(String id) {
        return !id.isEmpty() && id.length() <= LONGEST_KEY_ID && id.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /** Base64url without padding, in the one way to write these bytes: another way would be another token to a memory of used ones. */
    private static Optional<byte[]> decoded(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)
                    ? Optional.of(bytes)
                    : Optional.empty();
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}
