package health.cordon.audit.export;

import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.AuditRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry as a FHIR R4 AuditEvent, on one line. Types are DICOM's audit event ids; what FHIR has no code for stands under
 * systems that begin with {@code urn:cordon:}. No value of an entry needs escaping in JSON.
 */
final class FhirAuditEvent {

    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String HL7 = "http://terminology.hl7.org/CodeSystem/";

    private FhirAuditEvent() {}

    static String json(String origin, AuditRecord record) {
        AuditEntry entry = record.entry();
        return "{\"resourceType\":\"AuditEvent\",\"id\":\"cordon-" + record.index() + "\",\"type\":" + type(entry)
                + ",\"subtype\":["
                + coding("urn:cordon:audit-action", entry.action().name()) + "]"
                + ",\"action\":\"" + entry.action().fhir() + "\",\"recorded\":\"" + record.time() + "\""
                + ",\"outcome\":\"" + entry.outcome().fhir() + "\""
                + ",\"outcomeDesc\":\"" + entry.decision() + " " + entry.reason() + "\""
                + ",\"purposeOfEvent\":[{\"coding\":["
                + coding(HL7 + "v3-ActReason", entry.purpose().name()) + "]}]"
                + ",\"agent\":[{\"role\":[{\"coding\":["
                + coding("urn:cordon:role", entry.role().value()) + "]}],\"who\":"
                + identified("urn:cordon:principal", entry.who()) + ",\"requestor\":true"
                + entry.policy()
                        .map(policy -> ",\"policy\":[\"urn:cordon:policy:sha256:" + policy + "\"]")
                        .orElse("")
                + "}]"
                + ",\"source\":{\"observer\":" + identified("urn:cordon:log", origin)
                + ",\"type\":[" + coding(HL7 + "security-source-type", "4") + "]}"
                + ",\"entity\":[" + String.join(",", entities(entry)) + "]}";
    }

    private static String type(AuditEntry entry) {
        return switch (entry.action()) {
            case LOGIN, LOGOFF -> coding(DICOM, "110114", "User Authentication");
            case DISCLOSE, EXPORT -> coding(DICOM, "110106", "Export");
            case SEARCH -> coding(DICOM, "110112", "Query");
            case GRANT, REVOKE, HOLD, USE_KEY -> coding(DICOM, "110113", "Security Alert");
            case CREATE, READ, UPDATE, DELETE, EXECUTE, INTENT, REIDENTIFY, TRAIN, SHRED ->
                entry.subject().isPresent()
                        ? coding(DICOM, "110110", "Patient Record")
                        : coding(DICOM, "110100", "Application Activity");
            case REVIEW, PRUNE, BACKUP, START, STOP, CLOCK_WENT_BACK -> coding(DICOM, "110100", "Application Activity");
        };
    }

    private static List<String> entities(AuditEntry entry) {
        List<String> entities = new ArrayList<>();
        entities.add("{\"what\":"
                + identified("urn:cordon:" + lower(entry), entry.resource().id()) + ",\"type\":"
                + coding(HL7 + "audit-entity-type", "2") + details(entry) + "}");
        entry.subject()
                .ifPresent(subject -> entities.add("{\"what\":" + identified("urn:cordon:subject", subject)
                        + ",\"type\":" + coding(HL7 + "audit-entity-type", "1") + ",\"role\":"
                        + coding(HL7 + "object-role", "1") + "}"));
        return entities;
    }

    private static String details(AuditEntry entry) {
        List<String> details = new ArrayList<>();
        entry.paragraph().ifPresent(paragraph -> details.add(detail("cfr", paragraph)));
        entry.model().ifPresent(model -> details.add(detail("model", model)));
        entry.agreement().ifPresent(baa -> details.add(detail("baa", baa)));
        entry.rule().ifPresent(rule -> details.add(detail("rule", rule)));
        entry.request().ifPresent(request -> details.add(detail("request", request)));
        entry.disclosure().ifPresent(disclosure -> {
            details.add(detail("recipient", disclosure.recipient()));
            details.add(detail("basis", disclosure.basis()));
        });
        entry.identifiers().byKind().forEach((kind, count) -> details.add(detail("identifiers." + kind, count)));
        return details.isEmpty() ? "" : ",\"detail\":[" + String.join(",", details) + "]";
    }

    private static String lower(AuditEntry entry) {
        return entry.resource().kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String detail(String type, Object value) {
        return "{\"type\":\"" + type + "\",\"valueString\":\"" + value + "\"}";
    }

    private static String identified(String system, Object value) {
        return "{\"identifier\":{\"system\":\"" + system + "\",\"value\":\"" + value + "\"}}";
    }

    private static String coding(String system, String code) {
        return "{\"system\":\"" + system + "\",\"code\":\"" + code + "\"}";
    }

    private static String coding(String system, String code, String display) {
        return "{\"system\":\"" + system + "\",\"code\":\"" + code + "\",\"display\":\"" + display + "\"}";
    }
}
