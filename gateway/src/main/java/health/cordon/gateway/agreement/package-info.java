/**
 * Business associate agreements that may be relied on.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.agreement.Agreement}, what a person writes of one
 * ({@link health.cordon.gateway.agreement.AgreementDraft}), its signed record, and the
 * {@link health.cordon.gateway.agreement.AgreementRegistry}, over a store or an
 * {@link health.cordon.gateway.agreement.AgreementFolder}.
 *
 * <h2>Main path</h2>
 *
 * {@code AgreementFolder.add(folder, AgreementDraft.read(file, now), key)}; then
 * {@code AgreementRegistry.in(new AgreementFolder(folder, publicKey)).covering(use, now)}.
 *
 * <h2>Invariants</h2>
 *
 * What is signed is what is read. One record that does not verify makes every question fail. A consumer service can be in no agreement.
 *
 * <h2>Not here</h2>
 *
 * The records of a store ({@code store}), which way a request takes ({@code route}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.502(e)(1), 164.504(e), 164.308(b); RFC 8032 (Ed25519).
 */
@NullMarked
package health.cordon.gateway.agreement;

import org.jspecify.annotations.NullMarked;
