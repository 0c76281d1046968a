package health.cordon.gateway.shape;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A request's tree after its traversal: the texts to scan, and the tree that waits for what becomes of them. For one thread.
 */
public final class Plan {

    /** A part of the tree that waits for its texts. */
    @FunctionalInterface
    interface Part {
        /** The part with these texts; null where it is left out. */
        JsonNode with(List<String> texts);
    }

    private final List<Piece> pieces;
    private final Coverage coverage;
    private final String model;
    private final Part root;
    private final Account account;

    Plan(List<Piece> pieces, Coverage coverage, String model, Part root, Account account) {
        this.pieces = List.copyOf(pieces);
        this.coverage = coverage;
        this.model = model;
        this.root = root;
        this.account = account;
    }

    /** The texts to scan, in order. */
    public List<Piece> pieces() {
        return pieces;
    }

    /** How everything was classified; its total is that of the tree. */
    public Coverage coverage() {
        return coverage;
    }

    /** The model that is asked; empty if the tree names none. */
    public String model() {
        return model;
    }

    /**
     * The tree with these texts in place of the scanned ones.
     *
     * @throws CordonException {@link GatewayError#COVERAGE_BROKEN} if there is not one for each
     */
    public JsonNode rebuilt(List<String> texts) {
        if (texts.size() != pieces.size()) {
            throw new CordonException(GatewayError.COVERAGE_BROKEN);
        }
        return root.with(texts);
    }

    /**
     * How many keys, texts and numbers of a rebuilt tree are none of those that were scanned, allowed by their place, or made
     * here. This looks at what is sent, value by value, and knows nothing of how it came about.
     */
    public int unscanned(JsonNode rebuilt) {
        return account.missing(rebuilt);
    }

    @Override
    public String toString() {
        return "Plan(" + pieces.size() + " pieces)";
    }
}
