package health.cordon.audit.tiles;

import java.util.Locale;

/** Where C2SP tlog-tiles puts things, below the log's folder. */
public final class TilePath {

    /** Hashes in a full tile, entries in a full bundle. */
    public static final int WIDTH = 256;

    private TilePath() {}

    /** A tile of hashes; a width of 256 is the full one. */
    public static String tile(int level, long number, int width) {
        return "tile/" + level + "/" + number(number) + partial(width);
    }

    /** A bundle of entries. */
    public static String entries(long number, int width) {
        return "tile/entries/" + number(number) + partial(width);
    }

    /** The folder with the partial ones of a tile or bundle: what {@code full} is, with {@code .p} behind it. */
    static String partials(String full) {
        return full + ".p";
    }

    /** How wide the rightmost tile of a level is in a tree of this size; 0 if there is no partial one. */
    static int edge(int level, long size) {
        return (int) (size >>> (8 * level) & (WIDTH - 1));
    }

    private static String partial(int width) {
        return width == WIDTH ? "" : ".p/" + width;
    }

    private static String number(long number) {
        String text = String.format(Locale.ROOT, "%03d", number % 1000);
        for (long rest = number / 1000; rest > 0; rest /= 1000) {
            text = String.format(Locale.ROOT, "x%03d/", rest % 1000) + text;
        }
        return text;
    }
}
