package health.cordon.gateway.agreement;

import health.cordon.access.yaml.YamlProblem;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.error.GatewayError;
import java.nio.file.Path;
import java.util.List;

/** A draft that cannot become an agreement, with all that is wrong with it. */
public final class InvalidDraft extends CordonException {

    private static final long serialVersionUID = 1L;

    private final transient List<YamlProblem> problems;

    InvalidDraft(Path file, List<YamlProblem> problems) {
        super(GatewayError.DRAFT_INVALID, SafeArg.path(file), SafeArg.of("problems", problems.size()));
        this.problems = List.copyOf(problems);
    }

    /** All of them, in the order of the file. */
    public List<YamlProblem> problems() {
        return problems;
    }
}
