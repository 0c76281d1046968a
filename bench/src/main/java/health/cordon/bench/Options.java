package health.cordon.bench;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The options of a program of this module: pairs of {@code --name value}, each with a default. */
public final class Options {

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /** Reads the arguments; ends the process with exit code 2 and the list of options at an unknown one. */
    public static Options read(String[] args, Map<String, String> defaults) {
        Map<String, String> values = new TreeMap<>(defaults);
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length || values.replace(args[i], args[i + 1]) == null) {
                System.err.println("options, with their defaults: " + new TreeMap<>(defaults));
                System.exit(2);
            }
        }
        return new Options(values);
    }

    /** The option's text. */
    public String text(String name) {
        return Objects.requireNonNull(values.get(name));
    }

    /** The option's number. */
    public int number(String name) {
        return Integer.parseInt(text(name));
    }
}
