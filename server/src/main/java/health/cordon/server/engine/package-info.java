/**
 * The text engine as the server offers it.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.server.engine.Engines} has one engine for each policy and profile that is asked for; {@link
 * health.cordon.server.engine.EngineMaker} is the seat where detection is put in; {@link
 * health.cordon.server.engine.EngineThreads} keeps long documents off the threads that serve.
 *
 * <h2>Main path</h2>
 *
 * {@code engines.of(policy, profile).deidentify(document)}.
 *
 * <h2>Invariants</h2>
 *
 * An engine is made once and shared. A policy that is not offered is refused, never exchanged for another. Codes that an
 * answer holds are on the disk before the answer leaves.
 *
 * <h2>Not here</h2>
 *
 * Detection and treatment ({@code deid}), HTTP ({@code server.http}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.502(d), 164.514(a) to (c).
 */
@NullMarked
package health.cordon.server.engine;

import org.jspecify.annotations.NullMarked;
