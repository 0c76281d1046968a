package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.server.config.ServerConfig;
import health.cordon.server.dev.DevFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate and its key are exchanged, one file after the other, while clients connect without a pause. */
class CertificateRotationTest {

    private static final int CLIENTS = 4;
    private static final int ROTATIONS = 12;

    @TempDir
    Path folder;

    @Test
    void noConnectionFailsWhileCertificatesAreExchanged() throws Exception {
        List<Path> pairs = List.of(pair("one"), pair("two"));
        Path mine = folder.resolve("mine");
        AtomicBoolean done = new AtomicBoolean();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        try (TestServer server = TestServer.start(mine, CertificateRotationTest::often);
                var clients = Executors.newFixedThreadPool(CLIENTS)) {
            SSLContext trust = TestServer.trusting(
                    mine.resolve("dev/ca.pem"),
                    pairs.get(0).resolve("ca.pem"),
                    pairs.get(1).resolve("ca.pem"));
            List<Future<Long>> loads = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                loads.add(clients.submit(() -> load(server.address().getPort(), trust, done, seen)));
            }
            for (int i = 0; i < ROTATIONS; i++) {
                int reloads = reloads(server);
                exchange(pairs.get(i % 2), mine.resolve("dev"), i % 3 == 0);
                while (reloads(server) == reloads) {
                    Thread.sleep(5);
                }
            }
            done.set(true);
            for (Future<Long> load : loads) {
                assertThat(load.get()).isPositive();
            }
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(2);
    }

    private static int reloads(TestServer server) {
        return server.log().split(" certificate-reloaded", -1).length;
    }

    private static ServerConfig often(ServerConfig config) {
        ServerConfig.Tls tls = config.tls();
        return TestServer.with(
                config,
                new ServerConfig.Tls(tls.certificate(), tls.key(), Duration.ofMillis(10), null, tls.clientCrls()));
    }

    private Path pair(String name) {
        new DevFolder(folder.resolve(name)).prepare(0);
        return folder.resolve(name).resolve("dev");
    }

    /** Each file whole, but the pair in halves, now the one first and now the other. */
    private static void exchange(Path from, Path to, boolean keyFirst) throws Exception {
        List<String> names = keyFirst ? List.of("server.key", "server.pem") : List.of("server.pem", "server.key");
        for (String name : names) {
            Path next = to.resolve(name + ".next");
            Files.copy(
                    from.resolve(name), next, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            Files.move(next, to.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            Thread.sleep(25);
        }
    }

    /** New connections, one after the other, each with a whole request. */
    private static long load(int port, SSLContext trust, AtomicBoolean done, Set<String> seen) throws IOException {
        long count = 0;
        while (!done.get()) {
            try (SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket("127.0.0.1", port)) {
                socket.setSoTimeout(30_000);
                socket.startHandshake();
                X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
                seen.add(shown.getSerialNumber().toString());
                socket.getOutputStream()
                        .write("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                assertThat(answer).startsWith("HTTP/1.1 200");
                count++;
            }
        }
        return count;
    }
}
