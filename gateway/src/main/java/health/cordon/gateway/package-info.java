/**
 * The way to language models.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.Gateway} takes a request of any dialect and gives an audited reply: {@code InboundRequest ->
 * AuthenticatedRequest -> AuthorizedRequest -> MinimizedRequest -> GuardedRequest -> RoutedRequest -> IntendedCall ->
 * ProviderReply -> GuardedReply -> AuditedReply}.
 *
 * <h2>Main path</h2>
 *
 * {@code Gateway.builder()...build()} once, then {@link health.cordon.gateway.Gateway#handle}.
 *
 * <h2>Invariants</h2>
 *
 * Each type of that chain is made by its stage alone, so no stage can be left out. Whatever fails ends the request. The
 * intent of a call is durable before the call.
 *
 * <h2>Not here</h2>
 *
 * An HTTP server ({@code server}), what finds PHI ({@code deid}), who may what ({@code access}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.502(e), 164.504(e), 164.312(a), (b), (d), 164.502(b).
 */
@NullMarked
package health.cordon.gateway;

import org.jspecify.annotations.NullMarked;
