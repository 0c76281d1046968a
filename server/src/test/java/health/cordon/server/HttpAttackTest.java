package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.access.identity.FailureLimit;
import health.cordon.server.TestServer.Client;
import health.cordon.server.TestServer.Reply;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.config.ServerConfig.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no friend sends. */
class HttpAttackTest {

    @TempDir
    static Path data;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(data, HttpAttackTest::tight);
    }

    private static ServerConfig tight(ServerConfig config) {
        Limits limits = new Limits(
                100_000,
                1_000_000,
                50_000,
                8_192,
                Duration.ofSeconds(1),
                Duration.ofSeconds(20),
                Duration.ofSeconds(2),
                64,
                32,
                32,
                2,
                5_000);
        return TestServer.with(config, limits);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void headTellsTheLengthThatGetWouldHave() throws Exception {
        String tail = " /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        String get = server.raw("GET" + tail);
        String head = server.raw("HEAD" + tail);
        String length =
                "Content-Length: " + get.substring(get.indexOf("\r\n\r\n") + 4).length();
        assertThat(get).contains(length);
        assertThat(head).contains(length).endsWith("\r\n\r\n");
    }

    @Test
    void oversizedHeaders() throws IOException {
        String answer = server.raw("GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n");
        assertThat(TestServer.status(answer)).isBetween(400, 431);
        assertThat(answer).contains("application/problem+json").doesNotContain("aaaaaaaa");
    }

    @Test
    void oversizedFirstLine() throws IOException {
        String answer = server.raw("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(TestServer.status(answer)).isBetween(400, 431);
        assertThat(answer).doesNotContain("aaaaaaaa");
    }

    @Test
    void oversizedBodyIsRefusedBeforeItIsRead() throws IOException {
        String answer =
                server.raw(server.authorized("POST /v1/deid HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 900000\r\n\r\n{\"text\":\""));
        assertThat(TestServer.status(answer)).isEqualTo(413);
        assertThat(answer).contains("BODY_TOO_LARGE");
    }

    @Test
    void oversizedChunkedBody() {
        Reply reply = server.admin()
                .send(
                        "POST",
                        "/v1/deid",
                        "application/json",
                        ("{\"text\":\"" + "a".repeat(200_000) + "\"}").getBytes(StandardCharsets.UTF_8));
        assertThat(reply.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE",
                "GET",
                "GET /healthz",
                "GET /healthz HTTP/9.9\r\nHost: x",
                "GET /healthz HTTP/1.1\r\nHost: x\r\nBad Header: y",
                "PRI * HTTP/2.0"
            })
    void brokenHeads(String head) throws IOException {
        int status = TestServer.status(server.raw(head + "\r\n\r\n"));
        assertThat(status == 0 || status >= 400 && status < 500 || status == 505)
                .as("status " + status)
                .isTrue();
        server.nobody().get("/healthz").expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../dev/admin.key",
                "/v1/../v1/keys/..%2f..%2fdev%2fadmin.key",
                "/v1/datasets/..%2f..%2fdev/rows",
                "/v1/datasets/%2e%2e/rows",
                "/v1/audit/entries/..;/1",
                "/v1//deid",
                "/v1/datasets/%00/rows",
                "/v1/datasets/%ff%fe/rows",
                "/v1/keys/%252e%252e",
                "//etc/passwd"
            })
    void pathsThatLeadElsewhere(String path) throws IOException {
        String answer = server.raw(
                server.authorized(
                        "GET " + path
                                + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\nCordon-Purpose: HOPERAT\r\nConnection: close\r\n\r\n"));
        assertThat(TestServer.status(answer)).isIn(400, 404, 405);
    }

    @Test
    void slowHeadsAreCut() throws IOException {
        long cut = 0;
        try (SSLSocket socket = server.socket()) {
            byte[] head = "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(head);
            InputStream in = socket.getInputStream();
            socket.setSoTimeout(100);
            for (int i = 0; i < 200; i++) {
                try {
                    socket.getOutputStream().write('a');
                    if (in.read() < 0) {
                        break;
                    }
                } catch (java.net.SocketTimeoutException waits) {
                    cut++;
                } catch (IOException gone) {
                    break;
                }
            }
        }
        assertThat(cut).isLessThan(190);
        assertThat(server.admin().get("/metrics").body())
                .containsPattern("cordon_connections_cut_total\\{reason=\"slow_[a-z]+\"\\} [1-9]");
    }

    @Test
    void bodiesThatStandStillAreCut() throws IOException {
        String answer;
        try (SSLSocket socket = server.socket()) {
            socket.getOutputStream()
                    .write(server.authorized("POST /v1/deid HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"text\":\"")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            try {
                answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException cut) {
                answer = "";
            }
        }
        assertThat(answer).doesNotContain("200 OK");
        server.nobody().get("/healthz").expect(200);
    }

    @Test
    void manySlowClientsDoNotKeepOthersOut() throws IOException {
        List<SSLSocket> slow = new java.util.ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                SSLSocket socket = server.socket();
                socket.getOutputStream().write("GET /".getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            server.nobody().get("/healthz").expect(200);
        } finally {
            for (SSLSocket socket : slow) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"text\":5}",
                "{\"text\":null}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"text\":\"a\",\"unknown\":1}",
                "{\"text\":\"a\"} {\"text\":\"b\"}",
                "{\"text\":\"\\ud800\"}",
                "{\"text\":\"a\",\"policy\":\"../../etc/passwd\"}",
                "{\"text\":\"a\",\"known\":[{\"kind\":\"NAME\"}]}",
                "{\"text\":"
            })
    void bodiesThatAreNone(String body) {
        Reply reply = server.admin().post("/v1/deid", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.title()).isEqualTo("BAD_BODY");
    }

    @Test
    void deepNesting() {
        Reply reply = server.admin().post("/v1/deid", "{\"text\":" + "[".repeat(40_000));
        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void wrongMediaTypeMethodQueryHeader() {
        Client admin = server.admin();
        assertThat(admin.send("POST", "/v1/deid", "text/plain", "x".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(415);
        Reply method = admin.send("PUT", "/v1/deid", "application/json", "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).isEqualTo("POST");
        assertThat(admin.get("/v1/access/me?x=1").title()).isEqualTo("BAD_QUERY");
        assertThat(admin.purpose("NOSUCH").get("/v1/access/me").title()).isEqualTo("PURPOSE_UNKNOWN");
        assertThat(admin.get("/v1/datasets/a/rows").title()).isEqualTo("PURPOSE_MISSING");
        assertThat(admin.send("TRACE", "/v1/deid", "", new byte[0]).status()).isIn(400, 405);
    }

    @Test
    void twoCredentialsAreNone() throws IOException {
        String answer =
                server.raw(server.authorized("GET /v1/access/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\n"
                        + "Authorization: Bearer other\r\nConnection: close\r\n\r\n"));
        assertThat(TestServer.status(answer)).isEqualTo(400);
        assertThat(answer).contains("BAD_HEADER");
    }

    @Test
    void sqlInNames() {
        Client admin = server.admin().purpose("HOPERAT");
        assertThat(admin.post("/v1/audit/search", "{\"who\":\"x' OR '1'='1\"}").status())
                .isIn(200, 400);
        assertThat(admin.post("/v1/audit/search", "{\"patient\":\"'; DROP TABLE kept_record; --\"}")
                        .status())
                .isEqualTo(200);
        admin.get("/v1/keys").expect(200);
    }

    @Test
    void failuresLockTheSourceOut(@TempDir Path other) {
        try (TestServer locking = TestServer.start(other, HttpAttackTest::locking)) {
            Client admin = locking.admin();
            admin.get("/v1/access/me").expect(200);
            for (int i = 0; i < 3; i++) {
                assertThat(locking.as("guess-" + i).get("/v1/access/me").status())
                        .isEqualTo(401);
            }
            Reply locked = admin.get("/v1/access/me");
            assertThat(locked.status()).isEqualTo(429);
            assertThat(locked.title()).isEqualTo("LOCKED_OUT");
            assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(1, 61);
        }
    }

    private static ServerConfig locking(ServerConfig config) {
        return TestServer.with(
                config,
                new FailureLimit.Settings(3, Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofHours(1), 1_000));
    }

    @Test
    void tooManyRequestsAreToldWhenToComeAgain(@TempDir Path other) {
        try (TestServer slow = TestServer.start(other, HttpAttackTest::oneASecond)) {
            Client admin = slow.admin();
            int refused = 0;
            for (int i = 0; i < 20; i++) {
                Reply reply = admin.get("/v1/access/me");
                if (reply.status() == 429) {
                    refused++;
                    assertThat(reply.title()).isEqualTo("TOO_MANY_REQUESTS");
                    assertThat(reply.header("Retry-After")).isNotEmpty();
                }
            }
            assertThat(refused).isPositive();
        }
    }

    private static ServerConfig oneASecond(ServerConfig config) {
        return TestServer.strict(config, config.limits().stall(), 1);
    }

    @Test
    void everyAnswerHasTheSameProtections() {
        for (Reply reply : List.of(
                server.nobody().get("/healthz"),
                server.nobody().get("/nothing"),
                server.nobody().get("/v1/access/me"))) {
            assertThat(reply.header("Strict-Transport-Security")).startsWith("max-age=");
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.headers()).doesNotContainKeys("server", "x-powered-by");
        }
        Map<String, Object> problem = server.nobody().get("/nothing").expect(404);
        assertThat(problem).containsKeys("type", "title", "status", "detail", "code");
    }

    @Test
    void aStreamHasNoHead() {
        Client admin = server.admin().purpose("HOPERAT");
        admin.post("/v1/datasets", "{\"id\":\"streamed\",\"type\":\"DATASET\",\"is\":\"PHI\"}")
                .expect(201);
        Reply head = admin.send("HEAD", "/v1/datasets/streamed/rows", "", new byte[0]);
        assertThat(head.status()).isEqualTo(405);
        assertThat(head.header("Allow")).isEqualTo("POST, GET");
        assertThat(admin.send("HEAD", "/v1/deid/batch", "", new byte[0]).header("Allow"))
                .isEqualTo("POST");
        assertThat(admin.send("HEAD", "/v1/datasets", "", new byte[0]).status()).isEqualTo(200);
        assertThat(admin.send("TRACE", "/v1/datasets", "", new byte[0]).header("Allow"))
                .isEqualTo("POST, GET, HEAD");
        assertThat(Json.maps(admin.post("/v1/audit/search", "{\"resource\":\"DATASET/streamed\",\"action\":\"READ\"}")
                        .expect(200)
                        .get("entries")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "36601", "999999999999999999", "9999999999999999999", "1e3", "1' OR '1'='1"})
    void numbersOfAQueryHaveBounds(String days) {
        Client admin = server.admin().purpose("HOPERAT");
        String query = java.net.URLEncoder.encode(days, StandardCharsets.UTF_8);
        assertThat(admin.lines("/v1/datasets/any/rows?days=" + query, "{\"text\":\"a\"}\n")
                        .title())
                .isEqualTo("BAD_QUERY");
    }

    @Test
    void wholeNumbersAreThoseOfJsonSchema() {
        Client admin = server.admin();
        assertThat(admin.post("/v1/audit/search", "{\"limit\":2.0}").status()).isEqualTo(200);
        assertThat(admin.post("/v1/audit/search", "{\"limit\":2e0}").status()).isEqualTo(200);
        for (String number : List.of("2.5", "1e9999", "1e-9999", "-1", "99999999999999999999", "\"2\"")) {
            assertThat(admin.post("/v1/audit/search", "{\"limit\":" + number + "}")
                            .title())
                    .as(number)
                    .isEqualTo("BAD_BODY");
        }
    }
}
