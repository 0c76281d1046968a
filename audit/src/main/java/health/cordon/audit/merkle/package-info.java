/**
 * The Merkle tree.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.audit.merkle.TreeHasher} hashes, {@link health.cordon.audit.merkle.Proofs} makes and checks
 * inclusion and consistency proofs.
 *
 * <h2>Main path</h2>
 *
 * {@code Proofs.inclusion(index, size, nodes)}, and on the other side {@code Proofs.verifyInclusion(...)}, which throws
 * {@link health.cordon.audit.NotVerified}.
 *
 * <h2>Invariants</h2>
 *
 * Pure functions of hashes; nothing here knows files or entries.
 *
 * <h2>Not here</h2>
 *
 * Where the hashes lie ({@code tiles}), who signs the root ({@code note}).
 *
 * <h2>Rules</h2>
 *
 * RFC 6962, section 2.1, and RFC 9162, section 2.1, with SHA-256.
 */
@NullMarked
package health.cordon.audit.merkle;

import org.jspecify.annotations.NullMarked;
