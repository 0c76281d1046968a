/**
 * Tokens that stand for values, and back.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.token.TokenBook}, the books of {@link health.cordon.gateway.token.Conversations}, and the
 * {@link health.cordon.gateway.token.Restorer}.
 *
 * <h2>Main path</h2>
 *
 * {@code book.token(kind, value)}; {@code restorer.feed(text, out)}.
 *
 * <h2>Invariants</h2>
 *
 * One value has one token in a conversation, which it keeps, and one token one value. All is bounded. Nobody's values are put back for anyone else.
 *
 * <h2>Not here</h2>
 *
 * What is found ({@code deid}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(c): tokens are pseudonyms, not Safe Harbor.
 */
@NullMarked
package health.cordon.gateway.token;

import org.jspecify.annotations.NullMarked;
