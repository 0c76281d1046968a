package health.cordon.deid.policy;

/**
 * Something wrong in a policy file.
 *
 * @param line from 1; 0 if the file as a whole is meant
 * @param column from 1, in code points; 0 if the file as a whole is meant
 * @param message what is wrong and what to do; it may repeat words of the policy
 */
public record PolicyProblem(int line, int column, String message) {

    @Override
    public String toString() {
        return line == 0 ? message : line + ":" + column + ": " + message;
    }
}
