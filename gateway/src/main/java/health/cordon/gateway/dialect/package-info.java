/**
 * The ways in which clients ask.
 *
 * <h2>What</h2>
 *
 * A {@link health.cordon.gateway.dialect.Dialect} for each: what a request may hold, how it is told to a provider, how
 * answers, streams and errors are written.
 *
 * <h2>Main path</h2>
 *
 * {@code Dialect.of(door)}.
 *
 * <h2>Invariants</h2>
 *
 * Translations take a guarded request and add nothing of their own. Answers are written from guarded events alone: no
 * field of an endpoint is copied.
 *
 * <h2>Not here</h2>
 *
 * Scanning ({@code guard}, {@code answer}).
 *
 * <h2>Rules</h2>
 *
 * None of the regulation; the public references of the OpenAI and Anthropic APIs.
 */
@NullMarked
package health.cordon.gateway.dialect;

import org.jspecify.annotations.NullMarked;
