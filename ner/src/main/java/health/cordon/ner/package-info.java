/**
 * Names and places that no list knows.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.ner.NameCascade} decides what is a name, a place, a facility in a document, in steps of which each sees only what
 * the cheaper one could not settle.
 *
 * <h2>Main path</h2>
 *
 * {@code Reading} shows a document as the models see it. {@code sequence.SequenceModel} gives every word the probability of each
 * {@link health.cordon.ner.Label}. Sentences in which it is unsure go to {@code encoder.Encoder}. {@code Agreement} settles the same
 * word once for the whole document, and {@code Verdict} turns probabilities into claims.
 *
 * <h2>Invariants</h2>
 *
 * Work is bounded for any text. The same text, models and profile give the same claims on any number of threads. A model that
 * is missing or damaged stops the start. A sentence for which there is no time left is treated as uncertain, and more of it is
 * claimed, not less.
 *
 * <h2>Not here</h2>
 *
 * Numbers, dates and contacts ({@code deid.rules}, {@code deid.dates}); training data (the {@code training} module).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i)(A), names, and (B), geographic subdivisions smaller than a state.
 */
@NullMarked
package health.cordon.ner;

import org.jspecify.annotations.NullMarked;
