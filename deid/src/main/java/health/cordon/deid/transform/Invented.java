package health.cordon.deid.transform;

import java.util.List;

/**
 * An invented value, and what in it stands for what of the original.
 *
 * @param text the whole, as it is written in the original's place
 * @param parts what was replaced, from left to right; all between them is as it was
 */
public record Invented(String text, List<Part> parts) {

    /** What a part is. */
    public enum Sort {
        /** A first or middle name. */
        FIRST_NAME,
        /** A surname, its particles with it. */
        SURNAME,
        /** One letter of a name. */
        INITIAL,
        /** The name of a town, a street, a facility. */
        PLACE,
        /** A house number or a direction beside one. */
        BESIDE_PLACE,
        /** A number or code, a letter for a letter and a digit for a digit. */
        NUMBER,
        /** A date that was moved. */
        DATE,
        /** A value as a whole. */
        WHOLE
    }

    /**
     * A part.
     *
     * @param start where it begins in the invented text
     * @param end one past its last character
     * @param original what stands there in the original
     */
    public record Part(int start, int end, String original, Sort sort) {

        /** Without the original. */
        @Override
        public String toString() {
            return "Part(" + start + ", " + end + ", " + sort + ")";
        }
    }

    /** Takes a copy. */
    public Invented {
        parts = List.copyOf(parts);
    }

    /** A value that is replaced as one. */
    static Invented whole(String text, String original, Sort sort) {
        return new Invented(text, List.of(new Part(0, text.length(), original, sort)));
    }

    /** What the text has for a part. */
    public String of(Part part) {
        return text.substring(part.start(), part.end());
    }

    @Override
    public String toString() {
        return "Invented(" + parts.size() + " parts)";
    }

    /** Puts one together, from left to right. */
    static final class Writer {

        private final String original;
        private final StringBuilder out;
        private final List<Part> parts = new java.util.ArrayList<>();
        private int done;

        Writer(String original) {
            this.original = original;
            this.out = new StringBuilder(original.length() + 16);
        }

        /** What stands before {@code start} is kept, what stands from there to {@code end} is replaced. */
        void replace(int start, int end, String invented, Sort sort) {
            out.append(original, done, start);
            int from = out.length();
            out.append(invented);
            parts.add(new Part(from, out.length(), original.substring(start, end), sort));
            done = end;
        }

        Invented end() {
            out.append(original, done, original.length());
            done = original.length();
            return new Invented(out.toString(), parts);
        }
    }
}
