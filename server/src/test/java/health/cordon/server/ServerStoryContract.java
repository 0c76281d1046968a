package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.audit.merkle.Proofs;
import health.cordon.audit.merkle.TreeHasher;
import health.cordon.audit.note.SignedCheckpoint;
import health.cordon.audit.note.VerifierKey;
import health.cordon.audit.verify.LogVerifier;
import health.cordon.core.Cfr;
import health.cordon.server.TestServer.Client;
import health.cordon.server.TestServer.Reply;
import health.cordon.store.StoreAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One story from an empty machine to a shredded patient: a data scientist is refused PHI and given its de-identified form; a
 * privacy officer sees both decisions, proves that the log was not changed, accounts for disclosures, and destroys what is
 * kept of a patient.
 */
abstract class ServerStoryContract {

    private static final String ROWS = """
            {"subject":"MRN-17","text":"Seen by Dr. Imre Balogh on 3/4/2026, phone 555-201-3344."}
            {"subject":"MRN-18","text":"Mr. Quillfeather walked. MRN: 8837261."}
            """;

    @TempDir
    Path data;

    /** Where the store is; null for the file of development. */
    abstract StoreAddress store() throws IOException;

    private TestServer start(StoreAddress store, boolean fresh) {
        return store == null ? TestServer.start(data) : TestServer.over(store, data, fresh);
    }

    @Test
    @Cfr("164.502(d)")
    @Cfr("164.312(b)")
    @Cfr("164.528")
    @Cfr("164.310(d)(2)(i)")
    void fromAnEmptyMachineToAShreddedPatient() throws Exception {
        StoreAddress store = store();
        String checkpointBefore;
        String code;
        try (TestServer server = start(store, true)) {
            Client officer = server.person("pat-privacy", "privacy-officer");
            Client scientist = server.person("sam-science", "data-scientist");
            register(server, officer);
            decisionsAboutData(officer, scientist);
            checkpointBefore = (String)
                    auditor(officer).get("/v1/audit/checkpoint").expect(200).get("checkpoint");
            code = codeOf(server.person("cleo-clinician", "clinician"));
            proofs(officer, checkpointBefore);
            accounting(officer);
            releaseAndShred(officer, code);
        }
        assertThat(LogVerifier.verify(data.resolve("audit"), null, List.of(checkpointBefore), true, 2)
                        .isGood())
                .isTrue();
        try (TestServer again = start(store, false)) {
            Client officer = again.person("pat-privacy", "privacy-officer");
            Map<String, Object> released = officer.purpose("HCOMPL")
                    .post("/v1/vault/release", "{\"codes\":[\"" + code + "\"]}")
                    .expect(200);
            assertThat(Json.maps(released.get("values")).getFirst()).doesNotContainKey("value");
        }
    }

    private static Client auditor(Client officer) {
        return officer.purpose("HOPERAT");
    }

    private static void register(TestServer server, Client officer) {
        Client operations = officer.purpose("HOPERAT");
        operations
                .post("/v1/datasets", "{\"id\":\"notes\",\"type\":\"DATASET\",\"is\":\"PHI\"}")
                .expect(201);
        operations.lines("/v1/datasets/notes/rows", ROWS).expect(201);
        Map<String, Object> form = server.admin()
                .purpose("HOPERAT")
                .post("/v1/datasets/notes/deidentified", "{\"as\":\"notes-clean\"}")
                .expect(201);
        assertThat(form.get("rows")).isEqualTo(2L);
    }

