/**
 * The managed system prompt.
 *
 * <h2>What</h2>
 *
 * A {@link health.cordon.gateway.preamble.Preamble} stands at the head of each chat that a route sends; {@link
 * health.cordon.gateway.preamble.PreambleEcho} knows it in answers.
 *
 * <h2>Main path</h2>
 *
 * {@code preamble.ahead(chat)}, {@code preamble.require(chat)}.
 *
 * <h2>Invariants</h2>
 *
 * What is sent begins with it, or nothing is sent. A changed text has another hash, and so another policy hash.
 *
 * <h2>Not here</h2>
 *
 * What the caller's own system prompt says ({@code guard}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.530(c)(1).
 */
@NullMarked
package health.cordon.gateway.preamble;

import org.jspecify.annotations.NullMarked;
