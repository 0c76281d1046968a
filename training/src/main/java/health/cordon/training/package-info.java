/**
 * Makes the models that ship.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.training.TrainSequence} makes the sequence model, {@link health.cordon.training.ExportEncoder} writes what
 * {@code encoder/train.py} learns the encoder from, {@link health.cordon.training.FitWeighing} fits how both are weighed, and
 * {@link health.cordon.training.Measure} measures the whole engine on what was kept back.
 *
 * <h2>Main path</h2>
 *
 * {@code training/README.md} has the commands in their order.
 *
 * <h2>Invariants</h2>
 *
 * Nothing here ships. The same corpora, seeds and versions give the same texts and the same sequence model, byte for byte. What is
 * measured on was not learned from: names, wordings and texts of tuning and held-out parts are apart.
 *
 * <h2>Not here</h2>
 *
 * What a site trains for itself ({@code cordon train}, {@code ner.train}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i) decides what is an identifier.
 */
@NullMarked
package health.cordon.training;

import org.jspecify.annotations.NullMarked;
