/**
 * The registry of business associate agreements.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.store.agreement.Agreements} keeps {@link health.cordon.store.agreement.AgreementRecord}s and finds
 * those that cover a host.
 *
 * <h2>Main path</h2>
 *
 * {@code tenant.agreements().inForce("api.vendor.example", now)}.
 *
 * <h2>Invariants</h2>
 *
 * An agreement is never changed and never deleted. Hosts have one form: ASCII, lower case.
 *
 * <h2>Not here</h2>
 *
 * Verifying the documents, and refusing to send where none covers a host ({@code gateway}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.504(e), 164.316(b)(2)(i).
 */
@NullMarked
package health.cordon.store.agreement;

import org.jspecify.annotations.NullMarked;
