/**
 * What is signed, and by whom.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.audit.note.Checkpoint} is what a log says of itself, {@link
 * health.cordon.audit.note.SignedCheckpoint} one whose signature was checked; {@link
 * health.cordon.audit.note.SigningKey} signs, {@link health.cordon.audit.note.VerifierKey} checks.
 *
 * <h2>Main path</h2>
 *
 * {@code SignedCheckpoint.verify(note, VerifierKey.parse(vkey))}.
 *
 * <h2>Invariants</h2>
 *
 * Text from a note is used only after its signature was checked. Signatures of unknown keys are ignored, a wrong one of a
 * known key fails the note.
 *
 * <h2>Not here</h2>
 *
 * The tree that a checkpoint speaks of ({@code merkle}, {@code tiles}); the protocol with witnesses ({@code witness}).
 *
 * <h2>Rules</h2>
 *
 * C2SP signed-note, tlog-checkpoint, tlog-cosignature (cosignature/v1); RFC 8032 (Ed25519).
 */
@NullMarked
package health.cordon.audit.note;

import org.jspecify.annotations.NullMarked;
