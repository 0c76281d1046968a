package health.cordon.eval;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The least that an engine must reach, from a file of lines {@code NAME = NUMBER}; {@code #} starts a comment.
 *
 * <p>A name is a kind of PHI (least recall), {@code overall} (recall), {@code leak-free} (documents without a leak), {@code
 * untouched} (documents without PHI left alone), {@code precision} (spans), {@code over-redaction} (the most, not the
 * least) or {@code gap.DIMENSION} (the most). A floor for a kind that the gold lacks is not reached. Immutable.
 */
public final class Floors {

    /**
     * A floor that was not reached.
     *
     * @param name of the figure
     * @param floor what it had to be
     * @param reached what it is
     */
    public record Shortfall(String name, double floor, double reached) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s %.4f, floor %.4f", name, reached, floor);
        }
    }

    private final Map<String, Double> floors;

    private Floors(Map<String, Double> floors) {
        this.floors = floors;
    }

    /** Reads a file; a line that cannot be used is an error. */
    public static Floors read(Path file) {
        Map<String, Double> floors = new LinkedHashMap<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new CordonException(EvalError.GOLD_UNREADABLE, e, SafeArg.path(file), SafeArg.cause(e));
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (line.isEmpty()) {
                continue;
            }
            String[] sides = line.split("=", 2);
            Double floor = sides.length < 2 ? null : number(sides[1].strip());
            if (floor == null || !isFigure(sides[0].strip()) || floors.put(sides[0].strip(), floor) != null) {
                throw new CordonException(EvalError.FLOORS_MALFORMED, SafeArg.path(file), SafeArg.of("line", i + 1));
            }
        }
        return new Floors(floors);
    }

    /** What was not reached, in the order of the file. */
    public List<Shortfall> check(EvalReport report) {
        List<Shortfall> below = new ArrayList<>();
        floors.forEach((name, floor) -> {
            double reached = reached(name, report);
            boolean most = name.equals("over-redaction") || name.startsWith("gap.");
            if (Double.isNaN(reached) || (most ? reached > floor : reached < floor)) {
                below.add(new Shortfall(name, floor, reached));
            }
        });
        return below;
    }

    /**
     * Fails if anything was not reached.
     *
     * @throws CordonException {@link EvalError#BELOW_FLOOR} with all shortfalls
     */
    public void require(EvalReport report) {
        List<Shortfall> below = check(report);
        if (!below.isEmpty()) {
            throw new CordonException(
                    EvalError.BELOW_FLOOR,
                    below.stream()
                            .map(one -> SafeArg.key(
                                    one.name(), String.format(Locale.ROOT, "%.4f < %.4f", one.reached(), one.floor())))
                            .toArray(SafeArg[]::new));
        }
    }

    private static double reached(String name, EvalReport report) {
        return switch (name) {
            case "overall" -> report.overall().recall().share();
            case "leak-free" -> report.leakFree().share();
            case "untouched" -> report.untouched().share();
            case "precision" -> report.predicted().precision().share();
            case "over-redaction" -> report.overRedaction();
            default -> {
                if (name.startsWith("gap.")) {
                    yield report.gap(name.substring(4));
                }
                Tally tally = report.kinds().get(PhiKind.of(name));
                yield tally == null ? Double.NaN : tally.recall().share();
            }
        };
    }

    private static boolean isFigure(String name) {
        if (List.of("overall", "leak-free", "untouched", "precision", "over-redaction")
                        .contains(name)
                || name.startsWith("gap.")) {
            return true;
        }
        for (PhiKind kind : PhiKind.values()) {
            if (kind.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Double number(String text) {
        try {
            double number = Double.parseDouble(text);
            return number >= 0 && number <= 1 ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
