package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.access.identity.FailureLimit;
import health.cordon.server.Scanners.Ended;
import health.cordon.server.config.ServerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fuzzer that none of us wrote reads the served document and asks a live server over TLS: no 5xx, no status, type or field that
 * the document does not tell, nothing good refused and nothing broken taken, 405 for other methods, nobody let in without a key.
 */
class OpenApiFuzzTest {

    private static final String PHASES = "--phases";

    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(folder.resolve("data"), OpenApiFuzzTest::patient);
    }

    /** The fuzzer signs in wrongly on purpose: it is not to be locked out for that. */
    private static ServerConfig patient(ServerConfig config) {
        Duration minute = Duration.ofMinutes(1);
        return TestServer.with(config, new FailureLimit.Settings(100_000, minute, minute, minute, 1_000));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Keys are called back by ids that the server lists, this one among them: another test does that. */
    @Test
    void whoMayDoMuchMeetsWhatTheDocumentSays() throws Exception {
        String key = Files.readString(folder.resolve("data/dev/admin.key")).strip();
        fuzz(
                bearer(key),
                "--exclude-operation-id",
                "key-revoke",
                "--max-examples",
                "8",
                PHASES,
                "examples,coverage,fuzzing");
        server.admin().get("/v1/access/me").expect(200);
        assertThat(server.log()
                        .lines()
                        .filter(line -> line.contains(" status=20"))
                        .map(OpenApiFuzzTest::endpoint))
                .contains("deid", "deid-batch", "dataset-fill", "audit-proofs", "emergency-end", "metrics");
    }

    private static String endpoint(String line) {
        return line.replaceFirst(".* endpoint=([a-z-]+) .*", "$1");
    }

    @Test
    void keysAreCalledBackAsTheDocumentSays() throws Exception {
        Map<String, Object> session =
                server.admin().send("POST", "/v1/sessions", "", new byte[0]).expect(201);
        fuzz(
                bearer((String) session.get("token")),
                "--include-operation-id",
                "key-revoke",
                PHASES,
                "examples,coverage,fuzzing");
    }

    @Test
    void whoHasNoKeyMeetsWhatTheDocumentSays() throws Exception {
        fuzz(List.of(), "--max-examples", "8", PHASES, "examples,fuzzing");
    }

    private static List<String> bearer(String secret) {
        return List.of("--header", "Authorization: Bearer " + secret);
    }

    private static void fuzz(List<String> signedIn, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "schemathesis",
                "--config-file",
                Scanners.settings().resolve("schemathesis.toml").toString(),
                "run",
                server.address().resolve("/openapi.json").toString(),
                "--tls-verify",
                folder.resolve("data/dev/ca.pem").toString(),
                "--checks",
                "all"));
        command.addAll(signedIn);
        command.addAll(List.of(options));
        String hooks = Scanners.settings().resolve("hooks.py").toString();
        Ended ended = Scanners.run(folder, Map.of("SCHEMATHESIS_HOOKS", hooks), command);
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(server.log().lines().filter(line -> line.contains(" status=5") || line.contains(" defect ")))
                .isEmpty();
    }
}
