/**
 * What a model's endpoint must do.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.spi.ModelProvider}, what it is asked and what it answers.
 *
 * <h2>Main path</h2>
 *
 * {@code provider.call(call)}, then {@code next()} until it gives null.
 *
 * <h2>Invariants</h2>
 *
 * Nothing of an endpoint's error text comes through. {@code ModelProviderContract} holds what an implementation must do.
 *
 * <h2>Not here</h2>
 *
 * Implementations ({@code provider}).
 *
 * <h2>Rules</h2>
 *
 * None of the regulation.
 */
@NullMarked
package health.cordon.gateway.spi;

import org.jspecify.annotations.NullMarked;
