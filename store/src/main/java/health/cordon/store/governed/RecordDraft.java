package health.cordon.store.governed;

import health.cordon.core.Phi;
import health.cordon.core.error.CordonException;
import health.cordon.store.Names;
import health.cordon.store.StoreError;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A record that is to be kept. Everything but subject, terms and payload lies in clear and may not identify an individual.
 *
 * @param kind what it is
 * @param collection the log, the conversations of an application, the evaluation set that it belongs to
 * @param owner who answers for it
 * @param purpose what it was made for, such as {@code TREAT}
 * @param accessPolicy the id of the policy by which it may be read
 * @param retainedUntil when it is to be destroyed, and not before
 * @param subject whose record it is, by the stable key that the individual is known by; empty if nobody's
 * @param terms what it can be found by, by the field's name, each value in one form
 * @param payload the record itself
 */
public record RecordDraft(
        RecordKind kind,
        String collection,
        String owner,
        String purpose,
        String accessPolicy,
        Instant retainedUntil,
        Optional<Phi> subject,
        Map<String, Phi> terms,
        byte[] payload) {

    /** The most bytes of a payload. */
    public static final int MOST_BYTES = 15_000_000;

    /**
     * Checks the words and copies what could change.
     *
     * @throws CordonException {@link StoreError#TEXT_UNFIT}, {@link StoreError#RECORD_TOO_LARGE}
     */
    public RecordDraft {
        Names.require(collection);
        Names.require(owner);
        Names.require(purpose);
        Names.require(accessPolicy);
        if (subject.isPresent() && subject.get().length() == 0) {
            throw new CordonException(StoreError.TEXT_UNFIT);
        }
        terms = Map.copyOf(terms);
        terms.keySet().forEach(Names::require);
        if (payload.length > MOST_BYTES) {
            throw new CordonException(StoreError.RECORD_TOO_LARGE);
        }
        payload = payload.clone();
    }

    @Override
    public byte[] payload() {
        return payload.clone();
    }

    @Override
    public String toString() {
        return "RecordDraft(" + kind + ", " + payload.length + " bytes)";
    }
}
