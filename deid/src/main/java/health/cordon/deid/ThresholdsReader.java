package health.cordon.deid;

import health.cordon.core.PhiKind;
import health.cordon.core.config.NearestWord;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries of thresholds and notes everything that is wrong with them at once. What it quotes could be the name of a
 * kind; of anything else that stands there it repeats nothing, in case the file is not what it was taken for. Used once.
 */
final class ThresholdsReader {

    /** What stands for every kind without a threshold of its own. */
    static final String ALL = "all";

    private static final int MOST_TOLD = 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,23}");
    private static final Pattern NUMBER = Pattern.compile("[01]?\\.[0-9]{1,9}|[01]");
    private static final List<String> KNOWN = Stream.concat(
                    Stream.of(ALL), Stream.of(PhiKind.values()).map(PhiKind::name))
            .toList();

    private final SafeArg where;
    private final String place;
    private final List<SafeArg> problems = new ArrayList<>();
    private final Map<PhiKind, Double> kinds = new EnumMap<>(PhiKind.class);
    private @Nullable Double all;
    private int told;
    private int entries;

    /**
     * @param where names the source
     * @param place what an entry's number counts
     */
    ThresholdsReader(SafeArg where, String place) {
        this.where = where;
        this.place = place;
    }

    Thresholds read(String[] lines, Thresholds under) {
        for (int i = 0; i < lines.length; i++) {
            for (String entry : lines[i].replaceFirst("#.*", "").split(",")) {
                if (!entry.isBlank()) {
                    entries++;
                    read(entry.strip(), i + 1);
                }
            }
        }
        if (entries == 0) {
            problem(1, "nothing is set; write all = 0.5, or KIND = 0.35");
        }
        if (told > 0) {
            problems.add(0, where);
            if (told > MOST_TOLD) {
                problems.add(SafeArg.of("more", told - MOST_TOLD));
            }
            throw new CordonException(DeidError.THRESHOLDS_INVALID, problems.toArray(SafeArg[]::new));
        }
        Map<PhiKind, Double> together = new EnumMap<>(PhiKind.class);
        together.putAll(under.kinds());
        together.putAll(kinds);
        return new Thresholds(all == null ? under.all() : all, together);
    }

    private void read(String entry, int number) {
        int equals = entry.indexOf('=');
        String name = equals < 0 ? ALL : entry.substring(0, equals).strip();
        Double threshold = number(entry.substring(equals + 1).strip());
        if (equals < 0 && threshold == null) {
            problem(number, "this is neither a number from 0 to 1 nor KIND = NUMBER");
            return;
        }
        String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
        boolean forAll = wanted.equals(ALL.toUpperCase(Locale.ROOT));
        if (!forAll && !KNOWN.contains(wanted)) {
            problem(number, unknown(name));
        } else if (threshold == null) {
            problem(number, "'" + wanted + "' wants a number from 0 to 1");
        } else if (forAll ? all != null : kinds.containsKey(PhiKind.of(wanted))) {
            problem(number, "'" + wanted + "' is set twice");
        } else if (forAll) {
            all = threshold;
        } else {
            kinds.put(PhiKind.of(wanted), threshold);
        }
    }

    private static String unknown(String name) {
        String list = "`cordon policy kinds` lists them";
        if (!NAME.matcher(name).matches()) {
            return "this is no kind of PHI; " + list;
        }
        return "no kind is called '" + name + "'; "
                + NearestWord.to(name, KNOWN)
                        .map(word -> "did you mean '" + word + "'?")
                        .orElse(list);
    }

    private static @Nullable Double number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return null;
        }
        double number = Double.parseDouble(text);
        return Thresholds.isScore(number) ? number : null;
    }

    private void problem(int number, String message) {
        if (told++ < MOST_TOLD) {
            problems.add(SafeArg.key(place + number, message));
        }
    }
}
