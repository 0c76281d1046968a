package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.deid.Profile;
import health.cordon.deid.policy.Policy;
import health.cordon.ner.ModelHashes;
import health.cordon.ner.NameCascade;
import health.cordon.server.TestServer.Client;
import health.cordon.server.TestServer.Reply;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every answer about a text names what decided: Cordon's version, the policy, rules, lexicon and models by their hashes. */
class VersionsTest {

    private static final Map<String, String> ALL = ModelHashes.installed().deciding();

    @TempDir
    static Path data;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anAnswerNamesThem() {
        Map<String, Object> answer =
                server.admin().post("/v1/deid", "{\"text\":\"Seen today.\"}").expect(200);
        assertThat(answer)
                .containsEntry("policyHash", Policy.named("safe-harbor").hash())
                .containsEntry("versions", ALL);
        assertThat(ALL)
                .containsKeys("cordon", "rules sha256", "lexicon sha256", "sequence model", "encoder sha256")
                .doesNotContainValue("unknown");
        assertThat(ALL.get("cordon")).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
        assertThat(server.admin().post("/v1/detect", "{\"text\":\"a\"}").expect(200))
                .containsEntry("versions", ALL);
    }

    @Test
    void onlyModelsInUseAreNamed() {
        Map<String, Object> fast = server.admin()
                .post("/v1/deid", "{\"text\":\"a\",\"profile\":\"fast\"}")
                .expect(200);
        try (NameCascade cascade = NameCascade.load(Profile.FAST)) {
            assertThat(fast.get("versions"))
                    .isEqualTo(cascade.models().deciding())
                    .isNotEqualTo(ALL);
        }
    }

    @Test
    void aBatchNamesThemInItsHead() {
        Reply batch = server.admin().lines("/v1/deid/batch?policy=surrogate", "{\"text\":\"Seen today.\"}\n");
        assertThat(batch.status()).isEqualTo(200);
        String head = batch.header("Cordon-Versions");
        assertThat(head)
                .startsWith("policy-sha256=\"" + Policy.named("surrogate").hash() + "\", cordon=\"");
        ALL.forEach((name, value) -> assertThat(head).contains(name.replace(' ', '-') + "=\"" + value + "\""));
    }

    @Test
    void aFormOfADatasetNamesThem() {
        Client admin = server.admin().purpose("HOPERAT");
        admin.post("/v1/datasets", "{\"id\":\"raw\",\"type\":\"DATASET\",\"is\":\"PHI\"}")
                .expect(201);
        admin.lines("/v1/datasets/raw/rows", "{\"text\":\"Seen by Dr. Imre Balogh.\"}\n")
                .expect(201);
        assertThat(admin.post("/v1/datasets/raw/deidentified", "{\"as\":\"form\"}")
                        .expect(201))
                .containsEntry("policyHash", Policy.named("safe-harbor").hash())
                .containsEntry("versions", ALL);
    }
}
