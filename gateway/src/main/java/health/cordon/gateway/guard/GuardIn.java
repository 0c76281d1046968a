package health.cordon.gateway.guard;

import health.cordon.audit.entry.IdentifierCounts;
import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.Keyset;
import health.cordon.deid.Deidentifier;
import health.cordon.gateway.admit.MinimizedRequest;
import health.cordon.gateway.dialect.Dialect;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.gateway.screen.Screen;
import health.cordon.gateway.screen.ScreenReport;
import health.cordon.gateway.shape.Coverage;
import health.cordon.gateway.shape.Piece;
import health.cordon.gateway.shape.Plan;
import health.cordon.gateway.shape.Traversal;
import health.cordon.gateway.token.Conversations;
import health.cordon.gateway.token.NameWords;
import health.cordon.gateway.token.PseudonymStyle;
import health.cordon.gateway.token.StandIns;
import health.cordon.gateway.token.TokenBook;
import health.cordon.gateway.token.ToldText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    private final RouteRules rules;
    private final ModelNames models;

    /**
     * A guard.
     *
     * @param engine finds PHI; its policy is not used
     * @param rules what the routes say
     */
    public GuardIn(Deidentifier engine, Keyset keyset, Conversations conversations, RouteRules rules) {
        this.engine = engine;
        this.keyset = keyset;
        this.conversations = conversations;
        this.rules = rules;
        this.models = new ModelNames(engine);
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
        Plan plan = Traversal.of(
                request.tree(), dialect.shape(), rules.unknown().apply(named(request.tree())), hash, rules.isNamed());
        Mode mode = rules.mode().apply(plan.model());
        ScreenReport screen = Screen.screened(request.tree(), rules.screens().apply(plan.model()));
        Sheet sheet = new Sheet(plan.pieces());
        List<List<Hit>> spans = sheet.detect(engine, inbound.id().toString(), inbound.known());
        if (mode != Mode.SHADOW) {
            requireModelWithoutPhi(plan, inbound.id().toString());
        }
        TokenBook tokens = conversations.book(principal, inbound.header(InboundRequest.CONVERSATION));
        Map<PhiKind, Integer> counts = new EnumMap<>(PhiKind.class);
        spans.forEach(each -> each.forEach(span -> counts.merge(span.kind(), 1, Integer::sum)));
        IdentifierCounts found = IdentifierCounts.of(counts);
        if (mode == Mode.BLOCK && found.total() > 0) {
            throw new CordonException(GatewayError.PHI_BLOCKED, SafeArg.of("found", found.total()));
        }
        StandIns standIns = mode == Mode.PSEUDONYMIZE
                ? standIns(plan.pieces(), spans, rules.pseudonyms().apply(plan.model()), tokens)
                : StandIns.tagged(tokens);
        List<String> texts = treated(plan.pieces(), spans, mode, standIns);
        JsonNode tree = plan.rebuilt(texts);
        Coverage coverage = plan.coverage().sent(plan.unscanned(tree));
        if (coverage.unscanned() > 0) {
            throw new CordonException(GatewayError.COVERAGE_BROKEN);
        }
        return new GuardedRequest(
                request,
                mode,
                plan.model(),
                tree,
                found,
                mode.passes() ? 0 : found.total(),
                coverage,
                standIns,
                mode == Mode.SHADOW ? Known.observed(sheet.text()) : new Known(sheet.text()),
                dialect.tools(tree),
                screen);
    }

    /** The model that a request names, before it was walked; empty if it names none. */
    private static String named(JsonNode tree) {
        JsonNode model = tree.get("model");
        return model != null && model.isString() ? model.stringValue() : "";
    }

    /** In no mode that treats PHI or lets it pass knowingly: a model's name is written in more places than a request. */
    private void requireModelWithoutPhi(Plan plan, String id) {
        boolean unnamed = plan.pieces().stream().anyMatch(piece -> piece.use() == Piece.Use.MODEL);
        if (unnamed && models.holdPhi(id, plan.model())) {
            throw new CordonException(GatewayError.PHI_IN_MODEL);
        }
    }

    private static List<String> treated(List<Piece> pieces, List<List<Hit>> spans, Mode mode, StandIns standIns) {
        List<String> texts = new ArrayList<>(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.fixed() && !spans.get(i).isEmpty() && !mode.passes()) {
                throw new CordonException(GatewayError.PHI_IN_NAME);
            }
            texts.add(mode.passes() ? piece.text() : treated(piece.text(), spans.get(i), mode, standIns));
        }
        return texts;
    }

    private static String treated(String text, List<Hit> spans, Mode mode, StandIns standIns) {
        if (spans.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 8 * spans.size());
        int done = 0;
        for (Hit span : spans) {
            out.append(text, done, span.start());
            out.append(
                    mode == Mode.PSEUDONYMIZE
                            ? standIns.of(span.kind(), span.value())
                            : span.kind().tag());
            done = span.end();
        }
        return out.append(text, done, text.length()).toString();
    }

    /** Each value has its token, whatever is sent for it: that bounds how many there are. */
    private static StandIns standIns(
            List<Piece> pieces, List<List<Hit>> spans, PseudonymStyle style, TokenBook tokens) {
        register(spans, tokens);
        if (style == PseudonymStyle.TAGGED) {
            return StandIns.tagged(tokens);
        }
        List<ToldText> told = new ArrayList<>(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            told.add(told(pieces.get(i).text(), spans.get(i)));
        }
        return StandIns.realistic(tokens, told);
    }

    /** A text with its values as they are read. */
    private static ToldText told(String text, List<Hit> spans) {
        StringBuilder read = new StringBuilder(text.length());
        List<ToldText.Value> values = new ArrayList<>(spans.size());
        int done = 0;
        for (Hit span : spans) {
            read.append(text, done, span.start());
            values.add(new ToldText.Value(read.length(), span.kind(), span.value()));
            read.append(span.value());
            done = span.end();
        }
        return new ToldText(read.append(text, done, text.length()).toString(), values);
    }

    /**
     * In the order of the texts, so that a longer history gives what stood in a shorter one the same tokens; within one text
     * full names first, so that a single name is a part of the right one.
     */
    private static void register(List<List<Hit>> spans, TokenBook tokens) {
        for (int i = 0; i < spans.size(); i++) {
            spans.get(i).stream()
                    .sorted(Comparator.comparingInt(hit -> -NameWords.count(hit.value())))
                    .forEach(hit -> tokens.token(hit.kind(), hit.value()));
        }
    }
}
