/**
 * The encoder: a small transformer for the sentences of which the sequence model is in doubt.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.ner.encoder.Encoder} runs an ONNX graph of eight-bit weights on the caller's thread;
 * {@link health.cordon.ner.encoder.EncoderInput} says how a text is shown to it, here and when it learned.
 *
 * <h2>Main path</h2>
 *
 * {@code Encoder.read} makes a {@code Stretch} of some sentences, cuts its words by {@code WordPieces}, runs it, and writes the
 * probabilities.
 *
 * <h2>Invariants</h2>
 *
 * One stretch at a time: its result does not depend on others, on threads or on batches. No stretch is longer than
 * {@link health.cordon.ner.encoder.Encoder#LONGEST} pieces. Nothing is downloaded.
 *
 * <h2>Not here</h2>
 *
 * Which sentences it reads ({@code ner.Doubts}); its training ({@code training/encoder/train.py}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i)(A) and (B).
 */
@NullMarked
package health.cordon.ner.encoder;

import org.jspecify.annotations.NullMarked;
