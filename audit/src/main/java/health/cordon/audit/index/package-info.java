/**
 * Finding entries without reading all.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.audit.index.Query} says what to look for, {@link health.cordon.audit.index.Search} finds it, by one
 * index for each segment of 65,536 entries.
 *
 * <h2>Main path</h2>
 *
 * {@code AuditReader.search(Query.ALL.subject(pseudonyms).from(start), record -> true)}.
 *
 * <h2>Invariants</h2>
 *
 * An index is made of its entries alone and can be made again, byte for byte. It is tied to them by the hash of their
 * subtree. It is trusted for nothing: hits are read again, and verification builds it anew.
 *
 * <h2>Not here</h2>
 *
 * Turning a patient's id into pseudonyms, which needs the keyset ({@code health.cordon.audit.AuditSubjects}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.308(a)(1)(ii)(D): activity must be reviewable, so it must be findable.
 */
@NullMarked
package health.cordon.audit.index;

import org.jspecify.annotations.NullMarked;
