package health.cordon.eval;

import java.util.List;

/**
 * How to measure. Immutable; each method gives a changed copy.
 *
 * @param offsets how the gold counts characters, and how the report does
 * @param labels what the gold's labels mean
 * @param groupBy names of document fields to report by; {@code case} and {@code origin} are always reported
 * @param threads how many documents at a time; does not change the result
 * @param listed how many leaks and how many needless redactions to list; all are counted
 * @param show whether lists hold the text itself, which is PHI
 */
public record EvalOptions(Offsets offsets, Labels labels, List<String> groupBy, int threads, int listed, boolean show) {

    /** Code points, built-in labels, by kind and style of note, one thread, no text. */
    public static final EvalOptions DEFAULT =
            new EvalOptions(Offsets.CODE_POINTS, Labels.builtIn(), List.of("kind", "style"), 1, 1000, false);

    /** Takes a copy of the list. */
    public EvalOptions {
        groupBy = List.copyOf(groupBy);
        if (threads < 1 || listed < 0) {
            throw new IllegalArgumentException("there must be at least one thread, and no negative number of leaks");
        }
    }

    /** With another way to count characters. */
    public EvalOptions counting(Offsets other) {
        return new EvalOptions(other, labels, groupBy, threads, listed, show);
    }

    /** With other labels. */
    public EvalOptions labelled(Labels other) {
        return new EvalOptions(offsets, other, groupBy, threads, listed, show);
    }

    /** By other fields. */
    public EvalOptions groupedBy(List<String> fields) {
        return new EvalOptions(offsets, labels, fields, threads, listed, show);
    }

    /** On this many threads. */
    public EvalOptions onThreads(int count) {
        return new EvalOptions(offsets, labels, groupBy, count, listed, show);
    }

    /** Listing at most this many. */
    public EvalOptions listing(int count) {
        return new EvalOptions(offsets, labels, groupBy, threads, count, show);
    }

    /** With the text of leaks in the report: the report is then PHI itself. */
    public EvalOptions showing() {
        return new EvalOptions(offsets, labels, groupBy, threads, listed, true);
    }
}
