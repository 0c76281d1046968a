package health.cordon.audit.export;

import health.cordon.audit.entry.AuditRecord;
import java.util.function.BiFunction;

/** In which words entries leave for other systems: one line each. */
public enum ExportFormat {
    /** The canonical JSON with the index before it. */
    NDJSON((origin, record) ->
            "{\"index\":" + record.index() + "," + record.json().substring(1)),
    /** FHIR R4 AuditEvent resources. */
    FHIR(FhirAuditEvent::json),
    /** ArcSight Common Event Format, version 0, as event managers read it. */
    CEF((origin, record) -> CefEvent.line(record));

    private final BiFunction<String, AuditRecord, String> write;

    ExportFormat(BiFunction<String, AuditRecord, String> write) {
        this.write = write;
    }

    /**
     * The entry in one line, without a line end.
     *
     * @param origin of the log
     */
    public String line(String origin, AuditRecord record) {
        return write.apply(origin, record);
    }
}
