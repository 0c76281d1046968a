/**
 * What other thresholds would do to recall and over-redaction, from one search of each gold note.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.eval.sweep.Sweep} gathers notes and gives a {@link health.cordon.eval.sweep.SweepReport}: the curve of
 * recall against over-redaction, overall and by kind, and the thresholds that are best for these notes.
 * {@link health.cordon.eval.sweep.SweepSvg} draws it.
 *
 * <h2>Main path</h2>
 *
 * {@code Evaluation.run(gold, options, engine::claim, sweep)}, then {@code sweep.report(atMost)}.
 *
 * <h2>Invariants</h2>
 *
 * A note is kept as {@link health.cordon.eval.sweep.Cells}: which claims of which kinds and scores cover which of its
 * identifiers and how much of the rest, without a character of it. For any thresholds they give the counts that resolving
 * and scoring the note would give. The same notes give the same thresholds, whatever the order of the notes.
 *
 * <h2>Not here</h2>
 *
 * Searching and resolving ({@code deid}), counting at the thresholds in force ({@code eval}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i): recall comes first; over-redaction is bounded, not traded.
 */
@NullMarked
package health.cordon.eval.sweep;

import org.jspecify.annotations.NullMarked;
