package health.cordon.deid.policy;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.DeidError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What to do with each kind of PHI.
 *
 * <p><b>What this promises.</b> Every kind has an answer: a kind without rules follows the default ones, and a span for
 * which no rule's conditions hold is redacted. Two policies that do the same have the same {@link #hash()}. Immutable and
 * thread-safe.
 *
 * <p><b>What it does not.</b> That text treated by it is de-identified in the sense of 164.514: only {@code safe-harbor}
 * writes what 164.514(b)(2)(i) asks for. {@code docs/policies.md} says what each built-in policy is and is not.
 */
public final class Policy {

    private final String name;
    private final String description;
    private final Map<PhiKind, List<Rule>> kinds;
    private final List<Rule> fallback;

    Policy(String name, String description, Map<PhiKind, List<Rule>> kinds, List<Rule> fallback) {
        this.name = name;
        this.description = description;
        Map<PhiKind, List<Rule>> copy = new EnumMap<>(PhiKind.class);
        kinds.forEach((kind, rules) -> copy.put(kind, List.copyOf(rules)));
        this.kinds = Collections.unmodifiableMap(copy);
        this.fallback = List.copyOf(fallback);
    }

    /**
     * A built-in policy; {@link #names} lists them.
     *
     * @throws CordonException {@link DeidError#POLICY_UNKNOWN} if there is none of this name
     */
    public static Policy named(String name) {
        if (!BuiltInPolicies.NAMES.contains(name)) {
            throw new CordonException(
                    DeidError.POLICY_UNKNOWN,
                    SafeArg.key("name", name),
                    SafeArg.key("known", String.join(", ", BuiltInPolicies.NAMES)));
        }
        return parse(BuiltInPolicies.text(name), SafeArg.key("policy", name));
    }

    /** The names of the built-in policies, the default one first. */
    public static List<String> names() {
        return BuiltInPolicies.NAMES;
    }

    /**
     * Reads a policy from a file in UTF-8.
     *
     * @throws InvalidPolicy with all problems, if there are any
     * @throws CordonException {@link DeidError#POLICY_UNREADABLE} if the file cannot be read as text
     */
    public static Policy load(Path file) {
        return parse(read(file), SafeArg.path(file));
    }

    /**
     * Reads a policy from its text, YAML or JSON.
     *
     * @throws InvalidPolicy with all problems, if there are any
     */
    public static Policy parse(String text) {
        return parse(text, SafeArg.key("policy", "text"));
    }

    /**
     * All that is wrong with a policy file, in the order of the file; empty if it can be used.
     *
     * @throws CordonException {@link DeidError#POLICY_UNREADABLE} if the file cannot be read as text
     */
    public static List<PolicyProblem> lint(Path file) {
        return lint(read(file));
    }

    /** All that is wrong with a policy's text, in its order; empty if it can be used. */
    public static List<PolicyProblem> lint(String text) {
        PolicyReader reader = new PolicyReader();
        reader.read(text);
        return inOrder(reader.problems());
    }

    private static Policy parse(String text, SafeArg where) {
        PolicyReader reader = new PolicyReader();
        Policy policy = reader.read(text);
        if (policy == null) {
            throw new InvalidPolicy(where, inOrder(reader.problems()));
        }
        return policy;
    }

    private static List<PolicyProblem> inOrder(List<PolicyProblem> problems) {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt(PolicyProblem::line).thenComparingInt(PolicyProblem::column))
                .toList();
    }

    private static String read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new CordonException(DeidError.POLICY_UNREADABLE, notText, SafeArg.path(file));
        } catch (IOException unreadable) {
            throw new CordonException(
                    DeidError.POLICY_UNREADABLE, unreadable, SafeArg.path(file), SafeArg.cause(unreadable));
        }
    }

    /** Its name, as reports show it. */
    public String name() {
        return name;
    }

    /** What it is for; empty if not told. */
    public String description() {
        return description;
    }

    /** The rules that decide about a kind, in order. */
    public List<Rule> rules(PhiKind kind) {
        return kinds.getOrDefault(kind, fallback);
    }

    /** What to do with a span: the action of the first rule whose conditions hold, or else {@link Action.Redact#PLAIN}. */
    public Action actionFor(SpanFacts facts) {
        for (Rule rule : rules(facts.span().kind())) {
            if (rule.when().holds(facts)) {
                return rule.action();
            }
        }
        return Action.Redact.PLAIN;
    }

    /** Every action that it may take. */
    public Stream<Action> actions() {
        List<Action> all = new ArrayList<>();
        for (PhiKind kind : PhiKind.values()) {
            rules(kind).forEach(rule -> all.add(rule.action()));
        }
        return all.stream().distinct();
    }

    /** Whether it writes re-identification codes, for which a vault is needed. */
    public boolean needsVault() {
        return actions().anyMatch(Action.Code.class::isInstance);
    }

    /** SHA-256 over the canonical form of the rules, in hexadecimal. The name and the description do not enter. */
    public String hash() {
        try {
            byte[] form = PolicyWriter.rules(this).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(form));
        } catch (NoSuchAlgorithmException everyRuntimeHasIt) {
            throw new IllegalStateException(everyRuntimeHasIt);
        }
    }

    /** The policy written out, every kind and setting told; reading it gives a policy with the same {@link #hash()}. */
    public String toYaml() {
        return PolicyWriter.write(this);
    }

    Map<PhiKind, List<Rule>> kinds() {
        return kinds;
    }

    List<Rule> fallback() {
        return fallback;
    }

    @Override
    public String toString() {
        return "Policy(" + name + ")";
    }
}
