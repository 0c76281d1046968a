/**
 * Cosignatures of someone else.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.audit.witness.Witness} cosigns checkpoints of logs,
 * {@link health.cordon.audit.witness.WitnessServer} lets it do so over HTTP,
 * {@link health.cordon.audit.witness.WitnessClient} asks one.
 *
 * <h2>Main path</h2>
 *
 * {@code new WitnessClient(url, witnessKey).cosign(folder)}; from then on verification compares the log with what was
 * cosigned.
 *
 * <h2>Invariants</h2>
 *
 * A witness never cosigns a rollback or a fork of what it cosigned before, and without its state it cosigns nothing.
 *
 * <h2>Not here</h2>
 *
 * Who runs the witness: someone who cannot write the log's folder, or it witnesses nothing.
 *
 * <h2>Rules</h2>
 *
 * C2SP tlog-witness (add-checkpoint) and tlog-cosignature (cosignature/v1).
 */
@NullMarked
package health.cordon.audit.witness;

import org.jspecify.annotations.NullMarked;
