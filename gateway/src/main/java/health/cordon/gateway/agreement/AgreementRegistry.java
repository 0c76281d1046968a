package health.cordon.gateway.agreement;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.store.agreement.AgreementRecord;
import health.cordon.store.agreement.Agreements;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The agreements that may be relied on.
 *
 * <p><b>What this promises.</b> Every record is verified each time it is relied on, so one that was changed, has ended or
 * was ended a moment ago covers nothing. A record that cannot be verified makes the question fail rather than be answered
 * without it. Thread-safe.
 */
@Cfr("164.504(e)")
@Cfr("164.502(e)(1)")
public final class AgreementRegistry {

    /** No agreements: PHI goes nowhere but inside the boundary. */
    public static final AgreementRegistry NONE = new AgreementRegistry(List::of);

    private final Supplier<List<Agreement>> current;

    private AgreementRegistry(Supplier<List<Agreement>> current) {
        this.current = Objects.requireNonNull(current);
    }

    /** Of these records. */
    public static AgreementRegistry of(List<byte[]> records, PublicKey key) {
        List<byte[]> kept = List.copyOf(records);
        return new AgreementRegistry(() ->
                kept.stream().map(record -> SignedAgreement.verify(record, key)).toList());
    }

    /** Of the records of a store; those that were ended there cover nothing. */
    public static AgreementRegistry in(Agreements store, PublicKey key) {
        return new AgreementRegistry(() -> {
            List<Agreement> all = new ArrayList<>();
            for (AgreementRecord record : store.all()) {
                if (record.endedAt().isEmpty()) {
                    all.add(same(record, SignedAgreement.verify(record.document(), key)));
                }
            }
            return all;
        });
    }

    /** Of the records in a folder, which is read again for each question. */
    public static AgreementRegistry in(AgreementFolder folder) {
        return new AgreementRegistry(folder::read);
    }

    /**
     * All of them, whether they are valid or not, by id.
     *
     * @throws CordonException {@link GatewayError#AGREEMENT_UNVERIFIED}
     */
    public List<Agreement> all() {
        return current.get().stream()
                .sorted(Comparator.comparing(Agreement::id))
                .toList();
    }

    /**
     * Those that cover a use at a moment, by id.
     *
     * @throws CordonException {@link GatewayError#AGREEMENT_UNVERIFIED}
     */
    public List<Agreement> covering(Agreement.Use use, Instant at) {
        return current.get().stream()
                .filter(agreement -> agreement.covers(use, at))
                .sorted(Comparator.comparing(Agreement::id))
                .toList();
    }

    /** A row that says otherwise than the document that it keeps was put there by nobody who may. */
    private static Agreement same(AgreementRecord row, Agreement signed) {
        if (!row.id().equals(signed.id())
                || !row.hosts().equals(signed.hosts())
                || row.validUntil().isAfter(signed.validUntil())) {
            throw new CordonException(GatewayError.AGREEMENT_UNVERIFIED);
        }
        return signed;
    }
}
