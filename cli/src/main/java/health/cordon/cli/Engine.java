package health.cordon.cli;

import health.cordon.cli.batch.Hashes;
import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.FileReidentificationVault;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.Passphrase;
import health.cordon.crypto.ReidentificationVault;
import health.cordon.deid.Claimed;
import health.cordon.deid.Deidentified;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Document;
import health.cordon.deid.Resolved;
import health.cordon.deid.Span;
import health.cordon.deid.Thresholds;
import health.cordon.deid.policy.Action;
import health.cordon.deid.policy.Policy;
import health.cordon.deid.rules.SiteRules;
import health.cordon.ner.ModelHashes;
import health.cordon.ner.NameCascade;
import health.cordon.ner.SiteModel;
import health.cordon.ner.sequence.SequenceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The engine that the options ask for, with what it was made of. Close it to keep the vault whole. */
final class Engine implements AutoCloseable {

    private final Deidentifier deidentifier;
    private final NameCascade names;
    private final Policy policy;
    private final DetectOptions options;
    private final Thresholds thresholds;
    private final Keyset keyset;
    private final @Nullable ReidentificationVault vault;

    private Engine(
            DetectOptions options,
            Thresholds thresholds,
            NameCascade names,
            Policy policy,
            Keyset keyset,
            @Nullable ReidentificationVault vault) {
        this.options = options;
        this.thresholds = thresholds;
        this.names = names;
        this.policy = policy;
        this.keyset = keyset;
        this.vault = vault;
        this.deidentifier = deidentifier(names);
    }

    private Deidentifier deidentifier(NameCascade judge) {
        Deidentifier.Builder builder =
                Deidentifier.builder().policy(policy).keyset(keyset).thresholds(thresholds);
        if (vault != null) {
            builder.vault(vault);
        }
        if (options.siteRules != null) {
            builder.siteRules(SiteRules.load(options.siteRules));
        }
        return builder.judge(judge).installedDetectors().build();
    }

    /** An engine that only finds. */
    static Engine of(DetectOptions options) {
        return new Engine(
                options, options.thresholds(), cascade(options), Policy.named("safe-harbor"), Keyset.ephemeral(), null);
    }

    private static NameCascade cascade(DetectOptions options) {
        return options.model == null
                ? NameCascade.load(options.profile)
                : NameCascade.load(
                        options.profile, SiteModel.load(options.model).sequence());
    }

    /** Builds it; what is wrong with a setting ends the command here, before any document is read. */
    static Engine of(EngineOptions options) {
        Thresholds thresholds = options.thresholds();
        Policy policy = policy(options.policy);
        if ((options.vault != null || policy.needsVault()) && options.keyset == null) {
            throw new CordonException(CliError.NEEDS_KEYSET);
        }
        Keyset keyset = options.keyset == null ? Keyset.ephemeral() : keyset(options.keyset, options.passphrase);
        NameCascade names = cascade(options);
        ReidentificationVault vault =
                options.vault == null ? null : FileReidentificationVault.open(options.vault, keyset);
        return new Engine(options, thresholds, names, policy, keyset, vault);
    }

    /** A built-in policy by its name, or a file. */
    static Policy policy(String nameOrFile) {
        boolean file = nameOrFile.contains("/") || nameOrFile.contains(".") || Files.isRegularFile(Path.of(nameOrFile));
        return file && !Policy.names().contains(nameOrFile)
                ? Policy.load(Path.of(nameOrFile))
                : Policy.named(nameOrFile);
    }

    /** Reads a keyset, with the passphrase from its file or the environment if there is one. */
    static Keyset keyset(Path file, @Nullable Path passphraseFile) {
        if (passphraseFile != null) {
            try (Passphrase passphrase = Passphrase.fromFile(passphraseFile)) {
                return Keyset.read(file, passphrase);
            }
        }
        if (System.getenv("CORDON_PASSPHRASE") != null) {
            try (Passphrase passphrase = Passphrase.fromEnvironment("CORDON_PASSPHRASE")) {
                return Keyset.read(file, passphrase);
            }
        }
        return Keyset.read(file);
    }

    Resolved detect(Document document) {
        return deidentifier.detect(document);
    }

    Deidentified deidentify(Document document) {
        return deidentifier.deidentify(document);
    }

    /** The same engine with another sequence model, as long as this one is open. */
    Function<Document, List<Span>> with(SequenceModel other) {
        Deidentifier twin = deidentifier(names.with(other));
        return document -> twin.detect(document).spans();
    }

    Claimed claim(Document document) {
        return deidentifier.claim(document);
    }

    Policy policy() {
        return policy;
    }

    Thresholds thresholds() {
        return thresholds;
    }

    /** The models that decide with it. */
    ModelHashes models() {
        return names.models();
    }

    /** Whether what it writes depends on keys that are gone after this run. */
    boolean losesItsKeys() {
        return keyset.isEphemeral()
                && policy.actions()
                        .anyMatch(action -> action instanceof Action.Shift
                                || action instanceof Action.Surrogate
                                || action instanceof Action.Pseudonymize
                                || action instanceof Action.Encrypt);
    }

    /** What decides what is found: settings, versions and models, in the order to show them. */
    Map<String, String> decisive() {
        Map<String, String> decisive = new LinkedHashMap<>();
        settings().forEach((name, value) -> {
            if (!name.startsWith("policy") && !name.equals("keyset")) {
                decisive.put(name, value);
            }
        });
        decisive.putAll(models().deciding());
        return decisive;
    }

    /** What it was told, to be shown and to be hashed. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("policy", policy.name());
        settings.put("policy sha256", policy.hash());
        settings.put("profile", options.profile.name().toLowerCase(Locale.ROOT));
        settings.put("threshold", thresholds.toString());
        if (options.model != null) {
            settings.put("model sha256", hash(options.model));
        }
        if (options.siteRules != null) {
            settings.put("site rules sha256", hash(options.siteRules));
        }
        settings.put("keyset", keyset.isEphemeral() ? "made for this run" : keyset.id());
        return settings;
    }

    static String hash(Path settingsFile) {
        try {
            return Hashes.of(settingsFile);
        } catch (IOException e) {
            throw new CordonException(CliError.BAD_SETTING_FILE, e, SafeArg.path(settingsFile), SafeArg.cause(e));
        }
    }

    @Override
    public void close() {
        if (vault != null) {
            vault.close();
        }
        names.close();
        keyset.close();
    }
}
