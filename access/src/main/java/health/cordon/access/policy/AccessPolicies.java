package health.cordon.access.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.cordon.access.AccessError;
import health.cordon.access.Role;
import health.cordon.core.error.CordonException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A set of policies that has passed every check.
 *
 * <p><b>What this promises.</b> Cedar decides each question, from all the policies. A question that was asked before is
 * answered from memory; the answer depends on nothing but the question and the policies, and both are part of what is
 * remembered. Immutable and thread-safe.
 *
 * <p><b>What it does not.</b> It logs nothing and knows nothing of credentials: {@link health.cordon.access.Authorizer}
 * does. It keeps up to ten thousand questions in memory, ids of resources among them.
 */
public final class AccessPolicies {

    /** How many questions are remembered unless told otherwise. */
    public static final int REMEMBERED = 10_000;

    private final PolicyFiles files;
    private final String hash;
    private final List<LoadedPolicy> policies;
    private final CedarEngine engine;
    private final PolicySlices slices;
    private final Applicability applicability;
    private final Cache<Question, Verdict> asked;

    private AccessPolicies(PolicyFiles files) {
        this.files = files;
        engine = new CedarEngine();
        PolicyReader reader = new PolicyReader();
        policies = reader.read(files);
        if (!reader.problems().isEmpty()) {
            throw new InvalidPolicies(reader.problems());
        }
        hash = files.hash();
        slices = new PolicySlices(policies);
        applicability = PolicyValidation.schema(files).map(Applicability::of).orElseThrow();
        asked = remembering(REMEMBERED);
    }

    private AccessPolicies(AccessPolicies same, int remembered) {
        files = same.files;
        engine = same.engine;
        policies = same.policies;
        hash = same.hash;
        slices = same.slices;
        applicability = same.applicability;
        asked = remembering(remembered);
    }

    /**
     * The policies that Cordon comes with.
     *
     * @throws CordonException {@link AccessError#ENGINE_UNAVAILABLE} if Cedar's library does not load
     */
    public static AccessPolicies builtIn() {
        return new AccessPolicies(PolicyFiles.builtIn());
    }

    /**
     * The policies of a folder and no others: its {@code .cedar} files, and its {@code cordon.cedarschema} or else the
     * built-in one.
     *
     * @throws InvalidPolicies with all problems
     * @throws CordonException {@link AccessError#POLICIES_UNREADABLE}
     */
    public static AccessPolicies read(Path folder) {
        return new AccessPolicies(PolicyFiles.of(folder));
    }

    /**
     * The built-in policies with those of a folder. A file there takes the place of a built-in one of the same name.
     *
     * @throws InvalidPolicies with all problems
     * @throws CordonException {@link AccessError#POLICIES_UNREADABLE}
     */
    public static AccessPolicies builtInWith(Path folder) {
        return new AccessPolicies(PolicyFiles.builtIn().with(folder));
    }

    /** All that is wrong with the policies of a folder, together with the built-in ones or alone. */
    public static List<PolicyProblem> lint(Path folder, boolean alone) {
        CedarEngine.requireLibrary();
        PolicyReader reader = new PolicyReader();
        reader.read(alone ? PolicyFiles.of(folder) : PolicyFiles.builtIn().with(folder));
        return reader.problems();
    }

    /** The same policies, remembering another number of questions; none with 0. */
    public AccessPolicies remembering(long questions) {
        return new AccessPolicies(this, Math.toIntExact(questions));
    }

    /**
     * Cedar's answer.
     *
     * @throws CordonException {@link AccessError#ENGINE_FAILED}
     */
    public Verdict ask(Question question) {
        Verdict known = asked.getIfPresent(question);
        if (known != null) {
            return known;
        }
        Verdict verdict =
                applicability.knows(question) ? engine.ask(slices.of(question), question) : Verdict.NOTHING_APPLIES;
        asked.put(question, verdict);
        return verdict;
    }

    /** The text of the tests that the built-in policies pass, for {@code PolicyTests}. */
    public static String builtInTests() {
        return PolicyFiles.builtInTests();
    }

    /** Cedar's answer from all policies at once and without memory: what {@link #ask} is measured and tested against. */
    public Verdict askPlainly(Question question) {
        return applicability.knows(question) ? engine.ask(slices.whole(), question) : Verdict.NOTHING_APPLIES;
    }

    /** All policies, in the order of their files and lines. */
    public List<AccessPolicy> all() {
        return policies.stream().map(LoadedPolicy::shown).toList();
    }

    /** The policy with this id. */
    public Optional<AccessPolicy> find(String id) {
        return all().stream().filter(policy -> policy.id().equals(id)).findFirst();
    }

    /** The roles that the head of the policy with this id asks for; none if it is for everyone, or there is no such policy. */
    public Set<Role> rolesOf(String id) {
        return policies.stream()
                .filter(policy -> policy.shown().id().equals(id))
                .flatMap(policy -> policy.scope().roles().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The files as they are, schema included, by name. */
    public Map<String, String> files() {
        return files.byName();
    }

    /** SHA-256 of all files, in hexadecimal: what a log names the policies by. */
    public String hash() {
        return hash;
    }

    private static Cache<Question, Verdict> remembering(int questions) {
        // On the caller's thread: a common pool that is busy or shut down must not delay a decision.
        return Caffeine.newBuilder()
                .maximumSize(questions)
                .executor(Runnable::run)
                .build();
    }
}
