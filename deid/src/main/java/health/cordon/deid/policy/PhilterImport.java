package health.cordon.deid.policy;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.deid.DeidError;
import health.cordon.deid.policy.YamlTree.Entry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a Philter policy in JSON into a Cordon policy.
 *
 * <p>Filters become kinds, strategies become actions, conditions become conditions where both engines have them. A strategy
 * or condition without counterpart becomes {@code redact}, with a warning: an import never lets through more than before.
 */
public final class PhilterImport {

    private static final Map<String, PhiKind> KINDS = Map.ofEntries(
            Map.entry("age", PhiKind.AGE_OVER_89),
            Map.entry("bankRoutingNumber", PhiKind.ACCOUNT),
            Map.entry("bitcoinAddress", PhiKind.ACCOUNT),
            Map.entry("city", PhiKind.CITY),
            Map.entry("county", PhiKind.COUNTY),
            Map.entry("creditCard", PhiKind.ACCOUNT),
            Map.entry("date", PhiKind.DATE),
            Map.entry("driversLicense", PhiKind.LICENSE),
            Map.entry("emailAddress", PhiKind.EMAIL),
            Map.entry("firstName", PhiKind.NAME),
            Map.entry("hospital", PhiKind.FACILITY),
            Map.entry("hospitalAbbreviation", PhiKind.FACILITY),
            Map.entry("ibanCode", PhiKind.ACCOUNT),
            Map.entry("ipAddress", PhiKind.IP_ADDRESS),
            Map.entry("macAddress", PhiKind.OTHER_ID),
            Map.entry("medicalRecordNumber", PhiKind.MRN),
            Map.entry("ner", PhiKind.NAME),
            Map.entry("passportNumber", PhiKind.LICENSE),
            Map.entry("person", PhiKind.NAME),
            Map.entry("pheye", PhiKind.NAME),
            Map.entry("phoneNumber", PhiKind.PHONE),
            Map.entry("phoneNumberExtension", PhiKind.PHONE),
            Map.entry("physicianName", PhiKind.CLINICIAN_NAME),
            Map.entry("ssn", PhiKind.SSN),
            Map.entry("streetAddress", PhiKind.STREET),
            Map.entry("surname", PhiKind.NAME),
            Map.entry("trackingNumber", PhiKind.OTHER_ID),
            Map.entry("url", PhiKind.URL),
            Map.entry("vin", PhiKind.VEHICLE),
            Map.entry("zipCode", PhiKind.ZIP));

    private static final String STRATEGIES = "FilterStrategies";

    private final List<String> warnings = new ArrayList<>();
    private final Map<PhiKind, List<String>> rules = new EnumMap<>(PhiKind.class);
    private final Map<PhiKind, String> origin = new EnumMap<>(PhiKind.class);

    private PhilterImport() {}

    /**
     * The policy and what could not be carried over.
     *
     * @param text the JSON file
     * @throws CordonException {@link DeidError#IMPORT_UNREADABLE} if it is not JSON with identifiers
     */
    public static Imported read(String text) {
        Map<String, Entry> root = ImportTree.root(text);
        Entry identifiers = root.get("identifiers");
        if (identifiers == null) {
            throw new CordonException(DeidError.IMPORT_UNREADABLE);
        }
        PhilterImport made = new PhilterImport();
        ImportTree.mapping(identifiers.value()).forEach(made::filter);
        for (String list : List.of("ignored", "ignoredPatterns")) {
            if (ImportTree.isFilledList(root.get(list))) {
                made.warnings.add(list + ": not carried over; Cordon has no list of terms that are never redacted");
            }
        }
        made.warnings.add("kinds that the policy does not name are left alone by Philter and are redacted by this one");
        return new Imported(made.write(ImportTree.text(root, "name").orElse("imported")), made.warnings);
    }

    private String write(String name) {
        StringBuilder out = new StringBuilder();
        String fitting = name.isBlank() || name.length() > PolicyReader.LONGEST_NAME ? "imported" : name;
        out.append("name: ").append(PolicyWriter.quote(fitting)).append('\n');
        out.append("default: redact\n");
        if (!rules.isEmpty()) {
            out.append("kinds:\n");
            rules.forEach((kind, lines) -> {
                out.append("  ").append(kind.name()).append(":\n");
                lines.forEach(line -> out.append("    - ").append(line).append('\n'));
            });
        }
        return out.toString();
    }

    private void filter(String filter, Entry entry) {
        PhiKind kind = KINDS.get(filter);
        if (kind == null) {
            warnings.add(filter + ": " + why(filter));
            return;
        }
        for (Map<String, Entry> one : ImportTree.mappings(entry)) {
            if (ImportTree.text(one, "enabled").filter("false"::equals).isPresent()) {
                warnings.add(filter + ": not enabled there; what it finds is redacted here");
                continue;
            }
            List<String> lines = new ArrayList<>();
            one.forEach((key, value) -> {
                if (key.endsWith(STRATEGIES)) {
                    ImportTree.mappings(value).forEach(strategy -> addLine(lines, filter, kind, strategy));
                } else if (key.equals("ignored") || key.equals("ignoredFiles") || key.equals("ignoredPatterns")) {
                    warnings.add(filter + ": " + key + " is not carried over");
                }
            });
            merge(filter, kind, lines);
        }
    }

    private static String why(String filter) {
        return switch (filter) {
            case "identifiers", "customDictionaries", "sections" ->
                "finding by your own patterns or words is the work of site rules, not of the policy; not carried over";
            case "state", "stateAbbreviation" -> "a state may be told under 164.514(b)(2)(i)(B) and is not looked for";
            default -> "Cordon has no such kind; not carried over";
        };
    }

