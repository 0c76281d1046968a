/**
 * How fast the engine is, one question a class.
 *
 * <h2>What</h2>
 *
 * JMH benchmarks. Each class asks the question that its Javadoc begins with; the answer in megabytes of UTF-8 text a
 * second is the counter {@code megabytes} of its throughput.
 *
 * <h2>Main path</h2>
 *
 * {@code bench/jmh Pipeline}; the inputs are {@link health.cordon.bench.MixedNotes}.
 *
 * <h2>Invariants</h2>
 *
 * Inputs are generated from a fixed seed, of all note kinds and styles in turn. No benchmark runs as a test.
 *
 * <h2>Not here</h2>
 *
 * Accuracy ({@code eval}). Whole-process and side-by-side figures: the scripts in {@code bench/whole-process} and
 * {@code bench/side-by-side}. Figures: {@code docs/performance.md}.
 *
 * <h2>Rules</h2>
 *
 * Figures are medians or JMH means with their error, with machine and command.
 */
@NullMarked
package health.cordon.bench;

import org.jspecify.annotations.NullMarked;
