package health.cordon.server.shape;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import java.util.List;

/** A body or a query that an endpoint does not take, with what is wrong. */
public final class BadBody extends CordonException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    /** With these errors. */
    public BadBody(ErrorCode code, List<FieldError> errors) {
        super(code);
        this.errors = List.copyOf(errors);
    }

    /** What is wrong. */
    public List<FieldError> errors() {
        return errors;
    }
}
