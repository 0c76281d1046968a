package health.cordon.access.spi;

import health.cordon.access.AccessRequest;
import health.cordon.access.Decision;
import health.cordon.access.SignInFailure;
import java.time.Instant;
import java.util.Map;

/** One thing that the access log must hold. No event holds a credential, a reason in free text, or a value of a record. */
public sealed interface AccessEvent {

    /** When, by the clock of this process. */
    Instant at();

    /** The id of who did it; {@code "-"} where nobody is known. */
    String actor();

    /**
     * A decision, allowed or denied.
     *
     * @param at when
     * @param request the question; a log keeps the resource's id as a pseudonym where its type is about one patient
     * @param decision the answer
     * @param policies the SHA-256 of the policies in force, in hexadecimal
     */
    record Decided(Instant at, AccessRequest request, Decision decision, String policies) implements AccessEvent {

        @Override
        public String actor() {
            return request.principal().id();
        }
    }

    /**
     * Credentials were refused. Of a source that is locked out only the first refusal comes here.
     *
     * @param at when
     * @param source where from, as the caller told it
     * @param authenticator which one refused; {@code "-"} if none knew the form
     * @param why the reason
     */
    record SignInRefused(Instant at, String source, String authenticator, SignInFailure why) implements AccessEvent {

        @Override
        public String actor() {
            return "-";
        }
    }

    /**
     * Something else happened that access depends on.
     *
     * @param at when
     * @param actor who did it
     * @param what which kind of thing
     * @param subject the id of the key, session, grant or dataset
     * @param facts ids, hashes and times beside it, by name
     */
    record Occurred(Instant at, String actor, Occurrence what, String subject, Map<String, String> facts)
            implements AccessEvent {

        /** Copies the facts. */
        public Occurred {
            facts = Map.copyOf(facts);
        }
    }

    /** The kinds of {@link Occurred}. */
    enum Occurrence {
        /** An API key was made. */
        KEY_ISSUED,
        /** An API key was called back. */
        KEY_REVOKED,
        /** Someone signed in and has a session. */
        SESSION_STARTED,
        /** Someone signed out, or the clock signed him out. */
        SESSION_ENDED,
        /** Emergency access was taken. */
        EMERGENCY_TAKEN,
        /** Emergency access was ended before its time. */
        EMERGENCY_ENDED,
        /** A second person reviewed emergency access. */
        EMERGENCY_REVIEWED,
        /** The alarm of an emergency could not be raised. */
        ALARM_FAILED,
        /** A dataset was put under governance. */
        DATASET_REGISTERED,
        /** Training on a dataset was approved. */
        TRAINING_APPROVED,
        /** An approval was withdrawn. */
        APPROVAL_WITHDRAWN,
        /** Reading or training was refused by the registration, whatever policies say. */
        DATASET_REFUSED,
        /** What training made was put under governance. */
        MODEL_REGISTERED,
        /** Other policies are in force from here on. */
        POLICIES_REPLACED
    }
}
