package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.audit.AuditReader;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.index.Query;
import health.cordon.audit.verify.LogVerifier;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stopping: what is under way ends whole, what comes is told, nothing that was acknowledged is lost. */
class DrainTest {

    @TempDir
    Path data;

    @Test
    void aBatchUnderWayIsFinishedAndNewRequestsAreTold() throws Exception {
        TestServer server = TestServer.start(data);
        String key = Files.readString(data.resolve("dev/admin.key")).strip();
        TestServer.Client idle = server.admin();
        idle.get("/v1/access/me").expect(200);
        try (SSLSocket socket = server.socket()) {
            OutputStream out = socket.getOutputStream();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            out.write(("POST /v1/deid/batch HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + key
                            + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            chunk(out, line(0));
            String first = answer(in);
            assertThat(first).contains("\"id\":0").contains("[CLINICIAN_NAME]");

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);
            while (!server.log().contains("stopping")) {
                Thread.sleep(10);
            }
            assertThat(idle.get("/v1/access/me").title()).isEqualTo("STOPPING");
            assertThat(server.nobody().get("/readyz").expect(503)).isEqualTo(Map.of("status", "STOPPING"));
            assertThat(server.nobody().get("/healthz").status()).isEqualTo(200);
            for (int i = 1; i <= 20; i++) {
                chunk(out, line(i));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            for (int i = 1; i <= 20; i++) {
                assertThat(answer(in)).contains("\"id\":" + i + ",");
            }
            stopped.get(30, TimeUnit.SECONDS);
        }
        assertThat(server.log()).contains("stopped drained=true");
        assertThat(LogVerifier.verify(data.resolve("audit"), null, List.of(), true, 1)
                        .isGood())
                .isTrue();
        long[] documents = {0};
        AuditReader.open(data.resolve("audit")).search(Query.ALL.action(AuditAction.EXECUTE), record -> {
            documents[0] += record.entry().rule().isEmpty() ? 1 : 0;
            return true;
        });
        assertThat(documents[0]).isEqualTo(21);
    }

    private static String line(int id) {
        return "{\"id\":" + id + ",\"text\":\"Seen by Dr. Imre Balogh.\"}\n";
    }

    private static void chunk(OutputStream out, String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** The next line that is an answer: heads and sizes of chunks lie between. */
    private static String answer(BufferedReader in) throws Exception {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("{")) {
                return line;
            }
        }
        return "";
    }
}
