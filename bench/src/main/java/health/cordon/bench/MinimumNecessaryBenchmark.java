package health.cordon.bench;

import health.cordon.access.Role;
import health.cordon.access.minimum.FieldFilter;
import health.cordon.access.minimum.MinimumNecessary;
import health.cordon.core.PurposeOfUse;
import health.cordon.testkit.Seeded;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast is a record cut down to the minimum necessary? Megabytes of input, one thread.
 *
 * <p>{@code research} and {@code billing}: FHIR resources as lines, 1 kB each, of which little and much is kept. {@code
 * images}: records of which nearly all is one kept string. {@code table}: rows of fifteen columns, five of them kept.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class MinimumNecessaryBenchmark {

    private static final int RESOURCES = 4000;

    private static final String PATIENT = """
            {"resourceType":"Patient","id":"%1$s","meta":{"versionId":"3","lastUpdated":"2025-02-03T04:05:06.789+00:00"},\
            "text":{"status":"generated","div":"<div>Thessaly Quillfeather, born %2$s</div>"},\
            "identifier":[{"use":"usual","system":"urn:oid:1.2.36.146.595.217.0.1","value":"%1$s",\
            "assigner":{"display":"Corvane General Hospital"}}],"active":true,\
            "name":[{"use":"official","family":"Quillfeather","given":["Thessaly","Maren"]},{"use":"nickname","given":["Tess"]}],\
            "telecom":[{"system":"phone","value":"(216) 555-0142","use":"home"},\
            {"system":"email","value":"t.quillfeather@example.org"}],"gender":"female","birthDate":"%2$s",\
            "address":[{"use":"home","line":["118 Wexcombe Street"],"city":"Lowmere","district":"Marrow","state":"OH",\
            "postalCode":"44118","period":{"start":"2011-03-14"}}],"contact":[{"relationship":[{"coding":\
            [{"system":"http://terminology.hl7.org/CodeSystem/v2-0131","code":"N"}]}],"name":{"family":"Quillfeather",\
            "given":["Zebulon"]},"telecom":[{"system":"phone","value":"(216) 555-0143"}]}],\
            "managingOrganization":{"reference":"Organization/1"}}
            """;

    private static final String CONDITION = """
            {"resourceType":"Condition","id":"%1$s","meta":{"versionId":"1","lastUpdated":"2025-02-03T04:05:06.789+00:00"},\
            "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},\
            "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status",\
            "code":"confirmed"}]},"category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-category",\
            "code":"encounter-diagnosis","display":"Encounter Diagnosis"}]}],"code":{"coding":[{"system":"http://snomed.info/sct",\
            "code":"44054006","display":"Type 2 diabetes mellitus"},{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"E11.9"}],\
            "text":"Diabetes, seen with her daughter Maren"},"subject":{"reference":"Patient/%1$s",\
            "display":"Thessaly Quillfeather"},"encounter":{"reference":"Encounter/%1$s"},"onsetDateTime":"%2$s",\
            "recordedDate":"%2$s","recorder":{"reference":"Practitioner/7","display":"Dr. Imre Balogh"},\
            "note":[{"text":"Diagnosed elsewhere, records requested from Corvane General on %2$s."}]}
            """;

    private final MinimumNecessary rules = MinimumNecessary.named("standard");
    private final FieldFilter research = rules.filterFor(List.of(Role.DATA_SCIENTIST), PurposeOfUse.HRESCH, "cohort");
    private final FieldFilter billing = rules.filterFor(List.of(), PurposeOfUse.HPAYMT, "claims");
    private final FieldFilter imaging = rules.filterFor(List.of(), PurposeOfUse.TREAT, "imaging-model");
    private final byte[] resources = resources();
    private final byte[] images = images();
    private final byte[] table = table();

    /** Little is kept. */
    @Benchmark
    public long research(Work work) throws IOException {
        return lines(research, resources, work);
    }

    /** Much is kept. */
    @Benchmark
    public long billing(Work work) throws IOException {
        return lines(billing, resources, work);
    }

    /** One long string is kept. */
    @Benchmark
    public long images(Work work) throws IOException {
        return lines(imaging, images, work);
    }

    /** Columns are kept. */
    @Benchmark
    public long table(Work work) throws IOException {
        work.megabytes += table.length / 1e6;
        return research.table(
                        new InputStreamReader(new ByteArrayInputStream(table), StandardCharsets.UTF_8),
                        new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8),
                        ',')
                .kept();
    }

    private static long lines(FieldFilter filter, byte[] lines, Work work) throws IOException {
        work.megabytes += lines.length / 1e6;
        return filter.ndjson(new ByteArrayInputStream(lines), OutputStream.nullOutputStream())
                .kept();
    }

    private static byte[] resources() {
        StringBuilder lines = new StringBuilder();
        Seeded seeded = Seeded.of(3);
        for (int i = 0; i < RESOURCES; i++) {
            String id = seeded.digits(8);
            String date = seeded.between(1940, 2024) + "-0" + seeded.between(1, 9) + "-" + seeded.between(10, 28);
            lines.append((i % 2 == 0 ? PATIENT : CONDITION).formatted(id, date));
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] images() {
        StringBuilder lines = new StringBuilder();
        Seeded seeded = Seeded.of(4);
        for (int i = 0; i < 16; i++) {
            byte[] pixels = new byte[256 * 1024];
            for (int j = 0; j < pixels.length; j++) {
                pixels[j] = (byte) seeded.bits();
            }
            lines.append("{\"name\":\"Thessaly Quillfeather\",\"mrn\":\"").append(seeded.digits(8));
            lines.append("\",\"age\":47,\"modality\":\"CT\",\"rows\":512,\"columns\":256,\"pixels\":\"");
            lines.append(Base64.getEncoder().encodeToString(pixels)).append("\"}\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] table() {
        StringBuilder rows = new StringBuilder(
                "name,mrn,ssn,birth-date,sex,address,city,state,zip,phone,service-date,diagnosis-codes,lab-code,lab-value,note\n");
        Seeded seeded = Seeded.of(5);
        for (int i = 0; i < 20_000; i++) {
            rows.append("\"Quillfeather, Thessaly\",")
                    .append(seeded.digits(8))
                    .append(",900-12-")
                    .append(seeded.digits(4));
            rows.append(",1951-03-14,F,118 Wexcombe Street,Lowmere,OH,44118,(216) 555-0142,2024-05-0");
            rows.append(seeded.between(1, 9)).append(",E11.9,4548-4,").append(seeded.between(4, 12));
            rows.append(".1,\"Seen with her daughter, records requested\"\n");
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }
}
