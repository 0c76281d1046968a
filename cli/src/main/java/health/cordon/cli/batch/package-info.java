/**
 * Many files in, many clean files out.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.cli.batch.Batch} takes the files that {@link health.cordon.cli.batch.InputFiles} found through the
 * engine, in parallel, and tells what became of each as a {@link health.cordon.cli.batch.FileOutcome}. One class a format:
 * text, NDJSON, CSV.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.cli.batch.Batch#run(InputFiles)}: skip what the journal says is done, read, rewrite into an
 * {@link health.cordon.cli.batch.AtomicFile}, commit, tell the journal.
 *
 * <h2>Invariants</h2>
 *
 * An output appears whole or not at all. No output replaces its input or a file that no run wrote. What could not be
 * de-identified is not written. Order within a file stays. A failure costs its document or its file, never silently.
 *
 * <h2>Not here</h2>
 *
 * Options and messages ({@code cli}), reports ({@code cli.report}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(c)(1) (integrity), 164.514(a). RFC 4180, RFC 8259.
 */
@NullMarked
package health.cordon.cli.batch;

import org.jspecify.annotations.NullMarked;
