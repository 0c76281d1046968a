/**
 * Who is told of the stages of a request, for traces.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.trace.Traces} begins a {@link health.cordon.gateway.trace.Span} for each request, and each stage is
 * a span in it. What a span may say is a {@link health.cordon.gateway.trace.Fact}.
 *
 * <h2>Main path</h2>
 *
 * {@code traces.begin(door, id, parent).during(Stage.GUARD_IN, work)}.
 *
 * <h2>Invariants</h2>
 *
 * No fact can be made from a text of a request or an answer.
 *
 * <h2>Not here</h2>
 *
 * Where traces are sent ({@code server}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(1). Names are those of OpenTelemetry's semantic conventions for generative AI where they hold no content.
 */
@NullMarked
package health.cordon.gateway.trace;

import org.jspecify.annotations.NullMarked;
