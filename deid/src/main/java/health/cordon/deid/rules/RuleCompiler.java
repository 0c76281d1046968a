package health.cordon.deid.rules;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Run by the build: turns {@code rules.yaml} into the tables that {@link RuleSet#builtIn()} reads. */
public final class RuleCompiler {

    private static final int MOST_STATES = 40_000;

    private RuleCompiler() {}

    /**
     * Compiles.
     *
     * @param args the YAML file, the file to write
     */
    public static void main(String[] args) throws IOException {
        byte[] yaml = Files.readAllBytes(Path.of(args[0]));
        RuleFileReader reader = new RuleFileReader(true, Set.of());
        RuleFile file = reader.read(new String(yaml, StandardCharsets.UTF_8));
        if (!reader.problems().isEmpty()) {
            StringBuilder all = new StringBuilder("the built-in rules are wrong:");
            reader.problems()
                    .forEach(problem -> all.append("\n  line ")
                            .append(problem.line())
                            .append(", column ")
                            .append(problem.column())
                            .append(": ")
                            .append(problem.message()));
            throw new IllegalStateException(all.toString());
        }
        RuleTable table = new RuleTable(file.rules(), reader.automata(), MOST_STATES);
        try (OutputStream out = Files.newOutputStream(Path.of(args[1]))) {
            CompiledRules.write(out, CompiledRules.hash(yaml), table, file.cues(), file.contexts());
        }
    }
}
