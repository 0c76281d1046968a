/**
 * The command line.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.cli.Main} is the executable, {@code Cordon} the command line as a function, one thin class a
 * command. A command checks its options, makes an {@code Engine}, and hands the work to the packages below.
 *
 * <h2>Main path</h2>
 *
 * {@code Cordon.run}: make the command that is asked for, let it run, turn what it throws into one line and an exit code.
 *
 * <h2>Invariants</h2>
 *
 * Results go to standard output, messages to standard error. No message holds document text. Only commands that show text
 * on purpose do, and they say so. Every option is told in {@code docs/cli.md}.
 *
 * <h2>Not here</h2>
 *
 * Files and their formats ({@code cli.batch}), lines of JSON ({@code cli.stream}), reports ({@code cli.report}), accuracy
 * ({@code eval}), finding and transforming ({@code deid}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(1): an error message is an output like any other.
 */
@NullMarked
package health.cordon.cli;

import org.jspecify.annotations.NullMarked;
