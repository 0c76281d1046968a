/**
 * Looks for inputs that make the engine slow.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.bench.fuzz.TimePerByteFuzz} feeds seeded hostile texts to every stage and records the worst time a
 * byte, and whether a text four times as long takes more than four times as long.
 *
 * <h2>Main path</h2>
 *
 * {@code bench/fuzz --seconds 60 --seed 1}.
 *
 * <h2>Invariants</h2>
 *
 * The same seed makes the same texts, in the same order; times differ.
 *
 * <h2>Not here</h2>
 *
 * Correctness under hostile input: the adversarial tests of {@code deid}.
 *
 * <h2>Rules</h2>
 *
 * A worst case that grows with the text's length is a defect, whatever its absolute time.
 */
@NullMarked
package health.cordon.bench.fuzz;

import org.jspecify.annotations.NullMarked;
