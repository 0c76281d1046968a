/**
 * Lines of JSON, in order, on many threads.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.cli.stream.LineBatches} cuts a stream into batches of lines,
 * {@link health.cordon.cli.stream.OrderedWork} works on them in parallel and keeps their order,
 * {@link health.cordon.cli.stream.JsonLines} and {@link health.cordon.cli.stream.JsonBytes} read and write the JSON.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.cli.stream.DetectStream#run}: read a batch, hand it to a thread, write its answers when those
 * before it are written.
 *
 * <h2>Invariants</h2>
 *
 * Answers keep the order of the lines. Memory is bounded by what is under way, never by the input. Offsets count in what
 * was asked for, exactly, whatever the text holds. One wrong line costs one line.
 *
 * <h2>Not here</h2>
 *
 * Files, journals and reports ({@code cli.batch}), options ({@code cli}).
 *
 * <h2>Rules</h2>
 *
 * RFC 8259: JSON is UTF-8; a surrogate without its partner is written as its escape.
 */
@NullMarked
package health.cordon.cli.stream;

import org.jspecify.annotations.NullMarked;
