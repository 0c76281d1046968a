/**
 * A log and a store in memory.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.access.memory.MemoryAccessLog} and {@link health.cordon.access.memory.MemoryRecordStore}: for tests,
 * for a first try, for records that may be forgotten with the process.
 *
 * <h2>Main path</h2>
 *
 * {@code new MemoryRecordStore<>(clock, 10_000)}.
 *
 * <h2>Invariants</h2>
 *
 * Both are bounded, and refuse when they are full; neither drops what it took.
 *
 * <h2>Not here</h2>
 *
 * Anything that survives the process: that is what {@code audit} and {@code store} are for.
 *
 * <h2>Rules</h2>
 *
 * None of the regulation: a log in memory is no audit control of 164.312(b).
 */
@NullMarked
package health.cordon.access.memory;

import org.jspecify.annotations.NullMarked;
