package health.cordon.access.identity;

import health.cordon.access.AccessError;
import health.cordon.access.Authentication;
import health.cordon.access.Authentication.Authenticated;
import health.cordon.access.Authentication.NotMine;
import health.cordon.access.Authentication.Refused;
import health.cordon.access.Credentials;
import health.cordon.access.SignInFailure;
import health.cordon.access.spi.AccessEvent;
import health.cordon.access.spi.AccessLog;
import health.cordon.access.spi.Authenticator;
import health.cordon.core.Cfr;
import health.cordon.core.config.NearestWord;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * The ways to sign in, as one.
 *
 * <p><b>What this promises.</b> Credentials are shown to each authenticator in turn until one knows their form; its answer
 * is the answer. Unknown forms, exceptions and sources that failed too often are refused. Refusals are logged; of a source
 * that is locked out only the one that locked it, so that nobody fills the log from outside. Thread-safe.
 *
 * <p><b>What it does not.</b> It does not say what he may do. It does not log successes: each decision that follows names
 * him.
 */
@Cfr("164.312(d)")
public final class Authenticators {

    /** No credential is as long; what is longer is not looked at. */
    public static final int LONGEST_TOKEN = 16 * 1024;

    private final List<Authenticator> inOrder;
    private final FailureLimit limit;
    private final AccessLog log;
    private final InstantSource clock;

    private Authenticators(List<Authenticator> inOrder, FailureLimit limit, AccessLog log, InstantSource clock) {
        this.inOrder = List.copyOf(inOrder);
        this.limit = limit;
        this.log = log;
        this.clock = clock;
    }

    /**
     * The authenticators with these names, in this order, out of those at hand and those that other modules provide.
     *
     * @throws CordonException {@link AccessError#UNKNOWN_AUTHENTICATOR} for a name that none has or two have
     */
    public static Authenticators of(
            List<String> names, List<Authenticator> atHand, FailureLimit limit, AccessLog log, InstantSource clock) {
        Map<String, Authenticator> known = new LinkedHashMap<>();
        List<Authenticator> all = new ArrayList<>(atHand);
        ServiceLoader.load(Authenticator.class).forEach(all::add);
        for (Authenticator each : all) {
            if (known.putIfAbsent(each.name(), each) != null) {
                throw unknown(each.name(), known);
            }
        }
        List<Authenticator> chosen = new ArrayList<>();
        for (String name : names) {
            Authenticator one = known.get(name);
            if (one == null || chosen.contains(one)) {
                throw unknown(name, known);
            }
            chosen.add(one);
        }
        return new Authenticators(chosen, limit, log, clock);
    }

    /**
     * Looks at credentials.
     *
     * @param source where they come from, as {@link FailureLimit#source} gives it or another text of the caller's
     * @return {@link Authenticated} or {@link Refused}
     */
    public Authentication authenticate(Credentials credentials, String source) {
        if (limit.lockedUntil(source).isPresent()) {
            return Authentication.refused(SignInFailure.LOCKED_OUT);
        }
        if (credentials instanceof Credentials.Bearer bearer && bearer.reveal().length() > LONGEST_TOKEN) {
            return refused(source, "-", SignInFailure.TOO_LONG);
        }
        for (Authenticator each : inOrder) {
            switch (asked(each, credentials)) {
                case Authenticated someone -> {
                    limit.succeeded(source);
                    return someone;
                }
                case Refused refused -> {
                    return refused(source, each.name(), refused.why());
                }
                case NotMine other -> {
                    // The next may know it.
                }
            }
        }
        return refused(source, "-", SignInFailure.UNKNOWN_FORM);
    }

    private static Authentication asked(Authenticator authenticator, Credentials credentials) {
        try {
            return authenticator.authenticate(credentials);
        } catch (RuntimeException | StackOverflowError broken) {
            return Authentication.refused(SignInFailure.FAILED);
        }
    }

    /** What is not the caller's fault is not counted against him. */
    private Authentication refused(String source, String authenticator, SignInFailure why) {
        boolean ours = why == SignInFailure.KEYS_UNAVAILABLE || why == SignInFailure.FAILED;
        if (!ours) {
            limit.failed(source);
        }
        try {
            log.append(new AccessEvent.SignInRefused(clock.instant(), source, authenticator, why));
        } catch (RuntimeException full) {
            // It is refused already; there is nothing stricter to do.
        }
        return Authentication.refused(why);
    }

    private static CordonException unknown(String name, Map<String, Authenticator> known) {
        return new CordonException(
                AccessError.UNKNOWN_AUTHENTICATOR,
                SafeArg.key("name", name),
                SafeArg.key("hint", NearestWord.hint(name, known.keySet())));
    }
}
