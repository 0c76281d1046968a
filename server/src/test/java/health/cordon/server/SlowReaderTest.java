package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.server.TestServer.Client;
import health.cordon.server.config.ServerConfig;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that asks for much and takes nothing of it. */
class SlowReaderTest {

    @TempDir
    Path data;

    @Test
    void answersThatAreNotTakenAreCut() throws Exception {
        try (TestServer server = TestServer.start(data, SlowReaderTest::impatient)) {
            Client admin = server.admin().purpose("HOPERAT");
            admin.post("/v1/datasets", "{\"id\":\"large\",\"type\":\"DATASET\",\"is\":\"NONE\"}")
                    .expect(201);
            // More than all buffers between the two together.
            String row = "{\"text\":\"" + "a".repeat(200_000) + "\"}\n";
            for (int i = 0; i < 5; i++) {
                admin.lines("/v1/datasets/large/rows", row.repeat(20)).expect(201);
            }
            try (Socket plain = new Socket()) {
                plain.setReceiveBufferSize(8_192);
                plain.connect(
                        new InetSocketAddress("127.0.0.1", server.address().getPort()));
                SSLSocket socket = (SSLSocket) TestServer.trusting(data.resolve("dev/ca.pem"))
                        .getSocketFactory()
                        .createSocket(plain, "127.0.0.1", server.address().getPort(), true);
                socket.startHandshake();
                socket.getOutputStream()
                        .write(server.authorized(
                                        "GET /v1/datasets/large/rows HTTP/1.1\r\nHost: x\r\nCordon-Purpose: HOPERAT\r\n"
                                                + "Authorization: Bearer {key}\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                while (!admin.get("/metrics").body().contains("cut_total{reason=\"answer_not_taken\"}")) {
                    Thread.sleep(100);
                }
                assertThat(server.nobody().get("/healthz").status()).isEqualTo(200);
            }
        }
    }

    private static ServerConfig impatient(ServerConfig config) {
        return TestServer.strict(config, Duration.ofSeconds(1), config.limits().requestsPerSecond());
    }
}
