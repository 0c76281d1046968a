package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.server.TestServer.Client;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Emergency access from the reason to the review, over HTTP. */
class EmergencyTest {

    private static final String REASON = "{\"reason\":\"unconscious patient, allergies unknown\",\"minutes\":30}";

    @TempDir
    Path data;

    @Test
    @Cfr("164.312(a)(2)(ii)")
    void takenUsedSeenAndJudged() {
        try (TestServer server = TestServer.start(data)) {
            Client clinician = server.person("cleo", "clinician");
            Client officer = server.person("pat", "privacy-officer");
            String code = code(server.admin());
            String release = "{\"codes\":[\"" + code + "\"]}";
            assertThat(clinician
                            .purpose("ETREAT")
                            .post("/v1/vault/release", release)
                            .status())
                    .isEqualTo(403);

            Map<String, Object> grant = clinician.post("/v1/emergency", REASON).expect(201);
            String id = (String) grant.get("id");
            assertThat(server.log()).contains("WARN emergency-access-taken").doesNotContain("unconscious");
            assertThat(server.admin().get("/metrics").body()).contains("cordon_emergency_access_total 1.0");
            Client broken = clinician.purpose("ETREAT").header("Cordon-Emergency", id);
            Map<String, Object> released =
                    broken.post("/v1/vault/release", release).expect(200);
            assertThat(Json.maps(released.get("values")).getFirst()).containsKey("value");
            assertThat(clinician
                            .purpose("TREAT")
                            .header("Cordon-Emergency", id)
                            .post("/v1/vault/release", release)
                            .status())
                    .isEqualTo(403);
            assertThat(server.person("eve", "clinician")
                            .purpose("ETREAT")
                            .header("Cordon-Emergency", id)
                            .post("/v1/vault/release", release)
                            .status())
                    .isEqualTo(403);

            List<Map<String, Object>> queue =
                    Json.maps(officer.get("/v1/emergency").expect(200).get("grants"));
            assertThat(queue).singleElement().satisfies(one -> assertThat(one).containsEntry("person", "cleo"));
            String unjustified = "{\"justified\":false,\"comment\":\"no such patient was here\"}";
            assertThat(clinician
                            .post("/v1/emergency/" + id + "/review", unjustified)
                            .status())
                    .isEqualTo(403);
            officer.post("/v1/emergency/" + id + "/review", unjustified).expect(200);
            assertThat(officer.post("/v1/emergency/" + id + "/review", unjustified)
                            .status())
                    .isEqualTo(409);
            assertThat(broken.post("/v1/vault/release", release).status()).isEqualTo(403);

            List<Map<String, Object>> entries = Json.maps(officer.purpose("HOPERAT")
                    .post("/v1/audit/search", "{\"who\":\"cleo\",\"decision\":\"EMERGENCY\"}")
                    .expect(200)
                    .get("entries"));
            assertThat(entries)
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(entry).containsEntry("action", "REIDENTIFY"));
        }
    }

    @Test
    void aReasonIsNeededAndAPerson() {
        try (TestServer server = TestServer.start(data)) {
            Client clinician = server.person("cleo", "clinician");
            assertThat(clinician
                            .post("/v1/emergency", "{\"reason\":\"hurry\",\"minutes\":30}")
                            .status())
                    .isEqualTo(400);
            assertThat(clinician.purpose("TREAT").post("/v1/emergency", REASON).title())
                    .isEqualTo("NOT_AN_EMERGENCY");
            assertThat(server.service("bot", "clinician")
                            .post("/v1/emergency", REASON)
                            .status())
                    .isGreaterThanOrEqualTo(400);
            assertThat(server.person("sam", "data-scientist")
                            .post("/v1/emergency", REASON)
                            .status())
                    .isEqualTo(403);
        }
    }

    private static String code(Client admin) {
        String text = (String) admin.post(
                        "/v1/deid",
                        "{\"text\":\"Seen by Dr. Imre Balogh today.\",\"subject\":\"MRN-1\",\"policy\":\"reversible\"}")
                .expect(200)
                .get("text");
        int at = text.indexOf("RIC-");
        return text.substring(at, at + 30);
    }
}
