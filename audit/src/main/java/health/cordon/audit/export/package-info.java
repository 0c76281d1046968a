/**
 * Entries for other readers.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.audit.export.ExportFormat} writes entries as NDJSON, FHIR AuditEvent and CEF;
 * {@link health.cordon.audit.export.AccountingOfDisclosures} is the document that an individual may ask for.
 *
 * <h2>Main path</h2>
 *
 * {@code ExportFormat.FHIR.line(origin, record)}; {@code AccountingOfDisclosures.of(reader, subjects, ...).html()}.
 *
 * <h2>Invariants</h2>
 *
 * Nothing is added to what the entry says. Nothing a page shows is loaded from elsewhere.
 *
 * <h2>Not here</h2>
 *
 * Sending exports anywhere.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.528; FHIR R4 AuditEvent; DICOM PS3.15, A.5 (audit event ids); CEF, version 0.
 */
@NullMarked
package health.cordon.audit.export;

import org.jspecify.annotations.NullMarked;
