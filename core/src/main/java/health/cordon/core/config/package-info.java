/**
 * What every reader of configuration shares.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.core.config.NearestWord} guesses the key that was meant.
 *
 * <h2>Main path</h2>
 *
 * A reader that meets an unknown key adds {@code NearestWord.hint} to its problem and reads on, so that all problems are
 * told at once.
 *
 * <h2>Invariants</h2>
 *
 * Hints hold words of Cordon's own vocabulary alone.
 *
 * <h2>Not here</h2>
 *
 * The readers, each beside what it reads.
 *
 * <h2>Rules</h2>
 *
 * None of the regulation.
 */
@NullMarked
package health.cordon.core.config;

import org.jspecify.annotations.NullMarked;
