package health.cordon.gateway.shape;

import java.util.List;

/**
 * One text of a request that is scanned.
 *
 * @param text the text, as it is sent
 * @param cue what stands before it in its tree, such as its key: it helps to tell what a bare number is; empty if nothing
 * @param use what it is
 * @param seams where a line end was put between two parts that the client sent, in order
 */
public record Piece(String text, String cue, Use use, List<Integer> seams) {

    /** What a text is. */
    public enum Use {
        /** May be rewritten. */
        TEXT,
        /** A key of JSON: may be rewritten, and is read in words too. */
        KEY,
        /** The name of a tool or schema: answers refer to it, so PHI in it refuses the request. */
        NAME,
        /** The name of a model that no route names: PHI in it refuses the request. */
        MODEL
    }

    /** Takes a copy of the seams. */
    public Piece {
        seams = List.copyOf(seams);
    }

    /** Whether it cannot be rewritten. */
    public boolean fixed() {
        return use == Use.NAME || use == Use.MODEL;
    }

    /** {@code patientName} and {@code patient_name} read as {@code patient Name}, {@code patient name}. */
    public static String words(String key) {
        StringBuilder out = new StringBuilder(key.length() + 4);
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean hump = i > 0 && Character.isUpperCase(c) && Character.isLowerCase(key.charAt(i - 1));
            out.append(hump ? " " : "").append("_-./:".indexOf(c) >= 0 ? ' ' : c);
        }
        return out.toString();
    }

    /** Without its text. */
    @Override
    public String toString() {
        return "Piece(" + text.length() + " characters)";
    }
}
