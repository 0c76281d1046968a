package health.cordon.bench;

import health.cordon.access.AccessRequest;
import health.cordon.access.Action;
import health.cordon.access.Authorizer;
import health.cordon.access.Classification;
import health.cordon.access.Decision;
import health.cordon.access.Principal;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.access.Role;
import health.cordon.access.emergency.EmergencyGrants;
import health.cordon.access.memory.MemoryRecordStore;
import health.cordon.access.policy.AccessPolicies;
import health.cordon.access.policy.Question;
import health.cordon.access.policy.Verdict;
import health.cordon.core.PurposeOfUse;
import health.cordon.testkit.Seeded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does one decision take with 200 policies?
 *
 * <p>The built-in policies and a hospital's own: eleven for each of fifteen departments' roles. People, records and purposes
 * vary from question to question. {@code inPart} is every question's first time, {@code again} those that were asked before,
 * {@code plainly} is Cedar with all policies, {@code unscoped} the worst set that one could write: 200 policies none of which
 * names a role, an action or a type in its head. {@code decide} is the whole, scopes of credentials and a log that keeps
 * nothing included, a fifth of the questions being new.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class AuthorizationBenchmark {

    private static final int POLICIES = 200;
    private static final int FEW = 2000;

    private final AccessPolicies policies;
    private final AccessPolicies forgetful;
    private final AccessPolicies unscoped;
    private final Authorizer authorizer;
    private final List<Principal> people = new ArrayList<>();
    private int next;

    /** Writes the policies and makes the people. */
    public AuthorizationBenchmark() {
        try {
            policies = hospital();
            forgetful = policies.remembering(0);
            unscoped = withoutHeads().remembering(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        InstantSource clock = InstantSource.system();
        authorizer =
                new Authorizer(policies, new EmergencyGrants(new MemoryRecordStore<>(clock, 1)), event -> {}, clock);
        Seeded seeded = Seeded.of(1);
        for (int i = 0; i < 500; i++) {
            people.add(Principal.person(
                    "person-" + i,
                    seeded.choose(Role.CLINICIAN, Role.DATA_SCIENTIST, Role.PRIVACY_OFFICER),
                    new Role("department-" + seeded.below(15))));
        }
    }

    /** A question that was never asked. */
    @Benchmark
    public Verdict inPart() {
        return forgetful.ask(question(next++));
    }

    /** A question that was asked before. */
    @Benchmark
    public Verdict again() {
        return policies.ask(question(next++ % FEW));
    }

    /** The same from all policies at once. */
    @Benchmark
    public Verdict plainly() {
        return policies.askPlainly(question(next++));
    }

    /** Policies that cannot be told apart by their heads. */
    @Benchmark
    public Verdict unscoped() {
        return unscoped.ask(question(next++));
    }

    /** The whole decision. */
    @Benchmark
    public Decision decide() {
        int number = next++;
        Question asked = question(number % 5 == 0 ? 1_000_000 + number : number % FEW);
        return authorizer.decide(
                AccessRequest.of("request", asked.principal(), asked.purpose(), asked.action(), asked.resource()));
    }

    private Question question(int number) {
        Principal person = people.get(number % people.size());
        return switch (number % 4) {
            case 0 ->
                new Question(
                        person, PurposeOfUse.TREAT, Action.READ, record(ResourceType.PATIENT_RECORD, number), false);
            case 1 ->
                new Question(person, PurposeOfUse.HRESCH, Action.TRAIN, record(ResourceType.DATASET, number), false);
            case 2 ->
                new Question(
                        person,
                        PurposeOfUse.HOPERAT,
                        Action.INVOKE,
                        record(ResourceType.MODEL_ENDPOINT, number),
                        false);
            default ->
                new Question(
                        person, PurposeOfUse.HCOMPL, Action.SEARCH, record(ResourceType.INFERENCE_LOG, number), false);
        };
    }

    private static Resource record(ResourceType type, int number) {
        return Resource.of(type, "r" + number, Classification.PHI).ownedBy("person-1");
    }

    private static AccessPolicies hospital() throws IOException {
        int builtIn = AccessPolicies.builtIn().all().size();
        StringBuilder text = new StringBuilder();
        String[] actions = {"read", "search", "train", "invoke", "write"};
        String[] types = {"PatientRecord", "Dataset", "ModelEndpoint", "InferenceLog", "VectorCollection"};
        for (int i = 0; i < POLICIES - builtIn; i++) {
            int kind = i / 15;
            String action = kind == 3 ? "invoke" : kind == 2 ? "train" : actions[kind % 2];
            String type = kind == 3 ? types[2] : kind == 2 ? types[1] : types[kind % 2 == 0 ? 0 : 3];
            text.append("@id(\"site-")
                    .append(i)
                    .append("\") @says(\"Site policy.\")\npermit (principal in Role::\"department-");
            text.append(i % 15)
                    .append("\", action == Action::\"")
                    .append(action)
                    .append("\", resource is ")
                    .append(type);
            text.append(
                    ")\nwhen { context.purpose in Purpose::\"HOPERAT\" && resource has owner && resource.owner != \"x");
            text.append(i).append("\" };\n");
        }
        return read(text.toString(), true);
    }

    private static AccessPolicies withoutHeads() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < POLICIES; i++) {
            text.append("@id(\"site-")
                    .append(i)
                    .append("\") @says(\"Site policy.\")\npermit (principal, action, resource)\n");
            text.append("when { principal in Role::\"department-").append(i % 15);
            text.append("\" && context.purpose in Purpose::\"HOPERAT\" && resource has owner && resource.owner == \"x");
            text.append(i).append("\" };\n");
        }
        return read(text.toString(), false);
    }

    private static AccessPolicies read(String text, boolean withBuiltIn) throws IOException {
        Path folder = Files.createTempDirectory("cordon-bench");
        Path file = folder.resolve("site.cedar");
        try {
            Files.writeString(file, text);
            return withBuiltIn ? AccessPolicies.builtInWith(folder) : AccessPolicies.read(folder);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }
}
