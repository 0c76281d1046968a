/**
 * The sequence model: cheap enough to read every sentence.
 *
 * <h2>What</h2>
 *
 * A linear-chain conditional random field over hashed features: {@link health.cordon.ner.sequence.SequenceModel} reads,
 * {@link health.cordon.ner.sequence.SequenceTrainer} learns.
 *
 * <h2>Main path</h2>
 *
 * {@code SequenceModel.read} passes over sentences of plain words ({@code Plain}), scores the others by {@code Features}, and sums
 * over all labellings ({@code Lattice}).
 *
 * <h2>Invariants</h2>
 *
 * Linear in the text. The same floats on every machine. A file that is cut or changed is refused.
 *
 * <h2>Not here</h2>
 *
 * Which texts are learned from (the {@code training} module, {@code ner.train}); thresholds ({@code ner.Weighing}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i)(A) and (B).
 */
@NullMarked
package health.cordon.ner.sequence;

import org.jspecify.annotations.NullMarked;
