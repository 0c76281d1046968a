/**
 * The sealed relational store.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.store.Store} is made, opened, backed up and restored; {@link health.cordon.store.Tenant} is what one
 * organisation keeps in it. {@link health.cordon.store.StoreObserver} is the seat of the audit log.
 *
 * <h2>Main path</h2>
 *
 * <pre>{@code
 * Store store = Store.open(StoreAddress.parse("/var/lib/cordon/store.db"), StoreOptions.NONE.watchedBy(keyUse, audit));
 * Tenant clinic = store.in("");
 * GovernedRecord kept = clinic.records().add(draft);
 * clinic.purges().subject(patient, "privacy-officer", false);
 * }</pre>
 *
 * <h2>Invariants</h2>
 *
 * No value that may be PHI reaches the database unsealed. What a call changed is on the disk when it returns. What cannot be
 * recorded by the observer does not happen. Keys are destroyed before rows are deleted.
 *
 * <h2>Not here</h2>
 *
 * Who may read ({@code access}); what happened ({@code audit}); large files ({@code crypto.file}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(2)(iv), 164.312(c)(1), 164.310(d)(2)(i), 164.308(a)(7)(ii)(A) and (B).
 */
@NullMarked
package health.cordon.store;

import org.jspecify.annotations.NullMarked;
