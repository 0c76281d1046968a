/**
 * Where models are asked.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.provider.Calls} makes calls; {@link health.cordon.gateway.provider.OpenAiCompatibleProvider}
 * and {@link health.cordon.gateway.provider.EchoProvider} answer them.
 *
 * <h2>Main path</h2>
 *
 * {@code calls.call(intended)}.
 *
 * <h2>Invariants</h2>
 *
 * Only an intended call can be made. No redirect is followed, no error body read. A call is made again only where no
 * connection came about.
 *
 * <h2>Not here</h2>
 *
 * Which endpoint ({@code route}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.502(e)(1).
 */
@NullMarked
package health.cordon.gateway.provider;

import org.jspecify.annotations.NullMarked;
