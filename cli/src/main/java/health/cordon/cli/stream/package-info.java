/**
 * {@code cordon detect}: lines of JSON in, lines of JSON out.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.cli.stream.DetectStream} answers each line with the spans of its text.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.cli.stream.DetectStream#run}.
 *
 * <h2>Invariants</h2>
 *
 * Answers keep the order of the lines. One wrong line costs one line.
 *
 * <h2>Not here</h2>
 *
 * Cutting, ordering and writing lines ({@code deid.lines}), files, journals and reports ({@code cli.batch}), options
 * ({@code cli}).
 *
 * <h2>Rules</h2>
 *
 * RFC 8259.
 */
@NullMarked
package health.cordon.cli.stream;

import org.jspecify.annotations.NullMarked;
