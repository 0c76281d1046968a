package health.cordon.access.policy;

/**
 * Something wrong in a policy file.
 *
 * @param file its name
 * @param line from 1; 0 if the file as a whole is meant
 * @param message what is wrong and what to do; it may repeat words of the policy
 */
public record PolicyProblem(String file, int line, String message) {

    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line) + ": " + message;
    }
}
