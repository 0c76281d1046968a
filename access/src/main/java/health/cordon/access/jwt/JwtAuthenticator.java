package health.cordon.access.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import health.cordon.access.Attributes;
import health.cordon.access.Authentication;
import health.cordon.access.Authentication.Authenticated;
import health.cordon.access.Authentication.NotMine;
import health.cordon.access.Credentials;
import health.cordon.access.Hashing;
import health.cordon.access.Principal;
import health.cordon.access.Role;
import health.cordon.access.Scopes;
import health.cordon.access.SignInFailure;
import health.cordon.access.spi.Authenticator;
import health.cordon.access.spi.RecordStore;
import health.cordon.core.Cfr;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Signs in by a JWT of an identity provider.
 *
 * <p>Where a token may be used once, the store remembers those that were: a store in memory knows of this process alone, so
 * several processes need one that they share. Thread-safe.
 */
@Cfr("164.312(d)")
public final class JwtAuthenticator implements Authenticator {

    private final JwtSettings settings;
    private final VerificationKeys keys;
    private final RecordStore<UsedToken> used;
    private final InstantSource clock;

    /** With what is agreed, whose keys, and where used tokens are remembered if they are to be used once. */
    public JwtAuthenticator(
            JwtSettings settings, VerificationKeys keys, RecordStore<UsedToken> used, InstantSource clock) {
        this.settings = Objects.requireNonNull(settings);
        this.keys = Objects.requireNonNull(keys);
        this.used = Objects.requireNonNull(used);
        this.clock = Objects.requireNonNull(clock);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Authentication authenticate(Credentials credentials) {
        if (!(credentials instanceof Credentials.Bearer bearer) || !TokenForm.looksLikeOne(bearer.reveal())) {
            return NotMine.IT;
        }
        return switch (TokenForm.of(bearer.reveal(), settings.algorithms())) {
            case TokenForm.Read.Broken broken -> broken.refused();
            case TokenForm.Read.Fine fine -> proven(bearer.reveal(), fine.form());
        };
    }

    private Authentication proven(String token, TokenForm form) {
        List<JWK> candidates;
        try {
            candidates = keys.find(form.keyId(), form.algorithm());
        } catch (VerificationKeys.Unavailable gone) {
            return Authentication.refused(SignInFailure.KEYS_UNAVAILABLE);
        }
        if (candidates.isEmpty()) {
            return Authentication.refused(SignInFailure.UNKNOWN_KEY);
        }
        if (candidates.stream().noneMatch(key -> isSignedBy(key, token))) {
            return Authentication.refused(SignInFailure.BAD_PROOF);
        }
        return Claims.of(form.payload())
                .map(this::believed)
                .orElseGet(() -> Authentication.refused(SignInFailure.MALFORMED));
    }

    private Authentication believed(Claims claims) {
        Instant now = clock.instant();
        Optional<SignInFailure> wrong = claims.judge(settings, now);
        if (wrong.isPresent()) {
            return Authentication.refused(wrong.get());
        }
        Optional<String> id = claims.id(settings.idClaim());
        Optional<String> tokenId = claims.id("jti");
        if (id.isEmpty() || settings.oneTime() && tokenId.isEmpty()) {
            return Authentication.refused(SignInFailure.MALFORMED);
        }
        if (settings.oneTime() && !isFirstUse(tokenId.get(), claims.expiry())) {
            return Authentication.refused(SignInFailure.REPLAYED);
        }
        Set<Role> roles = claims.texts(settings.rolesClaim()).stream()
                .flatMap(text -> Optional.ofNullable(settings.roles().get(text)).stream())
                .collect(Collectors.toSet());
        Principal principal = new Principal(
                id.get(),
                settings.kind(),
                roles,
                claims.texts("amr").contains("mfa"),
                Scopes.EVERYWHERE,
                Attributes.NONE);
        return new Authenticated(principal, tokenId.orElse("-"), claims.expiry());
    }

    private boolean isFirstUse(String tokenId, Instant expiry) {
        // Once the token's time and the skew are over, remembering it is needless; a minute more for a clock that is
        // set back.
        return used.insert(new UsedToken(
                Hashing.of(settings.issuer(), tokenId),
                expiry.plus(settings.clockSkew()).plusSeconds(60)));
    }

    private static boolean isSignedBy(JWK key, String token) {
        try {
            JWSVerifier verifier = switch (key.getKeyType().getValue()) {
                case "RSA" -> new RSASSAVerifier(key.toRSAKey());
                case "EC" -> new ECDSAVerifier(key.toECKey());
                default -> throw new JOSEException("no");
            };
            return SignedJWT.parse(token).verify(verifier);
        } catch (JOSEException | ParseException | RuntimeException broken) {
            return false;
        }
    }
}
