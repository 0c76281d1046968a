package health.cordon.access.session;

import health.cordon.access.AccessError;
import health.cordon.access.Authentication;
import health.cordon.access.Authentication.Authenticated;
import health.cordon.access.Authentication.NotMine;
import health.cordon.access.Credentials;
import health.cordon.access.Hashing;
import health.cordon.access.Principal;
import health.cordon.access.RandomId;
import health.cordon.access.SignInFailure;
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
 * Sessions, with automatic logoff.
 *
 * <p><b>What this promises.</b> A session that was not used for the idle time is over, and one that is as old as the longest
 * time; the token is refused from then on, and the end is logged when it is next seen or swept. Thread-safe.
 *
 * <p><b>What it does not.</b> The last use is kept to within a tenth of the idle time, so that not each request writes; logoff
 * may come that much early, never late.
 */
@Cfr("164.312(a)(2)(iii)")
public final class Sessions implements Authenticator {

    private static final String PREFIX = "cordons_";
    private static final String LABEL = "cordon/v1/session";
    private static final int SECRET_BYTES = 32;
    private static final int TOKEN_LENGTH = PREFIX.length() + 52;
    private static final Duration CLOCK_STEP = Duration.ofMinutes(1);

    private final RecordStore<SessionRecord> store;
    private final AccessLog log;
    private final InstantSource clock;
    private final Settings settings;
    private final SecureRandom random = new SecureRandom();

    /**
     * When sessions end.
     *
     * @param idle without use
     * @param longest however busy
     */
    public record Settings(Duration idle, Duration longest) {

        /** A quarter of an hour; half a day. */
        public static final Settings STANDARD = new Settings(Duration.ofMinutes(15), Duration.ofHours(12));

        /** Checks the bounds. */
        public Settings {
            if (!idle.isPositive() || idle.compareTo(longest) > 0 || longest.compareTo(Duration.ofDays(7)) > 0) {
                throw new CordonException(AccessError.BAD_SETTING, SafeArg.key("setting", "sessions"));
            }
        }
    }

    /** Those in a store. */
    public Sessions(RecordStore<SessionRecord> store, AccessLog log, InstantSource clock, Settings settings) {
        this.store = Objects.requireNonNull(store);
        this.log = Objects.requireNonNull(log);
        this.clock = Objects.requireNonNull(clock);
        this.settings = Objects.requireNonNull(settings);
    }

    @Override
    public String name() {
        return "session";
    }

    /**
     * Starts a session for someone who has just signed in.
     *
     * @throws CordonException if the log or the store refuses
     */
    public StartedSession start(Principal principal) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String token = PREFIX + RandomId.text(secret);
        Instant now = clock.instant();
        SessionRecord session = new SessionRecord(
                Hashing.of(LABEL, token), RandomId.with("s-"), principal, now, now, now.plus(settings.longest()));
        note(principal.id(), Occurrence.SESSION_STARTED, session.name(), Map.of());
        if (!store.insert(session)) {
            throw new CordonException(AccessError.CHANGED_MEANWHILE);
        }
        return new StartedSession(session, token);
    }

    @Override
    public Authentication authenticate(Credentials credentials) {
        if (!(credentials instanceof Credentials.Bearer bearer)
                || !bearer.reveal().startsWith(PREFIX)) {
            return NotMine.IT;
        }
        if (bearer.reveal().length() != TOKEN_LENGTH) {
            return Authentication.refused(SignInFailure.MALFORMED);
        }
        // Looked up by a hash of the token: what the look-up's time tells is about hashes, from which no token follows.
        Optional<SessionRecord> found = store.find(Hashing.of(LABEL, bearer.reveal()));
        if (found.isEmpty()) {
            return Authentication.refused(SignInFailure.SESSION_OVER);
        }
        SessionRecord session = found.get();
        Instant now = clock.instant();
        if (isOver(session, now)) {
            finish(session, session.principal().id(), "clock");
            return Authentication.refused(SignInFailure.SESSION_OVER);
        }
        if (now.isAfter(session.seenAt().plus(settings.idle().dividedBy(10)))) {
            // If another request was faster, it has said the same.
            store.replace(session, session.seen(now));
        }
        return new Authenticated(session.principal(), session.name(), session.until());
    }

    /** Ends the session of a token; nothing if it is over. */
    public void end(Credentials.Bearer bearer) {
        store.find(Hashing.of(LABEL, bearer.reveal()))
                .ifPresent(session -> finish(session, session.principal().id(), "signed out"));
    }

    /** Ends all sessions of a principal, as when he leaves or his rights change; how many. */
    public int endAll(String by, String principal) {
        List<SessionRecord> his = store.all().stream()
                .filter(session -> session.principal().id().equals(principal))
                .toList();
        his.forEach(session -> finish(session, by, "ended"));
        return his.size();
    }

    /** Ends the sessions that the clock has ended; to be called now and then. How many. */
    public int sweep() {
        Instant now = clock.instant();
        List<SessionRecord> over =
                store.all().stream().filter(session -> isOver(session, now)).toList();
        over.forEach(session -> finish(session, session.principal().id(), "clock"));
        return over.size();
    }

    private boolean isOver(SessionRecord session, Instant now) {
        return !now.isBefore(session.until())
                || !now.isBefore(session.seenAt().plus(settings.idle()))
                || now.isBefore(session.seenAt().minus(CLOCK_STEP));
    }

    private void finish(SessionRecord session, String by, String how) {
        note(by, Occurrence.SESSION_ENDED, session.name(), Map.of("how", how));
        SessionRecord last = session;
        while (!store.remove(last)) {
            Optional<SessionRecord> changed = store.find(session.id());
            if (changed.isEmpty()) {
                return;
            }
            last = changed.get();
        }
    }

    private void note(String actor, Occurrence what, String name, Map<String, String> facts) {
        try {
            log.append(new AccessEvent.Occurred(clock.instant(), actor, what, name, facts));
        } catch (RuntimeException refused) {
            throw new CordonException(AccessError.LOG_REFUSED, refused, SafeArg.cause(refused));
        }
    }
}
