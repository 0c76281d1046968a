/**
 * Texts to learn from.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.training.corpora.Corpora} reads the public corpora, mends their known faults, and adds generated texts.
 *
 * <h2>Main path</h2>
 *
 * {@code Corpora.publicTexts} and {@code Corpora.generated} to learn, {@code Corpora.tuningTexts} to choose on, {@code
 * Corpora.heldOut} to measure.
 *
 * <h2>Invariants</h2>
 *
 * The corpora are read where they lie and never copied. A word of which the gold is not trusted is left open, not guessed.
 *
 * <h2>Not here</h2>
 *
 * Writing notes ({@code testkit}), names ({@code training.names}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i): states and countries are no identifiers, whatever a corpus marks.
 */
@NullMarked
package health.cordon.training.corpora;

import org.jspecify.annotations.NullMarked;