    /** Two filters of one kind must agree, or the kind is redacted. */
    private void merge(String filter, PhiKind kind, List<String> lines) {
        List<String> before = rules.putIfAbsent(kind, lines);
        if (before == null) {
            origin.put(kind, filter);
        } else if (!before.equals(lines)) {
            warnings.add(filter + ": is one kind, " + kind.name() + ", with " + origin.get(kind)
                    + " here, and they are treated differently; the kind is redacted");
            rules.put(kind, List.of("redact"));
        }
        if (lines.isEmpty()) {
            lines.add("redact");
        }
    }

    private void addLine(List<String> lines, String filter, PhiKind kind, Map<String, Entry> strategy) {
        if (!lines.isEmpty() && !lines.getLast().startsWith("{when:")) {
            warnings.add(filter + ": a strategy behind one without a condition is never reached, so left out");
            return;
        }
        String conditions = ImportTree.text(strategy, "conditions")
                .or(() -> ImportTree.text(strategy, "condition"))
                .orElse("");
        Optional<String> when = PhilterCondition.translate(conditions);
        if (when.isEmpty()) {
            warnings.add(filter + ": a condition has no counterpart; what it selects is redacted");
            return;
        }
        String action = action(filter, kind, strategy);
        lines.add(when.get().isEmpty() ? "{" + action + "}" : "{when: {" + when.get() + "}, " + action + "}");
    }

    private String action(String filter, PhiKind kind, Map<String, Entry> strategy) {
        String word = ImportTree.text(strategy, "strategy").orElse("REDACT");
        return switch (word) {
            case "REDACT" ->
                redact(filter, ImportTree.text(strategy, "redactionFormat").orElse("{{{REDACTED-%t}}}"));
            case "STATIC_REPLACE" ->
                redact(filter, ImportTree.text(strategy, "staticReplacement").orElse("REDACTED"));
            case "RANDOM_REPLACE" -> "action: surrogate";
            case "MASK" -> mask(strategy);
            case "LAST_4" -> "action: mask, keep-last: 4";
            case "HASH_SHA256_REPLACE" -> {
                warnings.add(
                        filter + ": HASH_SHA256_REPLACE becomes pseudonym: a keyed token instead of a hash, which can"
                                + " be undone by trying all values");
                yield "action: pseudonym";
            }
            case "FPE_ENCRYPT_REPLACE" -> {
                warnings.add(filter + ": FPE_ENCRYPT_REPLACE becomes encrypt, FF1 under Cordon's own key");
                yield "action: encrypt";
            }
            case "CRYPTO_REPLACE" -> {
                warnings.add(
                        filter + ": CRYPTO_REPLACE becomes code: the value goes into the vault, which must be given");
                yield "action: code";
            }
            case "SHIFT", "SHIFTDATE", "SHIFT_DATE" -> {
                warnings.add(filter + ": SHIFT becomes a keyed shift of 1 to 365 days, its own for each subject");
                yield "action: shift";
            }
            case "TRUNCATE_TO_YEAR" -> "action: generalize";
            case "TRUNCATE", "ZERO_LEADING" -> truncate(filter, kind, word, strategy);
            case "SAME" -> {
                warnings.add(filter + ": SAME becomes keep: these values stay in the text");
                yield "action: keep";
            }
            default -> {
                warnings.add(filter + ": the strategy " + word + " has no counterpart and becomes redact");
                yield "action: redact";
            }
        };
    }

    private String truncate(String filter, PhiKind kind, String word, Map<String, Entry> strategy) {
        if (kind == PhiKind.ZIP) {
            if (!ImportTree.text(strategy, "truncateDigits").orElse("3").equals("3")) {
                warnings.add(filter + ": only three digits may be told; " + word + " becomes generalize");
            }
            return "action: generalize";
        }
        int kept = whole(
                ImportTree.text(strategy, "truncateLeaveCharacters")
                        .or(() -> ImportTree.text(strategy, "truncateDigits")),
                4);
        warnings.add(filter + ": " + word + " becomes mask, which keeps the length");
        return "action: mask, keep-first: " + kept;
    }

    private static String mask(Map<String, Entry> strategy) {
        String character = ImportTree.text(strategy, "maskCharacter").orElse("*");
        boolean fits = character.codePointCount(0, character.length()) == 1
                && !Character.isLetterOrDigit(character.codePointAt(0));
        return "action: mask, with: " + PolicyWriter.quote(fits || character.equalsIgnoreCase("x") ? character : "*");
    }

    private static int whole(Optional<String> text, int otherwise) {
        return text.filter(number -> number.matches("[0-9]{1,2}"))
                .map(Integer::parseInt)
                .filter(number -> number <= 20)
                .orElse(otherwise);
    }

    /** Philter's {@code %t} is the type; {@code %v}, the value itself, must not be written. */
    private String redact(String filter, String format) {
        String plain = format.replace("{", "").replace("}", "");
        if (plain.contains("%v")) {
            warnings.add(filter + ": %v would write the value itself and is dropped");
        }
        String tag = plain.replace("%t", "{kind}").replace("%l", "{kind}").replaceAll("%[a-z]", "");
        if (tag.length() > Tag.LONGEST || tag.isBlank()) {
            return "action: redact";
        }
        return "action: redact, tag: " + PolicyWriter.quote(format.startsWith("{{{") ? "<" + tag + ">" : tag);
    }
}
