package health.cordon.cli.terminal;

import java.util.Locale;

/** Numbers as people read them. */
public final class Amounts {

    private Amounts() {}

    /** {@code 1,234,567}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 note}, {@code 2 notes}. */
    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 12.3 MB}, with 1 MB = 1,000,000 bytes. */
    public static String bytes(double bytes) {
        if (bytes < 1_000) {
            return (long) bytes + " B";
        }
        String[] units = {"kB", "MB", "GB", "TB", "PB"};
        double value = bytes;
        int unit = -1;
        while (value >= 999.95 && unit < units.length - 1) {
            value /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, units[Math.max(0, unit)]);
    }

    /** {@code 8.4 s}, {@code 3 min 20 s}, {@code 2 h 05 min}. */
    public static String time(double seconds) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3_600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3_600, whole % 3_600 / 60);
    }

    /** {@code 12.3 MB/s}; a dash for no time. */
    public static String rate(long bytes, double seconds) {
        return seconds <= 0 ? "-" : bytes(bytes / seconds) + "/s";
    }
}
