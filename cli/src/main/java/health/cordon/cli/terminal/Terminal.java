package health.cordon.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is known about the other end of a stream.
 *
 * @param interactive whether a person looks at it
 * @param colour whether it shows colours
 * @param width how many characters a line holds
 */
public record Terminal(boolean interactive, boolean colour, int width) {

    private static final int USUAL_WIDTH = 80;

    /** No person, no colours. */
    public static final Terminal NONE = new Terminal(false, false, USUAL_WIDTH);

    /** Standard output. */
    public static Terminal output() {
        return of(1, System.getenv());
    }

    /** Standard error. */
    public static Terminal error() {
        return of(2, System.getenv());
    }

    /** Colours or none, whatever the stream is. */
    public Terminal withColour(boolean wanted) {
        return new Terminal(interactive, wanted, width);
    }

    /** As one that nobody looks at; colours stay. */
    public Terminal quiet() {
        return new Terminal(false, colour, width);
    }

    static Terminal of(int descriptor, Map<String, String> environment) {
        boolean person = isTerminal(descriptor);
        boolean plain = environment.containsKey("NO_COLOR") || "dumb".equals(environment.get("TERM"));
        boolean forced = environment.containsKey("CLICOLOR_FORCE");
        return new Terminal(person, forced || person && !plain, width(environment.get("COLUMNS")));
    }

    private static int width(@org.jspecify.annotations.Nullable String columns) {
        try {
            return columns == null ? USUAL_WIDTH : Math.clamp(Integer.parseInt(columns.trim()), 40, 240);
        } catch (NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }

    /** The JDK tells only about standard input and output together; Linux tells of each by its link. */
    private static boolean isTerminal(int descriptor) {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null && System.console().isTerminal();
        }
    }
}
