package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.server.TestServer.Client;
import health.cordon.server.TestServer.Reply;
import health.cordon.testkit.PhiCanary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Planted PHI, sent to every endpoint that takes text, is nowhere but in the answers to who may have it. */
class CanaryTest {

    @TempDir
    Path data;

    @Test
    void plantedPhiIsNowhereButInAnswers() throws Exception {
        PhiCanary canary = PhiCanary.plant(20_261_125);
        String note = quoted(canary.note());
        String patient = quoted(canary.value("mrn"));
        List<Reply> refusals = new ArrayList<>();
        String metrics;
        String log;
        String printed;
        try (TestServer server = TestServer.start(data)) {
            StringBuilder told = new StringBuilder();
            printed = PhiCanary.capture(() -> {
                Client admin = server.admin().purpose("HOPERAT");
                Reply clean = admin.post(
                        "/v1/deid", "{\"text\":" + note + ",\"subject\":" + patient + ",\"policy\":\"reversible\"}");
                clean.expect(200);
                canary.assertAbsent("the de-identified text", clean.body());
                admin.post("/v1/detect", "{\"text\":" + note + "}").expect(200);
                canary.assertAbsent(
                        "the batch",
                        admin.lines(
                                        "/v1/deid/batch",
                                        "{\"id\":1,\"text\":" + note + ",\"subject\":" + patient + "}\n{\"x\":" + note
                                                + "}\n")
                                .body());
                admin.post("/v1/datasets", "{\"id\":\"notes\",\"type\":\"DATASET\",\"is\":\"PHI\"}")
                        .expect(201);
                admin.lines("/v1/datasets/notes/rows", "{\"subject\":" + patient + ",\"text\":" + note + "}\n")
                        .expect(201);
                admin.post("/v1/datasets/notes/deidentified", "{\"as\":\"clean\"}")
                        .expect(201);
                admin.purpose("PUBHLTH")
                        .post(
                                "/v1/disclosures",
                                "{\"patient\":" + patient
                                        + ",\"recipient\":\"registry\",\"basis\":\"PUBLIC_HEALTH\",\"resource\":\"RECORD/lab\"}")
                        .expect(201);
                admin.post("/v1/audit/search", "{\"patient\":" + patient + "}").expect(200);
                admin.post("/v1/accounting", "{\"patient\":" + patient + "}").expect(200);
                String url = java.net.URLEncoder.encode(canary.value("last name"), StandardCharsets.UTF_8);
                refusals.add(admin.post("/v1/deid", "{\"text\":" + note + ",\"" + canary.value("last name") + "\":1}"));
                refusals.add(admin.post("/v1/deid", "{" + note + ":" + note));
                refusals.add(admin.post("/v1/deid", "{\"text\":\"a\",\"policy\":" + patient + "}"));
                refusals.add(admin.get("/v1/datasets/" + url + "/rows"));
                refusals.add(admin.get("/" + url));
                refusals.add(admin.get("/v1/access/me?" + url + "=" + url));
                refusals.add(admin.purpose(canary.value("ssn")).get("/v1/access/me"));
                refusals.add(admin.header("Cordon-Emergency", canary.value("last name"))
                        .get("/v1/access/policies"));
                refusals.add(admin.send("POST", "/v1/deid", "text/" + url, note.getBytes(StandardCharsets.UTF_8)));
                refusals.add(server.as(canary.value("member id")).get("/v1/access/me"));
                refusals.add(admin.post(
                        "/v1/disclosures",
                        "{\"patient\":" + patient + ",\"recipient\":" + patient
                                + ",\"basis\":\"PUBLIC_HEALTH\",\"resource\":" + patient + "}"));
                refusals.add(
                        admin.lines("/v1/datasets/notes/rows", "{\"text\":" + note + ",\"no\":" + patient + "}\n"));
                told.append(server.admin().get("/metrics").body());
            });
            metrics = told.toString();
            log = server.log();
        }
        for (Reply refusal : refusals) {
            assertThat(refusal.status()).as(refusal.body()).isGreaterThanOrEqualTo(400);
            canary.assertAbsent("a refusal", refusal.body());
            canary.assertAbsent("a refusal's head", refusal.headers().toString());
        }
        canary.assertAbsent("the metrics", metrics);
        canary.assertAbsent("the server's log", log);
        canary.assertAbsent("what the process printed", printed);
        canary.assertAbsent(data);
        assertThat(log).contains("request endpoint=deid");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
