package health.cordon.gateway.guard;

import health.cordon.core.error.CordonException;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Document;
import health.cordon.deid.Span;
import health.cordon.deid.known.KnownPhi;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.shape.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All texts of one request as one document, so that a name that one message tells is known in the others, and a number is
 * read with its key before it. The name of a model stands apart ({@link ModelNames}). Behind them stand the other {@link Reading}s of those that have one.
 */
final class Sheet {

    /** As adjacent messages of one role are put together: what is scanned is what is sent. */
    private static final String BETWEEN = "\n\n";

    /** A stretch of the document. */
    private record Part(int start, int end) {}

    /** A reading of a piece. */
    private record Another(int piece, Reading reading, Part part) {}

    private final List<Piece> pieces;
    private final List<Part> parts = new ArrayList<>();
    private final List<Another> others = new ArrayList<>();
    private final String text;

    Sheet(List<Piece> pieces) {
        this.pieces = pieces;
        StringBuilder all = new StringBuilder();
        for (Piece piece : pieces) {
            boolean apart = piece.use() == Piece.Use.MODEL;
            parts.add(apart ? new Part(all.length(), all.length()) : add(piece, piece.text(), all));
        }
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            Optional<Reading> reading = other(piece);
            if (reading.isPresent()) {
                others.add(
                        new Another(i, reading.get(), add(piece, reading.get().text(), all)));
            }
        }
        text = all.toString();
    }

    private static Part add(Piece piece, String read, StringBuilder all) {
        if (!piece.cue().isEmpty()) {
            all.append(piece.cue()).append(": ");
        }
        int start = all.length();
        all.append(read).append(piece.cue().isEmpty() ? BETWEEN : "\n");
        return new Part(start, start + read.length());
    }

    private static Optional<Reading> other(Piece piece) {
        if (piece.use() == Piece.Use.MODEL) {
            return Optional.empty();
        }
        return isName(piece)
                ? Reading.spoken(piece.text(), spoken(Reading.unescapedText(piece.text())))
                : Reading.of(piece.text(), Seams.inWords(piece.text(), piece.seams()));
    }

    /** Its words; the first of {@code margaretThornbury} is small by convention and a name all the same. */
    private static String spoken(String name) {
        String words = Piece.words(name);
        return words.chars().anyMatch(Character::isUpperCase)
                ? words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1)
                : words;
    }

    /** Whether it is one word that may be made of several; a key with blanks is prose. */
    private static boolean isName(Piece piece) {
        return piece.fixed() || piece.use() == Piece.Use.KEY && piece.text().indexOf(' ') < 0;
    }

    String text() {
        return text;
    }

    /**
     * The PHI of each piece, in any of its readings, in the piece's own offsets, from left to right and apart. A span that
     * reaches over the end of a piece is cut there.
     *
     * @throws CordonException if the engine fails
     */
    List<List<Hit>> detect(Deidentifier engine, String id, KnownPhi known) {
        List<Span> spans = engine.detect(new Document(id, text, null, known)).spans();
        List<List<Hit>> byPiece = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Part part = parts.get(i);
            next = first(spans, next, part);
            byPiece.add(inside(spans, next, part, i, null));
        }
        for (Another other : others) {
            next = first(spans, next, other.part());
            List<Hit> more = inside(spans, next, other.part(), other.piece(), other.reading());
            byPiece.set(
                    other.piece(),
                    Hits.together(pieces.get(other.piece()).text(), byPiece.get(other.piece()), more, other.reading()));
        }
        return byPiece;
    }

    private static int first(List<Span> spans, int from, Part part) {
        int next = from;
        while (next < spans.size() && spans.get(next).end() <= part.start()) {
            next++;
        }
        return next;
    }

    private List<Hit> inside(
            List<Span> spans, int next, Part part, int piece, @org.jspecify.annotations.Nullable Reading reading) {
        List<Hit> mine = new ArrayList<>();
        int done = part.start();
        for (int s = next; s < spans.size() && spans.get(s).start() < part.end(); s++) {
            Span span = spans.get(s);
            int from = Math.max(span.start(), part.start());
            int to = Math.min(span.end(), part.end());
            if (from >= to || from < done) {
                throw new CordonException(GatewayError.GUARD_FAILED);
            }
            done = to;
            String value = text.substring(from, to);
            int start = from - part.start();
            int end = to - part.start();
            if (reading != null) {
                start = reading.originalStart(start);
                end = reading.originalEnd(end);
                value = isPlain(value) && !isName(pieces.get(piece))
                        ? value
                        : pieces.get(piece).text().substring(start, end);
            }
            mine.add(new Hit(start, end, span.kind(), value));
        }
        return mine;
    }

    /** Whether it can be put back where it stood: what needs an escape in JSON keeps the one that it had. */
    private static boolean isPlain(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\');
    }

    @Override
    public String toString() {
        return "Sheet(" + pieces.size() + " pieces, " + text.length() + " characters)";
    }
}
