package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.server.TestServer.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies whose ends two readers would see in two places, and bodies that are not what they look like. */
class FramingAttackTest {

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
    void brokenChunks() throws IOException {
        String answer = server.raw(
                server.authorized(
                        "POST /v1/deid HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\n"
                                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\nabc\r\n0\r\n\r\n"));
        assertThat(TestServer.status(answer)).isEqualTo(400);
    }

    @Test
    void aRequestInsideAnother() throws IOException {
        String answer = server.raw(
                server.authorized(
                        "POST /v1/deid HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /v1/keys HTTP/1.1\r\nHost: x\r\n\r\n"));
        assertThat(TestServer.status(answer)).isGreaterThanOrEqualTo(400);
        assertThat(answer.split("HTTP/1.1 200", -1)).hasSize(1);
    }

    /** What stands behind the odd frame would be a request of its own, if any of the two lengths were believed alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 0\r\nContent-Length: 60",
                "Content-Length: 60\r\nContent-Length: 0",
                "Content-Length: 0, 60",
                "Content-Length: +0",
                "Content-Length: -1",
                "Content-Length: 0x0",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: chunked\r\nContent-Length: 0",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: chunked, identity",
                "Content-Length: 0\r\n Transfer-Encoding: chunked"
            })
    void twoLengthsAreNone(String framing) throws IOException {
        String answer =
                server.raw(server.authorized("POST /v1/sessions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\n"
                        + framing + "\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
        assertThat(answer).as(framing).doesNotContain("\"UP\"");
        assertThat(TestServer.status(answer)).as(framing).isIn(0, 400, 413, 501);
        server.nobody().get("/healthz").expect(200);
    }

    @Test
    void compressedBodiesAreNotUnpacked() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(("{\"text\":\"" + "a".repeat(50_000_000)).getBytes(StandardCharsets.US_ASCII));
        }
        Reply reply = server.admin()
                .header("Content-Encoding", "gzip")
                .send("POST", "/v1/deid", "application/json", bomb.toByteArray());
        assertThat(reply.status()).isIn(400, 415);
    }
}
