package health.cordon.gateway.history;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.Pseudonym;
import health.cordon.gateway.admit.AuthorizedRequest;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.route.HistoryMode;
import health.cordon.gateway.spi.ProviderCall;
import health.cordon.gateway.trail.GatewayTrail;
import health.cordon.gateway.trail.IntendedCall;
import health.cordon.store.StoreError;
import health.cordon.store.governed.GovernedRecords;
import health.cordon.store.governed.RecordDraft;
import health.cordon.store.governed.RecordKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Keeps what was asked of models and answered, on routes that say so.
 *
 * <p><b>What this promises.</b> The request's part is durable in the sealed store before anything of it is sent, and the
 * answer's before its end is given out; what the store does not take ends the call. Each part is sealed under the key of the
 * patient whom the caller named, if he named one, and of its route and day. It tells request and receipt, and goes nowhere but
 * into the store. Thread-safe.
 *
 * <p><b>What it does not.</b> It decides neither who reads nor how long: that do {@code access} and the retention of the store.
 */
@Cfr("164.312(a)(2)(iv)")
public final class Histories {

    /** The word by which records name what decides on reading them: policies on this type of resource. */
    private static final String POLICY = "InferenceLog";

    private final @Nullable GovernedRecords records;
    private final HistorySettings settings;
    private final GatewayTrail trail;
    private final InstantSource clock;

    private Histories(
            @Nullable GovernedRecords records, HistorySettings settings, GatewayTrail trail, InstantSource clock) {
        this.records = records;
        this.settings = settings;
        this.trail = trail;
        this.clock = clock;
    }

    /** Kept among these records. */
    public static Histories in(
            GovernedRecords records, HistorySettings settings, GatewayTrail trail, InstantSource clock) {
        return new Histories(records, settings, trail, clock);
    }

    /** For routes of whose calls nothing is kept; the call of any other fails. */
    public static Histories none(GatewayTrail trail, InstantSource clock) {
        return new Histories(null, HistorySettings.STANDARD, trail, clock);
    }

    /**
     * Keeps the request's part of a call that is about to be made.
     *
     * @throws CordonException {@link GatewayError#HISTORY_NOT_KEPT}, {@link GatewayError#TOO_LARGE}
     */
    public CallHistory begin(IntendedCall intended, ProviderCall call) {
        CallHistory history = new CallHistory(this, intended, call);
        if (history.mode() != HistoryMode.NONE) {
            JsonNode body =
                    history.mode() == HistoryMode.FULL ? allowed(intended).tree() : call.body();
            keep(
                    intended,
                    HistoryPart.ASKED,
                    () -> HistoryPart.asked(intended, policy(), subject(intended), call.model(), body),
                    GatewayError.TOO_LARGE);
        }
        return history;
    }

    /** Keeps the answer's part. Errors as of {@link #begin}, with {@link GatewayError#ANSWER_TOO_LONG}. */
    void end(IntendedCall intended, String model, Ending ending, Supplier<JsonNode> body) {
        keep(
                intended,
                HistoryPart.ANSWERED,
                () -> HistoryPart.answered(intended, policy(), subject(intended), model, ending, body.get()),
                GatewayError.ANSWER_TOO_LONG);
    }

    private void keep(IntendedCall intended, String term, Supplier<byte[]> part, GatewayError tooLong) {
        HistoryMode mode = intended.before().route().history();
        try {
            Objects.requireNonNull(records).add(draft(intended, term, part.get()));
        } catch (RuntimeException refused) {
            boolean tooMuch = refused instanceof CordonException known && known.code() == StoreError.RECORD_TOO_LARGE;
            throw new CordonException(
                    tooMuch ? tooLong : GatewayError.HISTORY_NOT_KEPT, refused, SafeArg.cause(refused));
        }
        intended.keeps("-" + term + "-" + mode.name().toLowerCase(Locale.ROOT));
    }

    private RecordDraft draft(IntendedCall intended, String term, byte[] part) {
        AuthorizedRequest allowed = allowed(intended);
        Instant now = clock.instant();
        try {
            return new RecordDraft(
                    RecordKind.INFERENCE_LOG,
                    HistoryCollection.of(intended.before().route().model(), now).toString(),
                    settings.owner(),
                    allowed.purpose().name(),
                    POLICY,
                    now.plus(settings.retention()),
                    allowed.patient(),
                    Map.of(term, Phi.of(allowed.before().before().id().toString())),
                    part);
        } finally {
            Arrays.fill(part, (byte) 0);
        }
    }

    private Optional<String> subject(IntendedCall intended) {
        return allowed(intended).patient().map(trail.subjects()::of).map(Pseudonym::token);
    }

    private String policy() {
        return trail.policy().value();
    }

    private static AuthorizedRequest allowed(IntendedCall intended) {
        return intended.before().before().before().before();
    }
}
