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

/**
 * All texts of one request as one document, so that a name that one message tells is known in the others, and a number is
 * read with its key before it.
 */
final class Sheet {

    private static final String BETWEEN = "\n\n";

    private final List<Piece> pieces;
    private final int[] starts;
    private final String text;

    Sheet(List<Piece> pieces) {
        this.pieces = pieces;
        this.starts = new int[pieces.size()];
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (!piece.cue().isEmpty()) {
                all.append(piece.cue()).append(": ");
            }
            starts[i] = all.length();
            all.append(piece.text()).append(piece.cue().isEmpty() ? BETWEEN : "\n");
        }
        text = all.toString();
    }

    String text() {
        return text;
    }

    /**
     * The PHI of each piece, in the piece's own offsets. A span that reaches over the end of a piece is cut there.
     *
     * @throws CordonException if the engine fails
     */
    List<List<Span>> detect(Deidentifier engine, String id, KnownPhi known) {
        List<Span> spans = engine.detect(new Document(id, text, null, known)).spans();
        List<List<Span>> byPiece = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < pieces.size(); i++) {
            int start = starts[i];
            int end = start + pieces.get(i).text().length();
            List<Span> mine = new ArrayList<>();
            while (next < spans.size() && spans.get(next).end() <= start) {
                next++;
            }
            for (int s = next; s < spans.size() && spans.get(s).start() < end; s++) {
                Span span = spans.get(s);
                int from = Math.max(span.start(), start) - start;
                int to = Math.min(span.end(), end) - start;
                requireInOrder(mine, from, to);
                mine.add(new Span(from, to, span.kind(), span.score(), span.detector(), span.evidence()));
            }
            byPiece.add(mine);
        }
        return byPiece;
    }

    private static void requireInOrder(List<Span> before, int from, int to) {
        if (from >= to || !before.isEmpty() && before.getLast().end() > from) {
            throw new CordonException(GatewayError.GUARD_FAILED);
        }
    }

    @Override
    public String toString() {
        return "Sheet(" + pieces.size() + " pieces, " + text.length() + " characters)";
    }
}
