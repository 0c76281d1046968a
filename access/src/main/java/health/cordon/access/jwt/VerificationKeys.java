package health.cordon.access.jwt;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import health.cordon.access.AccessError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The public keys of an identity provider.
 *
 * <p><b>What this promises.</b> Keys come from one configured place. It is asked when the known keys are older than their
 * time, or when a token names a key that is not among them, but never more than twice within the shortest interval. While it
 * cannot be had, keys that were had before go on for as long as is set, and then no longer. Thread-safe.
 *
 * <p><b>What it does not.</b> A key that the provider takes away is believed until the known keys are older than their time.
 */
public final class VerificationKeys {

    private static final int SMALLEST_RSA = 2048;
    private static final int LARGEST_RSA = 8192;

    private final JWKSource<SecurityContext> source;

    private VerificationKeys(JWKSource<SecurityContext> source) {
        this.source = source;
    }

    /**
     * How keys are fetched.
     *
     * @param fresh how long keys are taken for fresh
     * @param shortestInterval within which the place is asked twice at most
     * @param patience how long one fetch may take from the first byte to the last
     * @param stale how much longer keys are believed while the place cannot be had
     * @param trust whose TLS certificates are believed; empty for those that the JDK believes
     */
    public record Fetching(
            Duration fresh, Duration shortestInterval, Duration patience, Duration stale, Optional<SSLContext> trust) {

        /** Fresh for ten minutes, asked twice in thirty seconds, five seconds of patience, stale for an hour. */
        public static final Fetching STANDARD = new Fetching(
                Duration.ofMinutes(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofHours(1),
                Optional.empty());

        /** Checks the bounds. */
        public Fetching {
            if (!fresh.isPositive()
                    || !shortestInterval.isPositive()
                    || !patience.isPositive()
                    || patience.compareTo(fresh) >= 0
                    || shortestInterval.compareTo(fresh) >= 0
                    || stale.isNegative()) {
                throw new CordonException(AccessError.BAD_SETTING, SafeArg.key("setting", "fetching of keys"));
            }
        }
    }

    /**
     * Those that a provider publishes as a JWK set.
     *
     * @param place its {@code jwks_uri}: https, or http on this very machine
     */
    public static VerificationKeys at(URI place, Fetching fetching) {
        if (!isSafe(place)) {
            throw new CordonException(AccessError.BAD_SETTING, SafeArg.key("setting", "place of the keys"));
        }
        try {
            return new VerificationKeys(JWKSourceBuilder.<SecurityContext>create(
                            place.toURL(), new JwksFetch(fetching.patience(), fetching.trust()))
                    .cache(
                            fetching.fresh().toMillis(),
                            fetching.patience().multipliedBy(2).toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(fetching.shortestInterval().toMillis())
                    .outageTolerant(fetching.fresh().plus(fetching.stale()).toMillis())
                    .build());
        } catch (MalformedURLException e) {
            throw new CordonException(AccessError.BAD_SETTING, e, SafeArg.key("setting", "place of the keys"));
        }
    }

    /** Those of a JWK set, given as text. */
    public static VerificationKeys of(String jwks) {
        try {
            return new VerificationKeys(
                    new ImmutableJWKSet<>(JWKSet.parse(JwksFetch.checked(jwks.getBytes(StandardCharsets.UTF_8)))));
        } catch (ParseException | java.io.IOException broken) {
            throw new CordonException(AccessError.BAD_SETTING, broken, SafeArg.key("setting", "keys"));
        }
    }

    /** The keys are not to be had. */
    static final class Unavailable extends Exception {

        private static final long serialVersionUID = 1L;

        Unavailable() {
            super("keys unavailable", null, false, false);
        }
    }

    /** The public keys with this id that fit the algorithm; usually one. */
    List<JWK> find(String keyId, String algorithm) throws Unavailable {
        JWKMatcher.Builder matcher = new JWKMatcher.Builder()
                .keyID(keyId)
                .keyUses(KeyUse.SIGNATURE, null)
                .algorithms(JWSAlgorithm.parse(algorithm), null)
                .publicOnly(true);
        if (algorithm.equals(JwtSettings.RS256)) {
            matcher.keyType(KeyType.RSA).minKeySize(SMALLEST_RSA).maxKeySize(LARGEST_RSA);
        } else {
            matcher.keyType(KeyType.EC).curve(Curve.P_256);
        }
        try {
            return source.get(new JWKSelector(matcher.build()), null);
        } catch (RateLimitReachedException often) {
            return List.of();
        } catch (KeySourceException gone) {
            throw new Unavailable();
        }
    }

    private static boolean isSafe(URI place) {
        String host = place.getHost();
        if (host == null || place.getUserInfo() != null || place.getFragment() != null) {
            return false;
        }
        boolean here = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
        return "https".equals(place.getScheme()) || "http".equals(place.getScheme()) && here;
    }
}