    private static void decisionsAboutData(Client officer, Client scientist) {
        Reply refused = scientist.purpose("HRESCH").get("/v1/datasets/notes/rows");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.title()).isEqualTo("DATASET_REFUSED");
        Reply given = scientist.purpose("HRESCH").get("/v1/datasets/notes-clean/rows");
        assertThat(given.status()).isEqualTo(200);
        assertThat(given.body().lines()).hasSize(2);
        assertThat(given.body()).doesNotContain("Balogh", "Quillfeather", "555-201-3344", "8837261", "MRN-17");
        Map<String, Object> training = scientist
                .purpose("HRESCH")
                .post("/v1/training", "{\"datasets\":[\"notes\"]}")
                .expect(200);
        assertThat(training).containsEntry("cleared", false).containsEntry("why", "NO_APPROVAL");
        List<Map<String, Object>> seen = Json.maps(auditor(officer)
                .post("/v1/audit/search", "{\"who\":\"sam-science\",\"action\":\"READ\"}")
                .expect(200)
                .get("entries"));
        assertThat(seen)
                .anySatisfy(entry -> assertThat(entry)
                        .containsEntry("resource", "DATASET/notes")
                        .containsEntry("decision", "DENY"))
                .anySatisfy(entry -> assertThat(entry)
                        .containsEntry("resource", "DATASET/notes-clean")
                        .containsEntry("decision", "PERMIT")
                        .containsEntry("rule", "scientist-reads-deidentified"));
    }

    /** A code in a text, under a policy that keeps the way back. */
    private static String codeOf(Client clinician) {
        Map<String, Object> answer = clinician
                .post(
                        "/v1/deid",
                        "{\"text\":\"Seen by Dr. Imre Balogh today. Patient: Thessaly Quillfeather\",\"subject\":\"MRN-17\",\"policy\":\"reversible\"}")
                .expect(200);
        String text = (String) answer.get("text");
        int at = text.indexOf("RIC-");
        assertThat(at).isGreaterThanOrEqualTo(0);
        return text.substring(at, at + 30);
    }

    @SuppressWarnings("unchecked")
    private static void proofs(Client officer, String checkpointBefore) throws Exception {
        Map<String, Object> now = auditor(officer).get("/v1/audit/checkpoint").expect(200);
        VerifierKey key = VerifierKey.parse((String) now.get("vkey"));
        long old = SignedCheckpoint.verify(checkpointBefore, key).size();
        Map<String, Object> proof =
                auditor(officer).get("/v1/audit/proofs?index=3&from=" + old).expect(200);
        SignedCheckpoint signed = SignedCheckpoint.verify((String) proof.get("checkpoint"), key);
        Map<String, Object> inclusion = Json.maps(proof.get("inclusion")).getFirst();
        byte[] leaf = Base64.getDecoder().decode((String) inclusion.get("leaf"));
        Proofs.verifyInclusion(
                3,
                signed.size(),
                new TreeHasher().leaf(leaf),
                hashes((List<String>) inclusion.get("proof")),
                signed.checkpoint().root());
        Map<String, Object> consistency = Json.maps(proof.get("consistency")).getFirst();
        Proofs.verifyConsistency(
                old,
                signed.size(),
                SignedCheckpoint.verify(checkpointBefore, key).checkpoint().root(),
                signed.checkpoint().root(),
                hashes((List<String>) consistency.get("proof")));
    }

    private static List<byte[]> hashes(List<String> texts) {
        return texts.stream().map(Base64.getDecoder()::decode).toList();
    }

    private static void accounting(Client officer) {
        officer.purpose("PUBHLTH")
                .post(
                        "/v1/disclosures",
                        "{\"patient\":\"MRN-17\",\"recipient\":\"state-registry\",\"basis\":\"PUBLIC_HEALTH\",\"resource\":\"RECORD/lab-results\"}")
                .expect(201);
        Map<String, Object> accounting =
                officer.post("/v1/accounting", "{\"patient\":\"MRN-17\"}").expect(200);
        assertThat(Json.maps(accounting.get("disclosures")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("recipient", "state-registry")
                        .containsEntry("basis", "164.512(b)"));
        assertThat(officer.post("/v1/accounting/page", "{\"patient\":\"MRN-18\"}")
                        .body())
                .contains("There were none");
    }

    private static void releaseAndShred(Client officer, String code) {
        Client compliance = officer.purpose("HCOMPL");
        String release = "{\"codes\":[\"" + code + "\"]}";
        assertThat(Json.maps(compliance
                                .post("/v1/vault/release", release)
                                .expect(200)
                                .get("values"))
                        .getFirst())
                .containsKey("value");
        assertThat(compliance
                        .post("/v1/patients/shred", "{\"patient\":\"MRN-17\",\"confirm\":false}")
                        .title())
                .isEqualTo("BAD_CONFIRMATION");
        assertThat(compliance
                        .post("/v1/patients/shred", "{\"patient\":\"MRN-17\",\"confirm\":true}")
                        .title())
                .isEqualTo("RETAINED");
        Map<String, Object> shredded = compliance
                .post("/v1/patients/shred", "{\"patient\":\"MRN-17\",\"confirm\":true,\"beforeRetentionEnds\":true}")
                .expect(200);
        assertThat(shredded).containsEntry("records", 1L).containsEntry("keys", 1L);
        assertThat((Long) shredded.get("codes")).isPositive();
        assertThat(Json.maps(compliance
                                .post("/v1/vault/release", release)
                                .expect(200)
                                .get("values"))
                        .getFirst())
                .doesNotContainKey("value");
    }
}
