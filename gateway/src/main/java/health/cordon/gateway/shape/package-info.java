/**
 * What may stand where in a request.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.shape.Shape}s describe a dialect; {@link health.cordon.gateway.shape.Traversal} walks a
 * request by one and gives a {@link health.cordon.gateway.shape.Plan}.
 *
 * <h2>Main path</h2>
 *
 * {@code Traversal.of(tree, shape, unknown, hash)}.
 *
 * <h2>Invariants</h2>
 *
 * Each key, text and number is scanned, checked, replaced or left out, and a second count says that none was missed.
 *
 * <h2>Not here</h2>
 *
 * What is done with the texts ({@code guard}).
 *
 * <h2>Rules</h2>
 *
 * None of the regulation.
 */
@NullMarked
package health.cordon.gateway.shape;

import org.jspecify.annotations.NullMarked;
