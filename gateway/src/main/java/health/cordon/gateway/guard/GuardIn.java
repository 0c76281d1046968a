package health.cordon.gateway.guard;

import health.cordon.audit.entry.IdentifierCounts;
import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.Keyset;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Span;
import health.cordon.gateway.admit.MinimizedRequest;
import health.cordon.gateway.dialect.Dialect;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.gateway.screen.Screen;
import health.cordon.gateway.screen.ScreenPolicy;
import health.cordon.gateway.screen.ScreenReport;
import health.cordon.gateway.shape.Piece;
import health.cordon.gateway.shape.Plan;
import health.cordon.gateway.shape.Traversal;
import health.cordon.gateway.shape.UnknownFields;
import health.cordon.gateway.token.Conversations;
import health.cordon.gateway.token.TokenBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * The guard on the way in.
 *
 * <p><b>What this promises.</b> Each key, text and number of the request was scanned, known and checked, replaced, or left
 * out; what was found was treated by the route's mode. If the engine fails, the request fails. Thread-safe.
 *
 * <p><b>What it does not.</b> It does not promise that the engine found everything: {@code docs/accuracy.md} has the measured
 * recall. So a guarded request may still hold PHI, and goes only where that is allowed.
 */
@Cfr("164.312(a)(1)")
public final class GuardIn {

    private final Deidentifier engine;
    private final Keyset keyset;
    private final Conversations conversations;
    private final Function<String, UnknownFields> unknown;
    private final Function<String, Mode> modes;
    private final Function<String, ScreenPolicy> screens;

    /**
     * A guard.
     *
     * @param engine finds PHI; its policy is not used
     * @param unknown what becomes of unknown fields, for a model's name
     * @param modes the mode for a model's name; throws for a model that there is not
     * @param screens what is done about attacks on it
     */
    public GuardIn(
            Deidentifier engine,
            Keyset keyset,
            Conversations conversations,
            Function<String, UnknownFields> unknown,
            Function<String, Mode> modes,
            Function<String, ScreenPolicy> screens) {
        this.engine = engine;
        this.keyset = keyset;
        this.conversations = conversations;
        this.unknown = unknown;
        this.modes = modes;
        this.screens = screens;
    }

    /**
     * Scans and treats.
     *
     * @throws CordonException for what cannot be scanned, what the mode forbids, and any failure of the engine
     */
    public GuardedRequest guard(MinimizedRequest request) {
        InboundRequest inbound = request.before().before().before();
        Dialect dialect = Dialect.of(inbound.door());
        String principal = request.before().before().principal().id();
        UnaryOperator<String> hash = id -> keyset.pseudonyms()
                .of("gateway-id/" + principal, Phi.of(id))
                .token()
                .substring("PSN-".length());
        Plan plan = Traversal.of(request.tree(), dialect.shape(), unknown.apply(named(request.tree())), hash);
        Mode mode = modes.apply(plan.model());
        ScreenReport screen = Screen.screened(request.tree(), screens.apply(plan.model()));
        Sheet sheet = new Sheet(plan.pieces());
        List<List<Span>> spans = sheet.detect(engine, inbound.id().toString(), inbound.known());
        TokenBook tokens = conversations.book(principal, inbound.header(InboundRequest.CONVERSATION));
        Map<PhiKind, Integer> counts = new EnumMap<>(PhiKind.class);
        spans.forEach(each -> each.forEach(span -> counts.merge(span.kind(), 1, Integer::sum)));
        IdentifierCounts found = IdentifierCounts.of(counts);
        if (mode == Mode.BLOCK && found.total() > 0) {
            throw new CordonException(GatewayError.PHI_BLOCKED, SafeArg.of("found", found.total()));
        }
        List<String> texts = treated(plan.pieces(), spans, mode, tokens);
        JsonNode tree = plan.rebuilt(texts);
        return new GuardedRequest(
                request,
                mode,
                plan.model(),
                tree,
                found,
                mode.passes() ? 0 : found.total(),
                plan.coverage(),
                tokens,
                mode == Mode.SHADOW ? Known.observed(sheet.text()) : new Known(sheet.text()),
                dialect.tools(tree),
                screen);
    }

    /** The model that a request names, before it was walked; empty if it names none. */
    private static String named(JsonNode tree) {
        JsonNode model = tree.get("model");
        return model != null && model.isString() ? model.stringValue() : "";
    }

    private static List<String> treated(List<Piece> pieces, List<List<Span>> spans, Mode mode, TokenBook tokens) {
        if (mode == Mode.PSEUDONYMIZE) {
            register(pieces, spans, tokens);
        }
        List<String> texts = new ArrayList<>(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.fixed() && !spans.get(i).isEmpty() && !mode.passes()) {
                throw new CordonException(GatewayError.PHI_IN_NAME);
            }
            texts.add(mode.passes() ? piece.text() : treated(piece.text(), spans.get(i), mode, tokens));
        }
        return texts;
    }

    private static String treated(String text, List<Span> spans, Mode mode, TokenBook tokens) {
        if (spans.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 8 * spans.size());
        int done = 0;
        for (Span span : spans) {
            String value = text.substring(span.start(), span.end());
            out.append(text, done, span.start());
            out.append(
                    mode == Mode.PSEUDONYMIZE
                            ? tokens.token(span.kind(), value)
                            : span.kind().tag());
            done = span.end();
        }
        return out.append(text, done, text.length()).toString();
    }

    /**
     * In the order of the texts, so that a longer history gives what stood in a shorter one the same tokens; within one text
     * full names first, so that a single name is a part of the right one.
     */
    private static void register(List<Piece> pieces, List<List<Span>> spans, TokenBook tokens) {
        record Value(PhiKind kind, String text) {}
        for (int i = 0; i < pieces.size(); i++) {
            String text = pieces.get(i).text();
            spans.get(i).stream()
                    .map(span -> new Value(span.kind(), text.substring(span.start(), span.end())))
                    .sorted(Comparator.comparingInt(
                            value -> -value.text().strip().split("\\s+").length))
                    .forEach(value -> tokens.token(value.kind(), value.text()));
        }
    }
}
