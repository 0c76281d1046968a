package health.cordon.server.api;

import health.cordon.core.Phi;
import health.cordon.core.PhiKind;
import health.cordon.deid.lines.Offsets;
import health.cordon.server.shape.Says;
import health.cordon.server.shape.Worded;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bodies of de-identification. */
final class DeidBodies {

    private DeidBodies() {}

    /** A text to de-identify. */
    record DeidRequest(
            @Says(value = "The text.", example = "Seen by Dr. Imre Balogh on 3/4/2026.")
            Phi text,

            @Says(
                    value = "What to do with what is found; the server's own policy where none is named.",
                    words = "policies")
            Optional<String> policy,

            @Says(value = "How hard to look; the server's own profile where none is named.", words = "profiles")
            Optional<String> profile,

            @Says(
                    value =
                            "Whose record it is, as a stable key of the caller's own: shifts and surrogates are constant for"
                                    + " one. Used only as input to keyed hashes.",
                    least = 1,
                    most = 256)
            Optional<Phi> subject,

            @Says(value = "What the chart already knows of the patient.", most = 1_000)
            Optional<List<KnownItem>> known,

            @Says("In what offsets count: code points unless told.")
            Optional<Unit> offsets) {}

    /** A text to look through. */
    record DetectRequest(
            @Says(value = "The text.", example = "Seen by Dr. Imre Balogh on 3/4/2026.")
            Phi text,

            @Says(value = "How hard to look; the server's own profile where none is named.", words = "profiles")
            Optional<String> profile,

            @Says(value = "What the chart already knows of the patient.", most = 1_000)
            Optional<List<KnownItem>> known,

            @Says("In what offsets count: code points unless told.")
            Optional<Unit> offsets) {}

    /** Something that the chart knows: it is found in every form. */
    record KnownItem(
            @Says(value = "What it is; NAME for patient and relatives, CLINICIAN_NAME for providers.", example = "NAME")
            PhiKind kind,

            @Says(value = "The value, in any form.", least = 1, most = 1_000, example = "Quillfeather, Thessaly M.")
            Phi value) {}

    /** In what offsets count. */
    enum Unit implements Worded {
        /** Unicode code points, as Python counts. */
        CODEPOINTS("codepoints", Offsets.CODEPOINTS),
        /** UTF-16 units, as Java and JavaScript count. */
        UTF16("utf16", Offsets.UTF16);

        private final String word;
        private final Offsets offsets;

        Unit(String word, Offsets offsets) {
            this.word = word;
            this.offsets = offsets;
        }

        @Override
        public String word() {
            return word;
        }

        Offsets offsets() {
            return offsets;
        }
    }

    /** A de-identified text. */
    record DeidAnswer(
            @Says("The new text; what it is under 164.514 hangs on the policy.")
            String text,

            @Says("What was found, in order, and what became of it.")
            List<TreatedSpan> spans,

            @Says("How many of each kind.") Map<String, Integer> counts,
            @Says("The policy by its name.") String policy,
            @Says("SHA-256 of its rules.") String policyHash,

            @Says("Cordon's version, and SHA-256 of the rules, the lexicon and each model: what decided.")
            Map<String, String> versions,

            @Says("The index of the entry in the audit log.")
            long entry) {}

    /** What was found somewhere, and what became of it. */
    record TreatedSpan(
            @Says("Where it begins in the text that was sent.")
            int start,

            @Says("One past its end there.") int end,
            @Says(value = "Its kind.", example = "NAME") String type,
            @Says("How sure, 0 to 1.") double score,
            @Says("Which detector decided the kind.") String detector,

            @Says(value = "What was done.", example = "redact")
            String action,

            @Says("Where its replacement begins in the new text.")
            int newStart,

            @Says("One past the replacement's end.") int newEnd) {}

    /** What was found in a text. */
    record DetectAnswer(
            @Says("What was found, in order.") List<FoundSpan> spans,
            @Says("How many of each kind.") Map<String, Integer> counts,

            @Says("Cordon's version, and SHA-256 of the rules, the lexicon and each model: what decided.")
            Map<String, String> versions,

            @Says("The index of the entry in the audit log.")
            long entry) {}

    /** What was found somewhere. */
    record FoundSpan(
            @Says("Where it begins.") int start,
            @Says("One past its end.") int end,
            @Says(value = "Its kind.", example = "NAME") String type,
            @Says("How sure, 0 to 1.") double score,
            @Says("Which detector decided the kind.") String detector) {}
}
