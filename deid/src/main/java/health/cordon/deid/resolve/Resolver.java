package health.cordon.deid.resolve;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.DeidError;
import health.cordon.deid.Detection;
import health.cordon.deid.Resolved;
import health.cordon.deid.Span;
import health.cordon.deid.Thresholds;
import health.cordon.deid.text.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns claims into spans: what any accepted claim covers stays covered, no two spans overlap, and where claims disagree
 * on the kind the evidence decides.
 *
 * <p>A claim inside another joins it; the outer keeps its kind unless the inner is almost all of it and better supported.
 * Between a general kind and one that it includes, score does not count: a place that is known to be a county is a county,
 * and a number that is known to be a telephone is one, however sure the other claim is that it is some place or number.
 * Claims of one kind that overlap become one span. Claims of different kinds that overlap in part are cut where they
 * meet, in favour of the better supported; a rest of one letter or digit goes to the neighbour, since a tag for it would
 * tell nothing and confuse the reader.
 *
 * <p>One sweep after a sort. Stateless and thread-safe.
 */
public final class Resolver {

    private static final Comparator<Detection> BY_START = Comparator.comparingInt(Detection::start)
            .thenComparing(Comparator.comparingInt(Detection::end).reversed())
            .thenComparing(Comparator.comparingDouble(Detection::score).reversed())
            .thenComparing(Detection::kind)
            .thenComparing(Detection::detector);

    /** An inner claim of this share of the outer one's length may rename it. */
    private static final double ALMOST_ALL = 0.8;

    private final double[] lowest = new double[PhiKind.values().length];

    /**
     * @param thresholds claims with a lower score than that of their kind are dropped
     */
    public Resolver(Thresholds thresholds) {
        for (PhiKind kind : PhiKind.values()) {
            lowest[kind.ordinal()] = thresholds.of(kind);
        }
    }

    /** The spans of a document, in offsets of its original text. */
    public Resolved resolve(SourceText text, List<Detection> claims) {
        List<Detection> accepted = new ArrayList<>(claims.size());
        for (Detection claim : claims) {
            if (claim.end() > text.text().length()) {
                throw new CordonException(DeidError.DETECTOR_OUT_OF_BOUNDS, SafeArg.key("detector", claim.detector()));
            }
            if (claim.score() >= lowest[claim.kind().ordinal()]) {
                accepted.add(claim.inOriginal(text));
            }
        }
        accepted.sort(BY_START);
        return new Resolved(sweep(text.original(), accepted));
    }

    private static List<Span> sweep(String text, List<Detection> claims) {
        List<Span> spans = new ArrayList<>(claims.size());
        Open open = null;
        for (Detection claim : claims) {
            if (open == null || claim.start() >= open.end) {
                if (open != null) {
                    spans.add(open.close());
                }
                open = new Open(claim);
            } else if (claim.end() <= open.end) {
                open.take(claim);
            } else if (claim.kind() == open.kind) {
                open.join(claim);
            } else {
                open = cut(text, open, claim, spans);
            }
        }
        if (open != null) {
            spans.add(open.close());
        }
        return spans;
    }

    /** Two kinds that overlap in part, {@code claim} reaching further. Returns the span that stays open. */
    private static Open cut(String text, Open open, Detection claim, List<Span> spans) {
        if (claim.score() > open.score) {
            int border = Math.max(claim.start(), open.start);
            if (!isWorthATag(text, open.start, border)) {
                Open wider = new Open(claim);
                wider.start = open.start;
                wider.why.addAll(open.why);
                return wider;
            }
            open.end = border;
        } else if (!isWorthATag(text, open.end, claim.end())) {
            open.end = claim.end();
            open.note(claim);
            return open;
        }
        spans.add(open.close());
        Open next = new Open(claim);
        next.start = open.end;
        return next;
    }

    /** Whether a range is worth a tag of its own: two letters or digits. */
    private static boolean isWorthATag(String text, int start, int end) {
        int weight = 0;
        for (int i = start; i < end && weight < 2; i++) {
            weight += Character.isLetterOrDigit(text.charAt(i)) ? 1 : 0;
        }
        return weight == 2;
    }

    /** Whether a kind is what is left of its like when none of the others is known to fit. */
    private static boolean includes(PhiKind general, PhiKind special) {
        return switch (general) {
            case PLACE -> special != PhiKind.PLACE && special.paragraph() == 'B';
            case OTHER_ID -> special != PhiKind.OTHER_ID && special.paragraph() >= 'D';
            default -> false;
        };
    }

    /** A span that the sweep may still extend. */
    private static final class Open {

        private int start;
        private int end;
        private PhiKind kind;
        private double score;
        private String detector;
        private final Set<String> why = new LinkedHashSet<>();

        Open(Detection claim) {
            start = claim.start();
            end = claim.end();
            kind = claim.kind();
            score = claim.score();
            detector = claim.detector();
            note(claim);
        }

        /** A claim that lies inside. */
        void take(Detection claim) {
            if (claim.kind() != kind
                    && (includes(kind, claim.kind()) || claim.score() > score && !includes(claim.kind(), kind))
                    && claim.end() - claim.start() >= ALMOST_ALL * (end - start)) {
                kind = claim.kind();
                detector = claim.detector();
            }
            score = Math.max(score, claim.score());
            note(claim);
        }

        /** A claim of the same kind that reaches further. */
        void join(Detection claim) {
            end = claim.end();
            if (claim.score() > score) {
                score = claim.score();
                detector = claim.detector();
            }
            note(claim);
        }

        void note(Detection claim) {
            why.add(claim.detector() + " (" + claim.kind() + "): " + claim.evidence());
        }

        Span close() {
            return new Span(start, end, kind, score, detector, List.copyOf(why));
        }
    }
}
