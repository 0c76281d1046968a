/**
 * Checking a whole log.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.audit.verify.LogVerifier} reads everything in a log's folder and reports what does not verify.
 *
 * <h2>Main path</h2>
 *
 * {@code LogVerifier.verify(folder, key, earlier, true, threads).isGood()}.
 *
 * <h2>Invariants</h2>
 *
 * Nothing is taken on trust but the verifier key. A problem never stops the search for others. Reports hold numbers and
 * constants, nothing of an entry.
 *
 * <h2>Not here</h2>
 *
 * Checking one entry by its proof, which needs no folder ({@code merkle.Proofs}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(c)(2): a mechanism to corroborate that records have not been altered or destroyed.
 */
@NullMarked
package health.cordon.audit.verify;

import org.jspecify.annotations.NullMarked;
