package health.cordon.gateway.agreement;

import health.cordon.core.Cfr;
import health.cordon.store.agreement.AgreementRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a business associate agreement covers.
 *
 * @param id its name in the registry
 * @param signedBy who signed for the organisation
 * @param counterparty the business associate
 * @param hosts the hosts that PHI may be sent to
 * @param models the models, by the endpoint's names; {@code *} for all
 * @param modalities what may be sent
 * @param regions where it may be processed
 * @param terms what was agreed of the data
 * @param phiAllowed whether PHI may be sent at all
 * @param validFrom from when
 * @param validUntil up to when, that moment excluded
 * @param documentHash SHA-256 of the signed document, in hexadecimal
 */
@Cfr("164.504(e)")
@Cfr("164.308(b)(1)")
public record Agreement(
        String id,
        String signedBy,
        String counterparty,
        Set<String> hosts,
        Set<String> models,
        Set<Modality> modalities,
        Set<String> regions,
        Terms terms,
        boolean phiAllowed,
        Instant validFrom,
        Instant validUntil,
        String documentHash) {

    /** What may be sent. */
    public enum Modality {
        /** Conversations. */
        TEXT,
        /** Texts to turn into vectors. */
        EMBEDDING
    }

    /**
     * What was agreed of the data.
     *
     * @param zeroRetention nothing is kept after the answer
     * @param noTraining nothing is trained on it
     */
    public record Terms(boolean zeroRetention, boolean noTraining) {

        /** Whether nothing that the other terms promise is missing here. */
        public boolean atLeast(Terms other) {
            return (zeroRetention || !other.zeroRetention) && (noTraining || !other.noTraining);
        }
    }

    /**
     * What is to be covered.
     *
     * @param host the endpoint's host
     * @param model the model, by the endpoint's name
     * @param modality what is sent
     * @param region where it is processed
     */
    public record Use(String host, String model, Modality modality, String region) {}

    /** Brings hosts to one form and refuses consumer services. */
    public Agreement {
        Set<String> normal = new TreeSet<>();
        for (String host : hosts) {
            String form = AgreementRecord.host(host);
            ConsumerHosts.refuse(form, terms);
            normal.add(form);
        }
        hosts = Set.copyOf(normal);
        models = Set.copyOf(models);
        modalities = Set.copyOf(modalities);
        regions = Set.copyOf(regions);
    }

    /** What is missing for it to cover a use. */
    public enum Gap {
        /** No PHI. */
        PHI("it does not allow PHI"),
        /** Not begun. */
        NOT_YET("it is not valid yet"),
        /** Over. */
        ENDED("it has ended"),
        /** Another host. */
        HOST("it does not name this host"),
        /** Another model. */
        MODEL("it does not name this model"),
        /** Another modality. */
        MODALITY("it does not cover this modality"),
        /** Another region. */
        REGION("it does not name this region");

        private final String sentence;

        Gap(String sentence) {
            this.sentence = sentence;
        }

        /** In words. */
        public String sentence() {
            return sentence;
        }
    }

    /** Whether it covers exactly this use at this moment. */
    public boolean covers(Use use, Instant at) {
        return gaps(use, at).isEmpty();
    }

    /** All that is missing for it to cover this use at this moment; nothing if it does. */
    public Set<Gap> gaps(Use use, Instant at) {
        Set<Gap> gaps = EnumSet.noneOf(Gap.class);
        missing(gaps, Gap.PHI, phiAllowed);
        missing(gaps, Gap.NOT_YET, !at.isBefore(validFrom));
        missing(gaps, Gap.ENDED, at.isBefore(validUntil));
        missing(gaps, Gap.HOST, hosts.contains(use.host()));
        missing(gaps, Gap.MODEL, models.contains("*") || models.contains(use.model()));
        missing(gaps, Gap.MODALITY, modalities.contains(use.modality()));
        missing(gaps, Gap.REGION, regions.contains(use.region()));
        return gaps;
    }

    private static void missing(Set<Gap> gaps, Gap gap, boolean there) {
        if (!there) {
            gaps.add(gap);
        }
    }

    /** Whole days until it ends, from this moment; none once it has. */
    public long daysLeft(Instant at) {
        return Math.max(0, Duration.between(at, validUntil).toDays());
    }

    /** Whether it is valid at this moment. */
    public boolean isValid(Instant at) {
        return !at.isBefore(validFrom) && at.isBefore(validUntil);
    }
}
