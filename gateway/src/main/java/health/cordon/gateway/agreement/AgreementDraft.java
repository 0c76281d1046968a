package health.cordon.gateway.agreement;

import health.cordon.access.yaml.YamlFile;
import health.cordon.audit.entry.BaaId;
import health.cordon.audit.entry.ModelName;
import health.cordon.core.config.NearestWord;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.agreement.Agreement.Modality;
import health.cordon.gateway.agreement.Agreement.Terms;
import health.cordon.gateway.error.GatewayError;
import health.cordon.store.agreement.AgreementRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An agreement as a person writes it, in YAML or JSON: {@code docs/agreements.md} has every key. All that is wrong with one is
 * told at once. Used once, by one thread.
 */
public final class AgreementDraft {

    /** Every key that a draft may have; each is needed but the last two, of which one is. */
    public static final List<String> KEYS = List.of(
            "id",
            "signed-by",
            "counterparty",
            "hosts",
            "models",
            "modalities",
            "regions",
            "zero-retention",
            "no-training",
            "phi-allowed",
            "valid-from",
            "valid-until",
            "document",
            "document-sha256");

    private static final List<String> MODALITIES = Arrays.stream(Modality.values())
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .toList();

    private final Path file;
    private final YamlFile yaml;
    private final Map<String, YamlFile.Value> values;

    private AgreementDraft(Path file, YamlFile yaml) {
        this.file = file;
        this.yaml = yaml;
        this.values = yaml.root("the draft", KEYS);
    }

    /**
     * Reads a draft.
     *
     * @param now an agreement that has ended by then is refused
     * @throws InvalidDraft with all problems
     * @throws CordonException {@link GatewayError#DRAFT_INVALID} if the file cannot be read
     */
    public static Agreement read(Path file, Instant now) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CordonException(GatewayError.DRAFT_INVALID, e, SafeArg.path(file), SafeArg.cause(e));
        }
        YamlFile yaml = new YamlFile(text);
        Optional<Agreement> agreement = new AgreementDraft(file, yaml).agreement(now);
        if (agreement.isEmpty() || !yaml.problems().isEmpty()) {
            throw new InvalidDraft(file, yaml.problems());
        }
        return agreement.get();
    }

    /** SHA-256 of a file, in hexadecimal. */
    public static String hash(Path document) throws IOException {
        try (InputStream in = Files.newInputStream(document);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Agreement> agreement(Instant now) {
        String id = text("id");
        if (!id.isEmpty() && !fits(() -> new BaaId(id))) {
            problem("id", "'id' takes small letters, digits and -_. alone, and no run of more than four digits");
        }
        String signedBy = text("signed-by");
        String counterparty = text("counterparty");
        Terms terms = new Terms(truth("zero-retention"), truth("no-training"));
        boolean phi = truth("phi-allowed");
        Set<String> hosts = texts("hosts");
        hosts.forEach(host -> checkHost(host, terms));
        Set<String> models = texts("models");
        models.stream()
                .filter(model -> !model.equals("*") && !fits(() -> new ModelName(model)))
                .forEach(model -> problem("models", "'models' has one that is no model's name"));
        Set<Modality> modalities = modalities();
        Set<String> regions = texts("regions");
        Instant from = time("valid-from", 0);
        Instant until = time("valid-until", 1);
        if (has("valid-from") && has("valid-until") && !from.isBefore(until)) {
            problem("valid-until", "'valid-until' must be later than 'valid-from'");
        } else if (has("valid-until") && !until.isAfter(now)) {
            problem("valid-until", "this agreement has ended already");
        }
        String hash = documentHash();
        return yaml.problems().isEmpty()
                ? Optional.of(new Agreement(
                        id, signedBy, counterparty, hosts, models, modalities, regions, terms, phi, from, until, hash))
                : Optional.empty();
    }

    private void checkHost(String host, Terms terms) {
        try {
            ConsumerHosts.refuse(AgreementRecord.host(host), terms);
        } catch (CordonException refused) {
            problem("hosts", "'" + host + "': " + refused.code().message());
        }
    }

    private Set<Modality> modalities() {
        Set<Modality> all = new LinkedHashSet<>();
        for (String word : texts("modalities")) {
            if (MODALITIES.contains(word)) {
                all.add(Modality.valueOf(word.toUpperCase(Locale.ROOT)));
            } else {
                problem("modalities", "'" + word + "' is no modality; " + NearestWord.hint(word, MODALITIES));
            }
        }
        return all;
    }

    /** A day counts whole: from its first moment, up to its last, in UTC. */
    private Instant time(String key, int daysMore) {
        String text = text(key);
        try {
            return text.length() == "2026-01-31".length()
                    ? LocalDate.parse(text)
                            .plusDays(daysMore)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            if (!text.isEmpty()) {
                problem(key, "'" + key + "' must be a day such as 2026-01-31, or a time such as 2026-01-31T08:00:00Z");
            }
            return Instant.EPOCH;
        }
    }

    private String documentHash() {
        if (has("document") == has("document-sha256")) {
            yaml.problem("either 'document', the signed document's file, or 'document-sha256', its hash, is needed");
            return "";
        }
        if (has("document-sha256")) {
            String hash = text("document-sha256").toLowerCase(Locale.ROOT);
            if (!hash.matches("[0-9a-f]{64}")) {
                problem("document-sha256", "'document-sha256' must be 64 hexadecimal digits");
            }
            return hash;
        }
        try {
            return hash(file.resolveSibling(text("document")));
        } catch (IOException | java.nio.file.InvalidPathException e) {
            problem("document", "the file of 'document' cannot be read; its path is taken from the draft's folder");
            return "";
        }
    }

    private boolean has(String key) {
        return values.containsKey(key);
    }

    private String text(String key) {
        YamlFile.Value value = needed(key);
        return value == null ? "" : yaml.text(value, "'" + key + "'").orElse("");
    }

    private boolean truth(String key) {
        YamlFile.Value value = needed(key);
        return value != null && yaml.truth(value, "'" + key + "'").orElse(false);
    }

    private Set<String> texts(String key) {
        YamlFile.Value value = needed(key);
        Set<String> all = value == null ? Set.of() : new LinkedHashSet<>(yaml.texts(value, "'" + key + "'"));
        if (value != null && all.isEmpty()) {
            problem(key, "'" + key + "' names none");
        }
        return all;
    }

    private YamlFile.@org.jspecify.annotations.Nullable Value needed(String key) {
        YamlFile.Value value = values.get(key);
        if (value == null) {
            yaml.problem("'" + key + "' is missing");
        }
        return value;
    }

    private void problem(String key, String message) {
        YamlFile.Value value = values.get(key);
        if (value == null) {
            yaml.problem(message);
        } else {
            yaml.problem(value, message);
        }
    }

    private static boolean fits(Runnable check) {
        try {
            check.run();
            return true;
        } catch (CordonException e) {
            return false;
        }
    }
}
