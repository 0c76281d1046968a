/**
 * Where models are asked.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.provider.Calls} makes calls within a route's limits; {@link health.cordon.gateway.provider.OpenAiCompatibleProvider}
 * and {@link health.cordon.gateway.provider.EchoProvider} answer them.
 *
 * <h2>Main path</h2>
 *
 * {@code calls.call(calls.place(routed))}.
 *
 * <h2>Invariants</h2>
 *
 * Only an intended call can be made, and each try has an intent and an outcome. No error body is read. A call is made again
 * only where it surely had not begun.
 *
 * <h2>Not here</h2>
 *
 * Which endpoint ({@code route}), how it is connected to ({@code network}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.502(e)(1).
 */
@NullMarked
package health.cordon.gateway.provider;

import org.jspecify.annotations.NullMarked;
