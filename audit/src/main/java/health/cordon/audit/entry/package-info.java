/**
 * What one entry says.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.audit.entry.AuditEntry} and the types of its components;
 * {@link health.cordon.audit.entry.EntryCodec} and {@link health.cordon.audit.entry.EntryReader}, its bytes.
 *
 * <h2>Main path</h2>
 *
 * {@code AuditEntry.of(who, role, purpose, action, resource).decided(...).subject(...).build()}.
 *
 * <h2>Invariants</h2>
 *
 * No component is free text. One entry has one form in bytes, and only that form is read. Constants of enums are added,
 * never renamed.
 *
 * <h2>Not here</h2>
 *
 * Where entries are kept ({@code health.cordon.audit}), how they are shown to other systems ({@code export}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(b) (audit controls), 164.308(a)(1)(ii)(D) (activity review), 164.528 (what a disclosure must tell); HL7 v3
 * ActReason, PurposeOfUse.
 */
@NullMarked
package health.cordon.audit.entry;

import org.jspecify.annotations.NullMarked;
