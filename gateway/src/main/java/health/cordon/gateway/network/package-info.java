/**
 * The way to an endpoint's address.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.network.UpstreamClient} speaks HTTP with one upstream, inside a
 * {@link health.cordon.gateway.network.NetworkBoundary} or outside; {@link health.cordon.gateway.network.Standing} says which.
 *
 * <h2>Main path</h2>
 *
 * {@code client.post(uri, headers, body)}, then {@code answer.next()} until it gives null.
 *
 * <h2>Invariants</h2>
 *
 * Every connection goes to an address that was checked for it. No proxy, no redirect, no cookie, no second try.
 *
 * <h2>Not here</h2>
 *
 * What is asked and answered ({@code provider}), agreements ({@code agreement}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 160.103 (business associate), 164.312(e)(1).
 */
@NullMarked
package health.cordon.gateway.network;

import org.jspecify.annotations.NullMarked;
