/**
 * How well an engine finds PHI, measured against notes in which people, or a generator, marked all of it.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.eval.GoldFormat} reads gold notes, {@link health.cordon.eval.Evaluation} runs an engine over them,
 * {@link health.cordon.eval.EvalReport} holds recall, leaks and over-redaction with their uncertainty,
 * {@link health.cordon.eval.Floors} turns a report into a pass or a failure.
 *
 * <h2>Main path</h2>
 *
 * {@code Evaluation.run(path, GoldFormat.of(path), EvalOptions.DEFAULT, deidentifier)}, then {@code ReportText.of(report)}.
 *
 * <h2>Invariants</h2>
 *
 * An identifier counts as found only if every letter and digit of it is covered. A report holds no character of a document
 * unless {@link health.cordon.eval.EvalOptions#showing()} asked for it: only positions, lengths and shapes. The same input
 * gives the same report on any number of threads.
 *
 * <h2>Not here</h2>
 *
 * Writing synthetic notes ({@code testkit}), measuring speed ({@code bench}), the command ({@code cli}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i) for kinds. Intervals after Wilson (1927); the overall one by a bootstrap over documents, since
 * identifiers of one note are not independent.
 */
@NullMarked
package health.cordon.eval;

import org.jspecify.annotations.NullMarked;
