/**
 * Tokens and surrogates that stand for values, and back.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.token.TokenBook}, the books of {@link health.cordon.gateway.token.Conversations}, what stands for
 * the values of one request ({@link health.cordon.gateway.token.StandIns}: tokens, and the surrogates of {@code
 * SurrogateBook}), and the {@link health.cordon.gateway.token.Restorer}. How a surrogate is known again is a {@code Lookup}
 * each for words, numbers and dates.
 *
 * <h2>Main path</h2>
 *
 * {@code StandIns.realistic(book, texts)}, {@code standIns.of(kind, value)}; {@code restorer.feed(text, out)}.
 *
 * <h2>Invariants</h2>
 *
 * One value has one token in a conversation, which it keeps, and one token one value; the same of a surrogate until a text has
 * it, from when on its value has its token. All is bounded. Nobody's values are put back for anyone else, and none in the place
 * of what may mean another.
 *
 * <h2>Not here</h2>
 *
 * What is found, and what is invented ({@code deid}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(c): tokens and surrogates are pseudonyms, not Safe Harbor.
 */
@NullMarked
package health.cordon.gateway.token;

import org.jspecify.annotations.NullMarked;
