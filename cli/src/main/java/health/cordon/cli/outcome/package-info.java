/**
 * How a command ends.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.cli.outcome.CliError} lists what can go wrong on the command line,
 * {@link health.cordon.cli.outcome.ExitCode} what the process tells its caller.
 *
 * <h2>Main path</h2>
 *
 * Code throws {@code new CordonException(CliError.CANNOT_READ, SafeArg.path(file))}; {@code Main} prints the one line and
 * ends with {@link health.cordon.cli.outcome.ExitCode#of}.
 *
 * <h2>Invariants</h2>
 *
 * Messages are constants that say what is wrong and what to do. The numbers are documented and never reused.
 *
 * <h2>Not here</h2>
 *
 * The errors of the other modules, which have their own enums.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(1): an error message is an output like any other, so it holds no document text.
 */
@NullMarked
package health.cordon.cli.outcome;

import org.jspecify.annotations.NullMarked;
