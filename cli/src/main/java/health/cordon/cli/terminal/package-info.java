/**
 * What a person at a terminal sees.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.cli.terminal.Terminal} knows whether somebody looks and whether colours show,
 * {@link health.cordon.cli.terminal.Paint} gives them a meaning, {@link health.cordon.cli.terminal.ProgressBar} tells how
 * far a run is, {@link health.cordon.cli.terminal.Amounts} writes numbers.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.cli.terminal.Terminal#error()}, then a {@link health.cordon.cli.terminal.ProgressBar} on it.
 *
 * <h2>Invariants</h2>
 *
 * A stream that nobody looks at gets no colours and no bar. {@code NO_COLOR} is obeyed.
 *
 * <h2>Not here</h2>
 *
 * Results, which go to standard output and are the commands' own.
 *
 * <h2>Rules</h2>
 *
 * no-color.org.
 */
@NullMarked
package health.cordon.cli.terminal;

import org.jspecify.annotations.NullMarked;
