package health.cordon.access.dataset;

import health.cordon.access.AccessError;
import health.cordon.access.Classification;
import health.cordon.access.Words;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import java.util.Objects;
import java.util.Optional;

/** What a dataset is, with what must be known of it to say so. */
public sealed interface DataClass {

    /** As policies see it. */
    Classification level();

    /** SHA-256 that the content must have, where the class is true of that content alone. */
    default Optional<String> requiredContent() {
        return switch (this) {
            case DeidentifiedData deidentified -> Optional.of(deidentified.content());
            case TrainedModel model -> Optional.of(model.content());
            default -> Optional.empty();
        };
    }

    /** Protected health information. */
    @Cfr("160.103")
    record ProtectedHealthInformation() implements DataClass {

        @Override
        public Classification level() {
            return Classification.PHI;
        }
    }

    /**
     * A limited data set.
     *
     * @param agreement the id of the data use agreement
     */
    @Cfr("164.514(e)(4)")
    record LimitedDataSet(String agreement) implements DataClass {

        /** Checks the id. */
        public LimitedDataSet {
            if (!Words.isId(agreement)) {
                throw new CordonException(AccessError.BAD_CLASSIFICATION);
            }
        }

        @Override
        public Classification level() {
            return Classification.LIMITED;
        }
    }

    /**
     * De-identified data.
     *
     * @param method how
     * @param content SHA-256 of the data, in hexadecimal: other data under the same name is refused
     * @param report SHA-256 of the report of the run, or of the expert's document, in hexadecimal
     */
    @Cfr("164.514(b)")
    record DeidentifiedData(Method method, String content, String report) implements DataClass {

        /** Checks the hashes. */
        public DeidentifiedData {
            Objects.requireNonNull(method);
            if (!ContentHash.isOne(content) || !ContentHash.isOne(report)) {
                throw new CordonException(AccessError.BAD_CLASSIFICATION);
            }
        }

        @Override
        public Classification level() {
            return Classification.DEIDENTIFIED;
        }
    }

    /** Data that never was about patients. */
    record NotAboutPatients() implements DataClass {

        @Override
        public Classification level() {
            return Classification.NONE;
        }
    }

    /**
     * What training made. Weights can give back what they were shown, so a model is what its datasets were.
     *
     * @param level the strictest of its datasets
     * @param content SHA-256 of the artefact as it is stored, in hexadecimal
     */
    @Cfr("160.103")
    record TrainedModel(Classification level, String content) implements DataClass {

        /** Checks the hash. */
        public TrainedModel {
            Objects.requireNonNull(level);
            if (!ContentHash.isOne(content)) {
                throw new CordonException(AccessError.BAD_CLASSIFICATION);
            }
        }
    }

    /** The two ways of 164.514(b). */
    enum Method {
        /** 164.514(b)(2). */
        SAFE_HARBOR,
        /** 164.514(b)(1). */
        EXPERT_DETERMINATION
    }
}
