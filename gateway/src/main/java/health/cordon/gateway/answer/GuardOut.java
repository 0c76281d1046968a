package health.cordon.gateway.answer;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.PhiKind;
import health.cordon.crypto.Keyset;
import health.cordon.deid.Deidentifier;
import health.cordon.gateway.guard.GuardedRequest;
import health.cordon.gateway.provider.ProviderReply;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The guard on the way out.
 *
 * <p><b>What this promises.</b> Values are put back for tokens that this caller's conversation holds and for surrogates
 * that his request holds, and for no others. PHI
 * that the caller did not send is redacted. What comes out is the same for every way in which the answer was cut into
 * pieces; at most {@value AnswerScan#MOST_HELD} characters of a text, and what may be the beginning of a token or a surrogate, are held
 * back. If the engine fails, the answer ends with an error. Thread-safe.
 *
 * <p><b>What it does not.</b> It does not see what the engine does not find, and a scan of a window sees less than one of
 * the whole.
 */
@Cfr("164.312(a)(1)")
public final class GuardOut {

    /** The most characters of one text that are held back. */
    public static final int MOST_HELD = AnswerScan.MOST_HELD;

    private final Deidentifier engine;
    private final Keyset keyset;

    /** A guard with this engine. */
    public GuardOut(Deidentifier engine, Keyset keyset) {
        this.engine = engine;
        this.keyset = keyset;
    }

    /** Guards an answer as it comes. */
    public GuardedReply guard(ProviderReply reply) {
        GuardedRequest request = reply.intended().before().before();
        String principal = request.before().before().before().principal().id();
        UnaryOperator<String> hash = id -> keyset.pseudonyms()
                .of("gateway-call/" + principal, Phi.of(id))
                .token()
                .substring("PSN-".length());
        Map<PhiKind, Integer> found = new EnumMap<>(PhiKind.class);
        return new GuardedReply(reply, new ReplyChannels(engine, request, found, hash), found);
    }
}
