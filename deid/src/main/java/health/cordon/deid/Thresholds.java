package health.cordon.deid;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The lowest score that counts as found: one for all kinds, and others for some.
 *
 * <p>Written as {@code 0.5, NAME=0.35}; in a file one entry a line, {@code all = 0.5}, {@code NAME = 0.35}, with comments
 * behind {@code #}. Both are the same language. Immutable.
 *
 * @param all for every kind that has none of its own, 0 to 1
 * @param kinds for these kinds, 0 to 1
 */
public record Thresholds(double all, Map<PhiKind, Double> kinds) {

    /** Claims below 0.5 are hints, not findings. */
    public static final Thresholds DEFAULT = of(0.5);

    /** Takes a copy and checks the numbers. */
    public Thresholds {
        Map<PhiKind, Double> copy = new EnumMap<>(PhiKind.class);
        copy.putAll(kinds);
        kinds = Collections.unmodifiableMap(copy);
        if (!isScore(all) || !kinds.values().stream().allMatch(Thresholds::isScore)) {
            throw new IllegalArgumentException("a threshold lies outside 0..1");
        }
    }

    /** One threshold for all kinds. */
    public static Thresholds of(double all) {
        return new Thresholds(all, Map.of());
    }

    /**
     * Reads entries parted by commas or line ends.
     *
     * @param under what holds where the text says nothing
     * @throws CordonException {@link DeidError#THRESHOLDS_INVALID} with every problem
     */
    public static Thresholds parse(String text, Thresholds under) {
        return new ThresholdsReader(SafeArg.key("in", "the option"), "entry ").read(text.split(",", -1), under);
    }

    /**
     * Reads a file; {@link #DEFAULT} holds where it says nothing.
     *
     * @throws CordonException {@link DeidError#THRESHOLDS_UNREADABLE} if it cannot be read as UTF-8 text,
     *     {@link DeidError#THRESHOLDS_INVALID} with every problem if it says something wrong
     */
    public static Thresholds load(Path file) {
        try {
            String text = Files.readString(file);
            return new ThresholdsReader(SafeArg.path(file), "line ").read(text.split("\\R", -1), DEFAULT);
        } catch (IOException e) {
            throw new CordonException(DeidError.THRESHOLDS_UNREADABLE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    /** The threshold of a kind. */
    public double of(PhiKind kind) {
        return kinds.getOrDefault(kind, all);
    }

    /** The same with another threshold for one kind. */
    public Thresholds with(PhiKind kind, double threshold) {
        Map<PhiKind, Double> changed = new EnumMap<>(PhiKind.class);
        changed.putAll(kinds);
        changed.put(kind, threshold);
        return new Thresholds(all, changed);
    }

    /** The lines of a file that {@link #load} reads to the same thresholds. */
    public String lines() {
        StringBuilder lines = new StringBuilder(ThresholdsReader.ALL + " = " + decimal(all) + "\n");
        kinds.forEach((kind, threshold) -> lines.append(kind.name())
                .append(" = ")
                .append(decimal(threshold))
                .append('\n'));
        return lines.toString();
    }

    /** As the command line takes them: {@code 0.5, NAME=0.35}. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(decimal(all));
        kinds.forEach((kind, threshold) ->
                line.append(", ").append(kind.name()).append('=').append(decimal(threshold)));
        return line.toString();
    }

    private static String decimal(double number) {
        return new BigDecimal(Double.toString(number)).toPlainString();
    }

    static boolean isScore(double number) {
        return number >= 0 && number <= 1;
    }
}
