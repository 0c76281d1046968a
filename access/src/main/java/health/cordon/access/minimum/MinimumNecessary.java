package health.cordon.access.minimum;

import health.cordon.access.AccessError;
import health.cordon.access.Role;
import health.cordon.access.yaml.YamlProblem;
import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.config.NearestWord;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * The rules of an organisation for how much of a record is enough.
 *
 * <p><b>What this promises.</b> The first rule that is for the function, the purpose and a role decides; where none is,
 * nothing may be given. Immutable and thread-safe.
 *
 * <p><b>What it does not.</b> It does not know whether a rule is right: 164.514(d) asks the organisation to judge that.
 */
@Cfr("164.514(d)(2)")
@Cfr("164.514(d)(3)")
public final class MinimumNecessary {

    private static final List<String> BUILT_IN = List.of("standard");

    private final String name;
    private final String description;
    private final String hash;
    private final String text;
    private final List<CompiledRule> rules;

    private MinimumNecessary(RuleReader reader, List<CompiledRule> rules, String text) {
        name = reader.name();
        description = reader.description();
        this.text = text;
        this.rules = rules;
        hash = sha256(text);
    }

    /** The names of the built-in rules. */
    public static List<String> names() {
        return BUILT_IN;
    }

    /**
     * Built-in rules.
     *
     * @throws CordonException {@link AccessError#RULES_UNREADABLE} if there are none of this name
     */
    public static MinimumNecessary named(String name) {
        if (!BUILT_IN.contains(name)) {
            throw new CordonException(
                    AccessError.RULES_UNREADABLE,
                    SafeArg.key("name", name),
                    SafeArg.key("hint", NearestWord.hint(name, BUILT_IN)));
        }
        try (InputStream in =
                MinimumNecessary.class.getResourceAsStream("/health/cordon/access/minimum/" + name + ".yaml")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return parse(text, SafeArg.key("rules", name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads rules from a file in UTF-8.
     *
     * @throws InvalidRules with all problems, if there are any
     * @throws CordonException {@link AccessError#RULES_UNREADABLE}
     */
    public static MinimumNecessary load(Path file) {
        return parse(read(file), SafeArg.path(file));
    }

    /**
     * Reads rules from their text.
     *
     * @throws InvalidRules with all problems, if there are any
     */
    public static MinimumNecessary parse(String text) {
        return parse(text, SafeArg.key("rules", "text"));
    }

    /** All that is wrong with a file of rules, in its order. */
    public static List<YamlProblem> lint(Path file) {
        RuleReader reader = new RuleReader(read(file));
        reader.read();
        return reader.problems();
    }

    private static MinimumNecessary parse(String text, SafeArg where) {
        RuleReader reader = new RuleReader(text);
        List<CompiledRule> rules = reader.read();
        if (!reader.problems().isEmpty()) {
            throw new InvalidRules(where, reader.problems());
        }
        return new MinimumNecessary(reader, rules, text);
    }

    /**
     * The filter for a consumer.
     *
     * @param held the roles of who asks
     * @param function what consumes the data, for example {@code imaging-model}
     * @throws CordonException {@link AccessError#NO_RULE} if no rule is for this
     */
    public FieldFilter filterFor(Collection<Role> held, PurposeOfUse purpose, String function) {
        return rules.stream()
                .filter(rule -> rule.rule().isFor(held, purpose, function))
                .findFirst()
                .map(rule -> new FieldFilter(rule, false))
                .orElseThrow(() -> new CordonException(
                        AccessError.NO_RULE,
                        SafeArg.of("purpose", purpose),
                        SafeArg.key(
                                "functions",
                                String.join(
                                        ", ",
                                        rules.stream()
                                                .flatMap(rule -> rule.rule().functions().stream())
                                                .distinct()
                                                .toList()))));
    }

    /** The rules, in their order. */
    public List<MinimumRule> rules() {
        return rules.stream().map(CompiledRule::rule).toList();
    }

    /** Their name. */
    public String name() {
        return name;
    }

    /** What they are for. */
    public String description() {
        return description;
    }

    /** Their text. */
    public String text() {
        return text;
    }

    /** SHA-256 of their text, in hexadecimal: what a log names them by. */
    public String hash() {
        return hash;
    }

    private static String read(Path file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new CordonException(AccessError.RULES_UNREADABLE, notText, SafeArg.path(file));
        } catch (IOException unreadable) {
            throw new CordonException(
                    AccessError.RULES_UNREADABLE, unreadable, SafeArg.path(file), SafeArg.cause(unreadable));
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
