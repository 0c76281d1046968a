/**
 * Teaching the engine a site's own notes.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.cli.train.SiteNotes} reads marked notes and keeps a part back,
 * {@link health.cordon.cli.train.Lessons} turns them, and generated ones, into what a model learns from,
 * {@link health.cordon.cli.train.Trial} says whether the new model is better on what it has not seen.
 *
 * <h2>Main path</h2>
 *
 * {@code SiteNotes.read}, {@code Lessons.teach}, {@code Trial.of}, {@link health.cordon.cli.train.TrialText}.
 *
 * <h2>Invariants</h2>
 *
 * No note is both learned and measured on; which side it lies on depends on its text, or on whose record it is, and on nothing
 * else. The same notes and seed give the same model, whatever the order of files and the number of threads. Nothing printed
 * holds a character of a note.
 *
 * <h2>Not here</h2>
 *
 * The model and its trainer ({@code ner}), counting ({@code eval}), writing the file ({@code cli}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i)(A) and (B). Training on PHI for de-identification is part of health care operations,
 * 164.501 and 164.502(d)(1); the model stays PHI.
 */
@NullMarked
package health.cordon.cli.train;

import org.jspecify.annotations.NullMarked;
