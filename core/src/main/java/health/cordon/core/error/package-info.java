/**
 * How everything fails.
 *
 * <h2>What</h2>
 *
 * One unchecked root, {@link health.cordon.core.error.CordonException}, with an
 * {@link health.cordon.core.error.ErrorCode} and {@link health.cordon.core.error.SafeArg}s.
 *
 * <h2>Main path</h2>
 *
 * A module lists its errors in one enum that implements {@link health.cordon.core.error.ErrorCode}; code throws
 * {@code new CordonException(DeidError.NOT_TEXT, SafeArg.path(file))}.
 *
 * <h2>Invariants</h2>
 *
 * Messages are constants. No constructor takes free text, so no protected value can reach a message.
 *
 * <h2>Not here</h2>
 *
 * The errors themselves: each module has its own enum and number range (core 1000, crypto 2000, deid 3000, eval 4000,
 * cli 5000, audit 6000, store 7000, access 8000, server 9000, gateway 10000).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(1): an error message is an output like any other.
 */
@NullMarked
package health.cordon.core.error;

import org.jspecify.annotations.NullMarked;
