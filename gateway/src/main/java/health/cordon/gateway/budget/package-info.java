/**
 * What calls cost, and how much may be spent.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.budget.Budgets} reserves what a call takes at most before it is made, and settles what it took
 * once that is known.
 *
 * <h2>Main path</h2>
 *
 * {@code budgets.reserve(model, spending, principal, most)}, then {@code reservation.settle(taken)}.
 *
 * <h2>Invariants</h2>
 *
 * What is used and what is reserved, of all processes together, is within the budget. What was counted survives the process; where
 * one dies, it counts more than was used, never less.
 *
 * <h2>Not here</h2>
 *
 * Where it is kept ({@code access.spi.RecordStore}), limits by the minute ({@code provider}).
 *
 * <h2>Rules</h2>
 *
 * None of the regulation's own.
 */
@NullMarked
package health.cordon.gateway.budget;

import org.jspecify.annotations.NullMarked;
