package health.cordon.deid.policy;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.deid.DeidError;
import health.cordon.deid.policy.YamlTree.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the recognisers of a Presidio YAML file into site rules: {@code rules: - {kind, pattern, score, cues}}.
 *
 * <p>Patterns, deny lists and context words are carried over. What is not: look-around and back-references, which cannot be
 * matched in linear time; recognisers that are code; languages; validation. Each is told in a warning.
 */
public final class PresidioImport {

    private static final Map<String, PhiKind> KINDS = Map.ofEntries(
            Map.entry("PERSON", PhiKind.NAME),
            Map.entry("LOCATION", PhiKind.PLACE),
            Map.entry("GPE", PhiKind.PLACE),
            Map.entry("ADDRESS", PhiKind.STREET),
            Map.entry("ORGANIZATION", PhiKind.FACILITY),
            Map.entry("HOSPITAL", PhiKind.FACILITY),
            Map.entry("ZIP_CODE", PhiKind.ZIP),
            Map.entry("ZIPCODE", PhiKind.ZIP),
            Map.entry("DATE_TIME", PhiKind.DATE),
            Map.entry("PHONE_NUMBER", PhiKind.PHONE),
            Map.entry("EMAIL_ADDRESS", PhiKind.EMAIL),
            Map.entry("US_SSN", PhiKind.SSN),
            Map.entry("US_ITIN", PhiKind.SSN),
            Map.entry("US_MBI", PhiKind.HEALTH_PLAN_ID),
            Map.entry("MEDICAL_RECORD_NUMBER", PhiKind.MRN),
            Map.entry("PATIENT_ID", PhiKind.MRN),
            Map.entry("UK_NHS", PhiKind.MRN),
            Map.entry("CREDIT_CARD", PhiKind.ACCOUNT),
            Map.entry("US_BANK_NUMBER", PhiKind.ACCOUNT),
            Map.entry("IBAN_CODE", PhiKind.ACCOUNT),
            Map.entry("CRYPTO", PhiKind.ACCOUNT),
            Map.entry("US_DRIVER_LICENSE", PhiKind.LICENSE),
            Map.entry("US_PASSPORT", PhiKind.LICENSE),
            Map.entry("US_NPI", PhiKind.LICENSE),
            Map.entry("MEDICAL_LICENSE", PhiKind.LICENSE),
            Map.entry("MAC_ADDRESS", PhiKind.OTHER_ID));

    private static final double USUAL_SCORE = 0.5;
    private static final double DENY_LIST_SCORE = 1.0;

    private final List<String> warnings = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();

    private PresidioImport() {}

    /**
     * The rules and what could not be carried over.
     *
     * @param text the YAML file
     * @throws CordonException {@link DeidError#IMPORT_UNREADABLE} if it is not YAML with a list of recognisers
     */
    public static Imported read(String text) {
        Map<String, Entry> root = ImportTree.root(text);
        if (!root.containsKey("recognizers")) {
            throw new CordonException(DeidError.IMPORT_UNREADABLE);
        }
        PresidioImport made = new PresidioImport();
        if (root.containsKey("global_regex_flags")) {
            made.warnings.add(
                    "global_regex_flags is not carried over: patterns tell upper from lower case unless (?i) leads");
        }
        for (Map<String, Entry> recognizer : ImportTree.mappings(root.get("recognizers"))) {
            made.recognizer(recognizer);
        }
        return new Imported(made.out.isEmpty() ? "rules: []\n" : "rules:\n" + made.out, made.warnings);
    }

    private void recognizer(Map<String, Entry> recognizer) {
        String name = ImportTree.text(recognizer, "name").orElse("a recogniser without a name");
        Optional<String> entity = ImportTree.text(recognizer, "supported_entity");
        boolean hasRules = ImportTree.isFilledList(recognizer.get("patterns"))
                || ImportTree.isFilledList(recognizer.get("deny_list"));
        if (ImportTree.text(recognizer, "enabled").filter("false"::equals).isPresent()) {
            warnings.add(name + ": not enabled, so left out");
        } else if (!hasRules) {
            warnings.add(
                    name + ": has neither patterns nor a deny list, so left out; Cordon's own detectors may cover it");
        } else if (entity.isEmpty()) {
            warnings.add(name + ": tells no supported_entity, so left out");
        } else {
            rules(name, kind(name, entity.get()), recognizer);
        }
    }

    private void rules(String name, PhiKind kind, Map<String, Entry> recognizer) {
        List<String> cues = new ArrayList<>(YamlTree.texts(recognizer.get("context")));
        for (Map<String, Entry> language : ImportTree.mappings(recognizer.get("supported_languages"))) {
            cues.addAll(YamlTree.texts(language.get("context")));
        }
        for (Map<String, Entry> pattern : ImportTree.mappings(recognizer.get("patterns"))) {
            String label =
                    name + ", pattern " + ImportTree.text(pattern, "name").orElse("without a name");
            Optional<String> regex = ImportTree.text(pattern, "regex");
            if (regex.isEmpty()) {
                warnings.add(label + ": has no regex, so left out");
            } else {
                PortableRegex portable = PortableRegex.of(regex.get());
                portable.notes().forEach(note -> warnings.add(label + ": " + note));
                portable.pattern().ifPresent(ours -> rule(kind, ours, score(label, pattern), cues));
            }
        }
        List<String> denied = YamlTree.texts(recognizer.get("deny_list"));
        if (!denied.isEmpty()) {
            double score = number(ImportTree.text(recognizer, "deny_list_score"), DENY_LIST_SCORE);
            String words =
                    String.join("|", denied.stream().map(PortableRegex::literal).toList());
            rule(kind, words, score, cues);
        }
        if (recognizer.containsKey("global_regex_flags")) {
            warnings.add(name + ": global_regex_flags is not carried over");
        }
    }

    private PhiKind kind(String name, String entity) {
        PhiKind known = KINDS.get(entity);
        if (known != null) {
            return known;
        }
        Optional<PhiKind> same = Arrays.stream(PhiKind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(entity))
                .findFirst();
        if (same.isEmpty()) {
            warnings.add(name + ": the entity " + entity + " has no kind of its own here, so it becomes OTHER_ID");
        }
        return same.orElse(PhiKind.OTHER_ID);
    }

    private double score(String label, Map<String, Entry> pattern) {
        double score = number(ImportTree.text(pattern, "score"), USUAL_SCORE);
        if (score < USUAL_SCORE) {
            warnings.add(label + ": its score " + score
                    + " lies under the threshold 0.5, so without a cue beside it nothing is redacted by it");
        }
        return score;
    }

    private static double number(Optional<String> text, double otherwise) {
        return text.filter(number -> number.matches("[01](\\.[0-9]{1,6})?"))
                .map(Double::parseDouble)
                .filter(score -> score <= 1)
                .orElse(otherwise);
    }

    private void rule(PhiKind kind, String pattern, double score, List<String> cues) {
        out.append("  - kind: ").append(kind.name()).append('\n');
        out.append("    pattern: ").append(PolicyWriter.quote(pattern)).append('\n');
        out.append("    score: ").append(score).append('\n');
        if (!cues.isEmpty()) {
            List<String> quoted =
                    cues.stream().distinct().map(PolicyWriter::quote).toList();
            out.append("    cues: [").append(String.join(", ", quoted)).append("]\n");
        }
    }
}
