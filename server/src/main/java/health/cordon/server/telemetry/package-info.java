/**
 * Where traces go, if the configuration says so.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.server.telemetry.OtlpTraces} sends the stages of the gateway's requests to a receiver of OpenTelemetry.
 *
 * <h2>Main path</h2>
 *
 * {@code OtlpTraces.to(url)}.
 *
 * <h2>Invariants</h2>
 *
 * Nothing is sent but facts, whose types hold no text of a request. No request waits for the receiver.
 *
 * <h2>Not here</h2>
 *
 * What may be said ({@code health.cordon.gateway.trace}), figures ({@code watch}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(1).
 */
@NullMarked
package health.cordon.server.telemetry;

import org.jspecify.annotations.NullMarked;
