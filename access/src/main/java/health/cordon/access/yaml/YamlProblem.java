package health.cordon.access.yaml;

/**
 * Something wrong in a file.
 *
 * @param line from 1; 0 if the file as a whole is meant
 * @param column from 1; 0 if the file as a whole is meant
 * @param message what is wrong and what to do; it may repeat words of the file
 */
public record YamlProblem(int line, int column, String message) {

    @Override
    public String toString() {
        return line == 0 ? message : line + ":" + column + ": " + message;
    }
}
