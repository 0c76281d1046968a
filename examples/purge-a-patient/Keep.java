import health.cordon.core.Phi;
import health.cordon.store.Store;
import health.cordon.store.StoreAddress;
import health.cordon.store.StoreOptions;
import health.cordon.store.governed.GovernedRecord;
import health.cordon.store.governed.GovernedRecords;
import health.cordon.store.governed.RecordDraft;
import health.cordon.store.governed.RecordKind;
import health.cordon.store.governed.RecordQuery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code Keep add FILE} keeps what a model was asked about two patients; {@code Keep read FILE} says what is there. */
class Keep {

    private static final List<String> PATIENTS = List.of("MRN 00419937", "MRN 00422215");

    public static void main(String[] args) {
        try (Store store = Store.open(StoreAddress.parse(args[1]), StoreOptions.NONE)) {
            GovernedRecords records = store.in("").records();
            for (String patient : PATIENTS) {
                if (args[0].equals("add")) {
                    records.add(draft(patient));
                } else {
                    List<GovernedRecord> kept =
                            records.page(RecordQuery.of(RecordKind.INFERENCE_LOG).of(Phi.of(patient)));
                    System.out.println(patient + ": " + (kept.isEmpty() ? "nothing" : text(records, kept.getFirst())));
                }
            }
        }
    }

    private static RecordDraft draft(String patient) {
        return new RecordDraft(
                RecordKind.INFERENCE_LOG,
                "triage",
                "dr.adler",
                "TREAT",
                "clinicians-only",
                Instant.now().plus(Duration.ofDays(365)),
                Optional.of(Phi.of(patient)),
                Map.of("encounter", Phi.of("E-" + patient.length())),
                "is the potassium of 5.9 urgent?".getBytes(StandardCharsets.UTF_8));
    }

    private static String text(GovernedRecords records, GovernedRecord record) {
        return new String(records.open(record.id()), StandardCharsets.UTF_8) + " (" + record.accessPolicy() + ")";
    }
}
