package health.cordon.cli;

import health.cordon.access.explain.PolicyTest;
import health.cordon.access.explain.PolicyTest.Outcome;
import health.cordon.access.explain.PolicyTests;
import health.cordon.access.policy.AccessPolicies;
import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Paint;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon access test}. */
@Command(
        name = "test",
        header = "Test access policies.",
        description = {
            "Asks the policies the questions of YAML files and compares the answers with those that the files expect. Without"
                    + " a file it runs the tests of the built-in policies.",
            "Ends with 0 if all are as expected, with 1 if some are not, with 3 if a file or a policy cannot be used."
        },
        footer = {"  cordon access test", "  cordon access test my-tests.yaml --policies my-policies/"})
final class AccessTestCommand implements Callable<Integer> {

    private static final String BUILT_IN = "built-in tests";

    private final Io io;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files of tests.")
    private List<Path> files = List.of();

    @Mixin
    private AccessPolicyOptions policies = new AccessPolicyOptions();

    @Option(names = "--verbose", description = "Tell the tests that pass as well.")
    private boolean verbose;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    AccessTestCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        Map<String, List<PolicyTest>> tests = new LinkedHashMap<>();
        files.forEach(file -> tests.put(file.toString(), PolicyTests.parse(AccessCommand.read(file))));
        if (files.isEmpty()) {
            tests.put(BUILT_IN, PolicyTests.parse(AccessPolicies.builtInTests()));
        }
        AccessPolicies loaded = policies.load();
        int passed = 0;
        int failed = 0;
        for (Map.Entry<String, List<PolicyTest>> file : tests.entrySet()) {
            for (PolicyTest test : file.getValue()) {
                Outcome outcome = test.run(loaded);
                passed += outcome.passed() ? 1 : 0;
                failed += outcome.passed() ? 0 : 1;
                tell(file.getKey(), outcome);
            }
        }
        io.println(passed + " passed, " + failed + " failed");
        return (failed == 0 ? ExitCode.OK : ExitCode.SOME_FAILED).code();
    }

    private void tell(String file, Outcome outcome) {
        String place =
                file + ":" + outcome.test().line() + ": " + outcome.test().name();
        for (String wrong : outcome.wrong()) {
            io.println(Paint.BAD.on(io.outTerminal(), "FAILED") + " " + place + ": " + wrong);
        }
        if (verbose && outcome.passed()) {
            io.println(Paint.GOOD.on(io.outTerminal(), "passed") + " " + place);
        }
    }
}
