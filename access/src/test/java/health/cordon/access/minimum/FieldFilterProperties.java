package health.cordon.access.minimum;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.access.json.StrictJson;
import health.cordon.core.PurposeOfUse;
import health.cordon.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The stream gives what a plain reading of the rule gives, on random rules and trees: a value whose path a kept path matches
 * and no withheld one, and the objects and lists on the way to it.
 */
class FieldFilterProperties {

    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    private record Paths(List<String> keep, List<String> withhold) {}

    @Test
    void theStreamGivesWhatThePathsSay() {
        int kept = 0;
        int withheld = 0;
        for (int run = 0; run < 1500; run++) {
            Seeded seeded = Seeded.of(77).fork("run " + run);
            Paths paths = new Paths(paths(seeded, true), paths(seeded, false));
            Optional<FieldFilter> filter = filter(paths);
            if (filter.isEmpty()) {
                continue;
            }
            for (int i = 0; i < 5; i++) {
                int[] next = {0};
                Map<String, @Nullable Object> tree = object(seeded, 4, next);
                Minimized given = filter.get().json(json(tree).getBytes(StandardCharsets.UTF_8));
                Map<String, @Nullable Object> read =
                        StrictJson.object(given.body()).orElseThrow();
                assertThat(read).as("%s on %s", paths, json(tree)).isEqualTo(reduced(tree, List.of(), paths));
                kept += (int) given.withholding().kept();
                withheld += given.withholding().withheld().size();
            }
        }
        assertThat(kept).isGreaterThan(1000);
        assertThat(withheld).isGreaterThan(1000);
    }

    /** Rules that contradict themselves are refused by the lint and not of interest here. */
    private static Optional<FieldFilter> filter(Paths paths) {
        String text = "name: made\nrules:\n  - id: one\n    says: x\n    function: f\n    purpose: TREAT\n    keep: "
                + quoted(paths.keep) + "\n    withhold: " + quoted(paths.withhold) + "\n";
        try {
            return Optional.of(MinimumNecessary.parse(text).filterFor(List.of(), PurposeOfUse.TREAT, "f"));
        } catch (InvalidRules contradiction) {
            return Optional.empty();
        }
    }

    private static String quoted(List<String> paths) {
        return paths.stream().map(path -> "'" + path + "'").toList().toString();
    }

    private static List<String> paths(Seeded seeded, boolean keep) {
        List<String> paths = new ArrayList<>();
        for (int n = seeded.between(keep ? 1 : 0, 3); n > 0; n--) {
            List<String> steps = new ArrayList<>();
            for (int m = seeded.between(1, 3); m > 0; m--) {
                steps.add(seeded.chance(0.2) ? "*" : seeded.choose(NAMES));
            }
            if (keep && seeded.chance(0.3)) {
                steps.add("**");
            }
            paths.add(String.join(".", steps));
        }
        return paths.stream().distinct().toList();
    }

    private static Map<String, @Nullable Object> object(Seeded seeded, int depth, int[] next) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name : seeded.sample(NAMES, seeded.below(4))) {
            object.put(name, value(seeded, depth - 1, next));
        }
        return object;
    }

    private static @Nullable Object value(Seeded seeded, int depth, int[] next) {
        if (depth > 0 && seeded.chance(0.45)) {
            return object(seeded, depth, next);
        }
        if (depth > 0 && seeded.chance(0.25)) {
            List<@Nullable Object> list = new ArrayList<>();
            for (int n = seeded.below(4); n > 0; n--) {
                list.add(value(seeded, depth - 1, next));
            }
            return list;
        }
        next[0]++;
        return seeded.choose("v" + next[0], (Object) (long) next[0], seeded.chance(0.5));
    }

    private static Map<String, @Nullable Object> reduced(Map<?, ?> tree, List<String> at, Paths paths) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        tree.forEach((name, value) -> {
            List<String> path = new ArrayList<>(at);
            path.add((String) name);
            if (mayStand(value, path, paths)) {
                kept.put((String) name, reduced(value, path, paths));
            }
        });
        return kept;
    }

    private static @Nullable Object reduced(@Nullable Object value, List<String> path, Paths paths) {
        if (value instanceof Map<?, ?> object) {
            return reduced(object, path, paths);
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .filter(item -> mayStand(item, path, paths))
                    .map(item -> reduced(item, path, paths))
                    .toList();
        }
        return value;
    }

    private static boolean mayStand(@Nullable Object value, List<String> path, Paths paths) {
        if (paths.withhold.stream().anyMatch(withheld -> isPrefix(steps(withheld), path))) {
            return false;
        }
        boolean whole = paths.keep.stream()
                .map(FieldFilterProperties::steps)
                .filter(steps -> steps.getLast().equals("**"))
                .anyMatch(steps -> isPrefix(steps.subList(0, steps.size() - 1), path));
        boolean exactly =
                paths.keep.stream().anyMatch(kept -> steps(kept).size() == path.size() && isPrefix(steps(kept), path));
        boolean onTheWay = paths.keep.stream().anyMatch(kept -> leadsTo(path, steps(kept), paths));
        return switch (value) {
            case Map<?, ?> object -> whole || onTheWay;
            case List<?> list -> whole || onTheWay || exactly;
            case null, default -> whole || exactly;
        };
    }

    /** Whether a field that the kept path names lies below, and is not withheld altogether by a path that names it as well. */
    private static boolean leadsTo(List<String> path, List<String> kept, Paths paths) {
        return kept.size() > path.size()
                && matches(kept.subList(0, path.size()), path)
                && paths.withhold.stream().noneMatch(withheld -> covers(steps(withheld), path, kept));
    }

    private static boolean covers(List<String> withheld, List<String> path, List<String> kept) {
        List<String> below = new ArrayList<>(path);
        below.addAll(kept.subList(path.size(), kept.size()));
        if (below.getLast().equals("**")) {
            below.removeLast();
        }
        if (withheld.size() > below.size()) {
            return false;
        }
        for (int i = 0; i < withheld.size(); i++) {
            if (!withheld.get(i).equals("*") && !withheld.get(i).equals(below.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPrefix(List<String> steps, List<String> path) {
        return steps.size() <= path.size() && matches(steps, path.subList(0, steps.size()));
    }

    private static boolean matches(List<String> steps, List<String> path) {
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).equals("*") && !steps.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> steps(String path) {
        return List.of(path.split("\\."));
    }

    private static String json(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object -> {
                List<String> members = new ArrayList<>();
                object.forEach((name, inner) -> members.add("\"" + name + "\":" + json(inner)));
                yield "{" + String.join(",", members) + "}";
            }
            case List<?> list ->
                list.stream().map(FieldFilterProperties::json).toList().toString();
            case String text -> "\"" + text + "\"";
            case null -> "null";
            default -> String.valueOf(value);
        };
    }
}
