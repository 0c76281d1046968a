package health.cordon.deid.text;

import org.jspecify.annotations.Nullable;

/**
 * A text that is changed here and there from left to right, and the way back to it.
 *
 * <p>What is not touched is copied. A text in which nothing changes costs nothing, one in which characters only change
 * in place needs no map.
 */
final class Rewrite {

    private final String in;
    private @Nullable StringBuilder out;
    private OffsetMap.@Nullable Builder map;
    private int done;

    Rewrite(String in) {
        this.in = in;
    }

    /** What became of the text. A null map: every character stands where it stood. */
    record Result(String text, @Nullable OffsetMap map) {

        /** What became of the result of an earlier rewriting. */
        static Result of(Result first, Result second) {
            return new Result(second.text, OffsetMap.compose(first.map, second.map));
        }
    }

    /** Up to where the input is settled: later changes must not begin before. */
    int done() {
        return done;
    }

    /** The input. */
    String in() {
        return in;
    }

    /** Another character in the same place. */
    void swap(int at, char with) {
        copyTo(at).append(with);
        done = at + 1;
    }

    /** These characters go; they belong to the one before them from now on. */
    void delete(int start, int end) {
        StringBuilder kept = copyTo(start);
        done = end;
        map().straight(kept.length(), end);
    }

    /** Every character of {@code with} answers to the whole of the range. */
    void replace(int start, int end, String with) {
        if (with.length() == 1 && end - start == 1) {
            swap(start, with.charAt(0));
            return;
        }
        if (with.isEmpty()) {
            delete(start, end);
            return;
        }
        StringBuilder kept = copyTo(start);
        map().block(kept.length(), start);
        kept.append(with);
        done = end;
        map().straight(kept.length(), end);
    }

    /** The range goes, the character before it turns into another one; nothing if there is none. */
    void absorb(int start, int end, char instead) {
        StringBuilder kept = copyTo(start);
        if (!kept.isEmpty()) {
            kept.setCharAt(kept.length() - 1, instead);
        }
        delete(start, end);
    }

    /** The last decoded character before {@code at}; NUL if there is none. */
    char before(int at) {
        if (at > done) {
            return in.charAt(at - 1);
        }
        return out == null || out.isEmpty() ? 0 : out.charAt(out.length() - 1);
    }

    Result result() {
        if (out == null) {
            return new Result(in, null);
        }
        String text = copyTo(in.length()).toString();
        return new Result(text, map == null ? null : map.build(text.length(), in.length()));
    }

    private StringBuilder copyTo(int end) {
        if (out == null) {
            out = new StringBuilder(in.length() + 16);
        }
        out.append(in, done, end);
        done = end;
        return out;
    }

    private OffsetMap.Builder map() {
        if (map == null) {
            map = new OffsetMap.Builder();
        }
        return map;
    }
}
