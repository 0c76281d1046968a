package health.cordon.deid;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.ReidentificationVault;
import health.cordon.deid.address.AddressDetector;
import health.cordon.deid.dates.DateDetector;
import health.cordon.deid.known.KnownPhi;
import health.cordon.deid.known.KnownPhiDetector;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.names.DocumentSense;
import health.cordon.deid.names.NameDetector;
import health.cordon.deid.policy.Policy;
import health.cordon.deid.rules.RuleDetector;
import health.cordon.deid.rules.RuleSet;
import health.cordon.deid.rules.SiteRules;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.spi.Judge;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.transform.Transformer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text engine: a document in, its PHI found and treated by a policy, a report beside it.
 *
 * <p><b>What this promises.</b> Every character that an accepted claim of any detector covers is treated; a kind without a
 * rule is redacted; a detector that fails, fails the document. The same document, settings and keys give the same result
 * on any number of threads. Thread-safe and immutable.
 *
 * <p><b>What it does not.</b> It does not promise that everything was found: {@code docs/accuracy.md} has the measured
 * recall. Removing these identifiers is one half of Safe Harbor; the other is that you do not actually know the rest to
 * identify anyone, 164.514(b)(2)(ii).
 */
public final class Deidentifier {

    /** How long a detector that is not built in may take for one document. */
    public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(30);

    private final List<Detector> detectors;
    private final Thresholds thresholds;
    private final Transformer transformer;

    private Deidentifier(Builder builder) {
        detectors = builder.detectors();
        thresholds = builder.thresholds;
        transformer = new Transformer(builder.policy, builder.keyset, builder.vault);
    }

    /** Safe Harbor with nothing else set. */
    public static Deidentifier safeHarbor() {
        return builder().build();
    }

    /** An engine to set up. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Finds the PHI of a document and treats it by the policy.
     *
     * @throws CordonException if anything fails; then nothing was written anywhere
     */
    public Deidentified deidentify(Document document) {
        return transformer.transform(document, detect(document));
    }

    /**
     * Finds the PHI of a document and changes nothing.
     *
     * @throws CordonException if a detector fails
     */
    public Resolved detect(Document document) {
        return claim(document).resolve(thresholds);
    }

    /**
     * Finds what may be PHI in a document and leaves open which of it counts.
     *
     * @throws CordonException if a detector fails
     */
    public Claimed claim(Document document) {
        SourceText text = SourceText.of(document.text());
        Detections found = new Detections();
        if (document.known() != KnownPhi.NONE) {
            run(new KnownPhiDetector(document.known()), text, found);
        }
        for (Detector detector : detectors) {
            run(detector, text, found);
            if (detector instanceof Judge judge) {
                found.settle(judge);
            }
        }
        return new Claimed(text, found);
    }

    private static void run(Detector detector, SourceText text, Detections found) {
        try {
            detector.detect(text, found);
        } catch (CordonException told) {
            throw told;
        } catch (RuntimeException | StackOverflowError broken) {
            throw new CordonException(
                    DeidError.DETECTOR_FAILED, broken, SafeArg.key("detector", detector.name()), SafeArg.cause(broken));
        }
    }

    /** Sets up an engine. Not thread-safe; the engine it builds is. */
    public static final class Builder {

        private final List<Detector> added = new ArrayList<>();
        private Policy policy = Policy.named("safe-harbor");
        private SiteRules siteRules = SiteRules.NONE;
        private Keyset keyset = Keyset.ephemeral();
        private @Nullable ReidentificationVault vault;
        private Thresholds thresholds = Thresholds.DEFAULT;
        private Duration timeLimit = DEFAULT_TIME_LIMIT;
        private @Nullable Judge judge;

        private Builder() {}

        /** What to do with each kind; {@code safe-harbor} unless told. */
        public Builder policy(Policy chosen) {
            policy = Objects.requireNonNull(chosen);
            return this;
        }

        /**
         * The keys for shifts, surrogates, pseudonyms and encryption. A random one that is forgotten with the engine unless
         * told: shifts and surrogates then hold for this engine's documents only.
         */
        public Builder keyset(Keyset keys) {
            keyset = Objects.requireNonNull(keys);
            return this;
        }

        /** Where re-identification codes and their values are kept. The caller closes it. */
        public Builder vault(ReidentificationVault opened) {
            vault = Objects.requireNonNull(opened);
            return this;
        }

        /** A site's own identifiers. */
        public Builder siteRules(SiteRules rules) {
            siteRules = Objects.requireNonNull(rules);
            return this;
        }

        /** Adds a detector of your own; it runs behind the built-in ones and before the sense of the document. */
        public Builder detector(Detector detector) {
            added.add(Objects.requireNonNull(detector));
            return this;
        }

        /** Adds a judge, which has the last word on claims of the detectors before it. Give one that keeps its time. */
        public Builder judge(Judge last) {
            judge = Objects.requireNonNull(last);
            return this;
        }

        /** Adds every detector that other modules provide, in the order of their names. */
        public Builder installedDetectors() {
            ServiceLoader.load(Detector.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .sorted(Comparator.comparing(Detector::name))
                    .forEach(added::add);
            return this;
        }

        /** The lowest scores that count as found; {@link Thresholds#DEFAULT} unless told. */
        public Builder thresholds(Thresholds lowest) {
            thresholds = Objects.requireNonNull(lowest);
            return this;
        }

        /** How long an added detector may take for one document; half a minute unless told. */
        public Builder timeLimit(Duration limit) {
            timeLimit = Objects.requireNonNull(limit);
            return this;
        }

        /**
         * The engine.
         *
         * @throws CordonException if two detectors have one name, or the policy writes codes and there is no vault
         */
        public Deidentifier build() {
            return new Deidentifier(this);
        }

        private List<Detector> detectors() {
            Lexicon lexicon = Lexicon.load();
            List<Detector> detectors = new ArrayList<>(List.of(
                    new RuleDetector(RuleSet.builtIn().with(siteRules)),
                    new DateDetector(),
                    new AddressDetector(),
                    new NameDetector(lexicon)));
            added.forEach(detector -> detectors.add(new WatchedDetector(detector, timeLimit)));
            if (judge != null) {
                detectors.add(judge);
            }
            detectors.add(new DocumentSense(lexicon));
            Set<String> names = new HashSet<>(Set.of("known"));
            for (Detector detector : detectors) {
                if (!names.add(detector.name())) {
                    throw new CordonException(DeidError.DUPLICATE_DETECTOR, SafeArg.key("detector", detector.name()));
                }
            }
            return List.copyOf(detectors);
        }
    }
}
