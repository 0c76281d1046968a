/**
 * Learning from labelled texts.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.ner.train.Alignment} brings what is marked in a {@link health.cordon.ner.train.LabelledText} to the
 * words of the text as the models see them; {@link health.cordon.ner.train.Retraining} teaches a model that knows much already
 * the notes of a site.
 *
 * <h2>Main path</h2>
 *
 * {@code new Retraining(NameCascade.shippedSequence(), seed)}, {@code learn} for each note of the site, {@code keep} for each
 * text against forgetting, {@code model}.
 *
 * <h2>Invariants</h2>
 *
 * The same texts in the same order with the same seed give the same model, byte for byte. What a rule has settled is not
 * learned.
 *
 * <h2>Not here</h2>
 *
 * Reading notes, keeping some back, judging the model ({@code cli}); making the models that ship ({@code training}).
 *
 * <h2>Rules</h2>
 *
 * A model that learned from PHI is PHI, 45 CFR 160.103: {@link health.cordon.ner.SiteModel} says how it is kept.
 */
@NullMarked
package health.cordon.ner.train;

import org.jspecify.annotations.NullMarked;
