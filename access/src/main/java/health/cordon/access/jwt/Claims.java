package health.cordon.access.jwt;

import health.cordon.access.SignInFailure;
import health.cordon.access.Words;
import health.cordon.access.json.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The claims of a token whose signature holds. */
final class Claims {

    /** The year 9999; a later time is a mistake or an attempt to overflow one. */
    private static final long LATEST_SECOND = 253_402_300_799L;

    private final Map<String, @Nullable Object> values;

    private Claims(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** The claims, if they are one JSON object without doubled keys. */
    static Optional<Claims> of(byte[] payload) {
        return StrictJson.object(payload).map(Claims::new);
    }

    /** What is wrong with issuer, audience and times; empty if nothing is. */
    Optional<SignInFailure> judge(JwtSettings agreed, Instant now) {
        if (!agreed.issuer().equals(values.get("iss"))) {
            return Optional.of(SignInFailure.WRONG_ISSUER);
        }
        if (!isFor(agreed.audience())) {
            return Optional.of(SignInFailure.WRONG_AUDIENCE);
        }
        Optional<Instant> expiry = time("exp");
        if (expiry.isEmpty() || isBroken("nbf") || isBroken("iat")) {
            return Optional.of(SignInFailure.MALFORMED);
        }
        Duration skew = agreed.clockSkew();
        if (!now.isBefore(expiry.get().plus(skew))) {
            return Optional.of(SignInFailure.EXPIRED);
        }
        Instant latest = now.plus(skew);
        if (time("nbf").filter(latest::isBefore).isPresent()
                || time("iat").filter(latest::isBefore).isPresent()) {
            return Optional.of(SignInFailure.NOT_YET_VALID);
        }
        Instant begun = time("iat").orElse(now);
        return expiry.get().isAfter(begun.plus(agreed.longestLife()).plus(skew))
                ? Optional.of(SignInFailure.MALFORMED)
                : Optional.empty();
    }

    Instant expiry() {
        return time("exp").orElseThrow();
    }

    /** The claim as an id. */
    Optional<String> id(String claim) {
        return values.get(claim) instanceof String text && Words.isId(text) ? Optional.of(text) : Optional.empty();
    }

    /** The texts of a claim: a list of them, or one with spaces between. */
    List<String> texts(String path) {
        Object value = values;
        for (String step : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        if (value instanceof String text) {
            return Arrays.asList(text.split(" "));
        }
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.stream().filter(String.class::isInstance).forEach(item -> texts.add((String) item));
        }
        return texts;
    }

    private boolean isFor(String audience) {
        Object aud = values.get("aud");
        return audience.equals(aud) || aud instanceof List<?> list && list.contains(audience);
    }

    private boolean isBroken(String claim) {
        return values.containsKey(claim) && time(claim).isEmpty();
    }

    private Optional<Instant> time(String claim) {
        return values.get(claim) instanceof Number number
                        && number.doubleValue() >= 0
                        && number.doubleValue() <= LATEST_SECOND
                ? Optional.of(Instant.ofEpochSecond(number.longValue()))
                : Optional.empty();
    }
}
