/**
 * What a server of ours costs its callers.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.bench.load.HttpLoad} calls one or more servers in turn, in one run: a running gateway and the model
 * behind it, or {@code cordon serve}. {@link health.cordon.bench.load.InstantModel} is a model that answers at once.
 * {@link health.cordon.bench.load.LibraryRate} does without a server what {@code cordon serve} is asked for.
 *
 * <h2>Main path</h2>
 *
 * {@code bench/gateway}, {@code bench/server}.
 *
 * <h2>Invariants</h2>
 *
 * Latency counts from the moment at which a call was due, not from the one at which a busy sender got to it. An answer
 * that is not 200 ends the run.
 *
 * <h2>Not here</h2>
 *
 * Starting what is measured: the scripts do that, with {@code ./cordon}, as its users do.
 *
 * <h2>Rules</h2>
 *
 * Loopback only.
 */
@NullMarked
package health.cordon.bench.load;

import org.jspecify.annotations.NullMarked;
