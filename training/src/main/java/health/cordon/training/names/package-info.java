/**
 * Names that generated texts are filled with.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.training.names.NamePools}: gazetteers, lists of many languages, and names that nobody bears.
 *
 * <h2>Main path</h2>
 *
 * {@code NamePools.read} once for what is learned from and once for what is tuned on; they share no name.
 *
 * <h2>Invariants</h2>
 *
 * No name of the held-out lists is in a pool. No list is written anywhere.
 *
 * <h2>Not here</h2>
 *
 * The lexicon that ships ({@code deid.lexicon}).
 *
 * <h2>Rules</h2>
 *
 * None: names of nobody in particular.
 */
@NullMarked
package health.cordon.training.names;

import org.jspecify.annotations.NullMarked;
