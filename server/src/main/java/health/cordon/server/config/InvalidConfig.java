package health.cordon.server.config;

import health.cordon.access.yaml.YamlProblem;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.server.ServerError;
import java.nio.file.Path;
import java.util.List;

/** A configuration that cannot be used, with all that is wrong with it. */
public final class InvalidConfig extends CordonException {

    private static final long serialVersionUID = 1L;

    private final transient List<YamlProblem> problems;

    InvalidConfig(Path file, List<YamlProblem> problems) {
        super(ServerError.CONFIG_INVALID, SafeArg.path(file), SafeArg.of("problems", problems.size()));
        this.problems = List.copyOf(problems);
    }

    /** All of them, in the order of the file. */
    public List<YamlProblem> problems() {
        return problems;
    }
}
