/**
 * Evidence about single words.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.deid.lexicon.Lexicon} tells of a word's hash how usual it is as a first name, a surname, a place,
 * an ordinary word, and whether medicine, pharmacy or the calendar know it.
 *
 * <h2>Main path</h2>
 *
 * {@code Lexicon.load()} once, then {@code evidence(hash)} per token, read with the static accessors.
 *
 * <h2>Invariants</h2>
 *
 * The resource holds hashes and small weights, no words. It is checked whole before use: a missing, cut or changed
 * resource stops the start. Immutable after loading, so any number of threads may read it.
 *
 * <h2>Not here</h2>
 *
 * Context and verdicts: {@link health.cordon.deid.names}. How the resource is made: {@code LexiconBuilder} in the test
 * sources, and {@code docs/lexicon-datasheet.md}.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i)(A) and (B).
 */
@NullMarked
package health.cordon.deid.lexicon;

import org.jspecify.annotations.NullMarked;
