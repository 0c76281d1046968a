/**
 * Lines of JSON, in order, on many threads.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.deid.lines.LineBatches} cuts a stream into batches of lines,
 * {@link health.cordon.deid.lines.OrderedWork} works on them in parallel and keeps their order,
 * {@link health.cordon.deid.lines.JsonLines} and {@link health.cordon.deid.lines.JsonBytes} read and write the JSON,
 * {@link health.cordon.deid.lines.Offsets} count in what the reader of the answers counts in.
 *
 * <h2>Main path</h2>
 *
 * Read a batch, hand it to a thread, write its answers when those before it are written.
 *
 * <h2>Invariants</h2>
 *
 * Answers keep the order of the lines. Memory is bounded by what is under way, never by the input. Offsets count in what
 * was asked for, exactly, whatever the text holds.
 *
 * <h2>Not here</h2>
 *
 * What a line holds and what is answered: the command line ({@code cli.stream}) and the server.
 *
 * <h2>Rules</h2>
 *
 * RFC 8259: JSON is UTF-8; a surrogate without its partner is written as its escape.
 */
@NullMarked
package health.cordon.deid.lines;

import org.jspecify.annotations.NullMarked;
