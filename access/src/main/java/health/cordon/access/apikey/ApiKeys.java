package health.cordon.access.apikey;

import health.cordon.access.AccessError;
import health.cordon.access.Authentication;
import health.cordon.access.Authentication.Authenticated;
import health.cordon.access.Authentication.NotMine;
import health.cordon.access.Credentials;
import health.cordon.access.Hashing;
import health.cordon.access.Principal;
import health.cordon.access.Role;
import health.cordon.access.SignInFailure;
import health.cordon.access.Words;
import health.cordon.access.spi.AccessEvent;
import health.cordon.access.spi.AccessEvent.Occurrence;
import health.cordon.access.spi.AccessLog;
import health.cordon.access.spi.Authenticator;
import health.cordon.access.spi.RecordStore;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * API keys: made, called back, signed in by.
 *
 * <p><b>What this promises.</b> A key is shown once and stored as a hash. It ends by itself. A key that is called back here
 * is refused from the next request on; one that was called back elsewhere, as soon as the store shows it. Making and calling
 * back are in the log before they hold. Thread-safe.
 *
 * <p><b>What it does not.</b> It does not ask whether the caller may make keys, nor whether he may give these roles: whoever
 * calls must have asked the {@code Authorizer}.
 */
@Cfr("164.312(a)(2)(i)")
public final class ApiKeys implements Authenticator {

    /** The longest time that a key may last. */
    public static final Duration LONGEST = Duration.ofDays(366);

    private static final String LABEL = "cordon/v1/api-key";
    private static final String NO_HASH = "0".repeat(64);

    private final RecordStore<ApiKeyRecord> store;
    private final AccessLog log;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** Those in a store. */
    public ApiKeys(RecordStore<ApiKeyRecord> store, AccessLog log, InstantSource clock) {
        this.store = Objects.requireNonNull(store);
        this.log = Objects.requireNonNull(log);
        this.clock = Objects.requireNonNull(clock);
    }

    @Override
    public String name() {
        return "api-key";
    }

    /**
     * Makes a key.
     *
     * @param by who makes it
     * @param label what its owner calls it
     * @param principal who will sign in by it, with roles and scopes
     * @param time how long it lasts
     * @throws CordonException if the time is not above zero or too long, or the log or the store refuses
     */
    public IssuedApiKey issue(String by, String label, Principal principal, Duration time) {
        if (!time.isPositive() || time.compareTo(LONGEST) > 0) {
            throw new CordonException(AccessError.BAD_LIFETIME, SafeArg.of("longest in days", LONGEST.toDays()));
        }
        if (principal.roles().contains(Role.BREAK_GLASS)) {
            throw new CordonException(AccessError.BAD_WORD, SafeArg.key("what", "role"));
        }
        ApiKeyText key = ApiKeyText.random(random);
        Instant now = clock.instant();
        ApiKeyRecord kept = new ApiKeyRecord(
                key.id(),
                Words.id("label", label),
                principal,
                hash(key),
                now,
                Words.id("principal", by),
                now.plus(time),
                Optional.empty());
        note(
                by,
                Occurrence.KEY_ISSUED,
                kept.id(),
                Map.of(
                        "principal", principal.id(),
                        "roles", principal.roles().stream().sorted().toList().toString(),
                        "scopes", principal.scopes().toString(),
                        "until", kept.until().toString()));
        if (!store.insert(kept)) {
            throw new CordonException(AccessError.CHANGED_MEANWHILE);
        }
        return new IssuedApiKey(kept, key.text());
    }

    /**
     * Calls a key back. A second time does nothing.
     *
     * @throws CordonException {@link AccessError#NO_SUCH_KEY}
     */
    public void revoke(String by, String id) {
        ApiKeyRecord kept = store.find(id).orElseThrow(() -> new CordonException(AccessError.NO_SUCH_KEY));
        if (kept.revokedAt().isPresent()) {
            return;
        }
        note(
                by,
                Occurrence.KEY_REVOKED,
                id,
                Map.of("principal", kept.principal().id()));
        if (!store.replace(kept, kept.revoked(clock.instant()))) {
            throw new CordonException(AccessError.CHANGED_MEANWHILE);
        }
    }

    /** All keys, those that are over among them. */
    public List<ApiKeyRecord> all() {
        return store.all();
    }

    @Override
    public Authentication authenticate(Credentials credentials) {
        if (!(credentials instanceof Credentials.Bearer bearer)
                || !bearer.reveal().startsWith(ApiKeyText.PREFIX)) {
            return NotMine.IT;
        }
        Optional<ApiKeyText> read = ApiKeyText.of(bearer.reveal());
        if (read.isEmpty()) {
            return Authentication.refused(SignInFailure.MALFORMED);
        }
        Optional<ApiKeyRecord> found = store.find(read.get().id());
        // The same work whether the id is known or not, and in constant time: a guess learns nothing from how long it
        // took.
        boolean same = Hashing.same(
                hash(read.get()), found.map(ApiKeyRecord::secretHash).orElse(NO_HASH));
        if (found.isEmpty()) {
            return Authentication.refused(SignInFailure.UNKNOWN_KEY);
        }
        return same ? inForce(found.get()) : Authentication.refused(SignInFailure.BAD_PROOF);
    }

    private Authentication inForce(ApiKeyRecord key) {
        if (key.revokedAt().isPresent()) {
            return Authentication.refused(SignInFailure.REVOKED);
        }
        if (!clock.instant().isBefore(key.until())) {
            return Authentication.refused(SignInFailure.EXPIRED);
        }
        return new Authenticated(key.principal(), key.id(), key.until());
    }

    private static String hash(ApiKeyText key) {
        return Hashing.of(LABEL, key.id() + key.secret());
    }

    private void note(String actor, Occurrence what, String id, Map<String, String> facts) {
        try {
            log.append(new AccessEvent.Occurred(clock.instant(), actor, what, id, facts));
        } catch (RuntimeException refused) {
            throw new CordonException(AccessError.LOG_REFUSED, refused, SafeArg.cause(refused));
        }
    }
}
