package health.cordon.deid.rules;

/** A pattern that cannot be read. The message speaks of the pattern, which is configuration, never of a document. */
final class PatternException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int at;
    private final String problem;

    PatternException(int at, String message) {
        super(message);
        this.at = at;
        this.problem = message;
    }

    /** Where in the pattern, from 0. */
    int at() {
        return at;
    }

    /** What is wrong, to put before the user. */
    String problem() {
        return problem;
    }
}
