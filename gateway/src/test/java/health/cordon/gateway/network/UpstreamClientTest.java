package health.cordon.gateway.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.Cfr;
import health.cordon.gateway.Upstream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What it connects to and what it does not; how much it waits and reads. */
@Cfr("164.312(e)(1)")
class UpstreamClientTest {

    private static final UpstreamLimits PATIENT = new UpstreamLimits(
            Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60), 100_000);

    private static final UpstreamLimits SHORT = new UpstreamLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofSeconds(3), 100_000);

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private <T extends AutoCloseable> T kept(T each) {
        open.add(each);
        return each;
    }

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    /** Names as a test tells, one answer for each time that one is looked up. */
    private static Reach.Names names(List<List<InetAddress>> answers) {
        Deque<List<InetAddress>> left = new ArrayDeque<>(answers);
        return host -> {
            List<InetAddress> next = left.poll();
            if (next == null) {
                throw new UnknownHostException("no more");
            }
            return next;
        };
    }

    private UpstreamClient client(String url, Optional<NetworkBoundary> boundary, Reach.Names names) {
        return kept(new UpstreamClient(URI.create(url), boundary, PATIENT, names, Optional.empty()));
    }

    private UpstreamClient client(String url) {
        return kept(new UpstreamClient(URI.create(url), Optional.of(NetworkBoundary.THIS_MACHINE), PATIENT));
    }

    private UpstreamClient hasty(String url) {
        return kept(new UpstreamClient(URI.create(url), Optional.of(NetworkBoundary.THIS_MACHINE), SHORT));
    }

    private static UpstreamAnswer post(UpstreamClient client) {
        return client.post(
                client.root().resolve("/v1/x"),
                Map.of("content-type", "application/json"),
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static String text(UpstreamAnswer answer) {
        return new String(answer.whole(), StandardCharsets.UTF_8);
    }

    private Upstream closing() throws IOException {
        return kept(new Upstream((exchange, _) -> {
            exchange.getResponseHeaders().set("connection", "close");
            Upstream.json(exchange, 200, "{}");
        }));
    }

    @Test
    @Cfr("160.103")
    void aNameThatIsMovedBetweenTwoCallsIsNoticed() throws IOException {
        Upstream upstream = closing();
        String url = upstream.url().replace("127.0.0.1", "localhost");
        InetAddress here = address("127.0.0.1");
        UpstreamClient client = client(
                url,
                Optional.of(NetworkBoundary.THIS_MACHINE),
                names(List.of(
                        List.of(here),
                        List.of(address("192.0.2.7")),
                        List.of(here, address("192.0.2.7")),
                        List.of(here))));
        assertThat(text(post(client))).isEqualTo("{}");
        assertThatThrownBy(() -> post(client)).hasMessageContaining("C10035");
        assertThatThrownBy(() -> post(client)).as("one address of two").hasMessageContaining("C10035");
        assertThat(text(post(client))).isEqualTo("{}");
        assertThat(upstream.bodies()).hasSize(2);
    }

    @Test
    void anAddressInTheUrlIsCheckedWhereTheSocketConnects() throws IOException {
        Upstream upstream = closing();
        UpstreamClient client = client(
                upstream.url(),
                Optional.of(NetworkBoundary.of("10.0.0.0/8")),
                names(List.of(List.of(address("10.0.0.1")))));
        assertThatThrownBy(() -> post(client)).hasMessageContaining("C10035");
        assertThat(upstream.bodies()).isEmpty();
    }

    @Test
    void outsideTooNoNameLeadsToMetadata() {
        for (String never : List.of(
                "169.254.169.254", "0.0.0.0", "fe80::1", "fd00:ec2::254", "64:ff9b::a9fe:a9fe", "168.63.129.16")) {
            UpstreamClient client =
                    client("https://models.example", Optional.empty(), names(List.of(List.of(address(never)))));
            assertThatThrownBy(() -> post(client)).as(never).hasMessageContaining("C10035");
        }
    }

    @Test
    void withoutTlsOnThisMachineAlone() {
        UpstreamClient client = client(
                "http://localhost:9",
                Optional.of(NetworkBoundary.of("0.0.0.0/0")),
                names(List.of(List.of(address("10.0.0.1")))));
        assertThatThrownBy(() -> post(client)).hasMessageContaining("C10035");
    }

    @Test
    void aNameWithoutAddressesIsUnreachable() {
        UpstreamClient client = client("https://models.example", Optional.empty(), names(List.of()));
        assertThatThrownBy(() -> post(client)).hasMessageContaining("C10040");
    }

    /** What a client who reads slowly takes is not held against the upstream. */
    @Test
    void aReaderWhoTakesHisTimeIsNoStall() throws Exception {
        Upstream upstream = kept(
                new Upstream((exchange, _) -> Upstream.json(exchange, 200, "{\"a\":\"" + "a".repeat(100_000) + "\"}")));
        try (UpstreamAnswer answer = post(hasty(upstream.url()))) {
            assertThat(answer.next()).isNotNull();
            answer.progress();
            Thread.sleep(SHORT.idle().plusMillis(100));
            assertThat(answer.next()).isNotNull();
        }
    }

    @Test
    void aProxyOfTheJvmIsNotUsed() throws IOException {
        Upstream upstream = closing();
        AtomicInteger asked = new AtomicInteger();
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                asked.incrementAndGet();
                return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress at, IOException why) {
                // Nobody asks.
            }
        });
        try {
            assertThat(text(post(client(upstream.url())))).isEqualTo("{}");
        } finally {
            ProxySelector.setDefault(before);
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void otherHostsAreNotItsOwn() throws IOException {
        UpstreamClient client = client(closing().url());
        for (String other : List.of("http://127.0.0.1:1/", "https://127.0.0.1/", "http://localhost/")) {
            assertThatThrownBy(() -> client.post(URI.create(other), Map.of(), new byte[0]))
                    .hasMessageContaining("C10036");
        }
    }

    @Test
    void nothingIsSentTwiceWhateverTheUpstreamSays() throws IOException {
        Upstream upstream = kept(new Upstream((exchange, _) -> {
            exchange.getResponseHeaders().set("retry-after", "0");
            exchange.getResponseHeaders().set("location", "/elsewhere");
            Upstream.json(exchange, 503, "{}");
        }));
        UpstreamClient client = client(upstream.url());
        for (int status : new int[] {503, 408, 421, 307, 308}) {
            upstream.now((exchange, _) -> {
                exchange.getResponseHeaders().set("retry-after", "0");
                exchange.getResponseHeaders().set("location", "/elsewhere");
                Upstream.json(exchange, status, "{}");
            });
            try (UpstreamAnswer answer = post(client)) {
                assertThat(answer.status()).isEqualTo(status);
                assertThat(answer.retryAfter()).contains(Duration.ZERO);
            }
        }
        assertThat(upstream.bodies()).hasSize(5);
    }

    /** An upstream of bare bytes. */
    private String bare(Bare answer) throws IOException {
        ServerSocket server = kept(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    InputStream in = socket.getInputStream();
                    in.read(new byte[4096]);
                    answer.write(socket.getOutputStream());
                } catch (IOException | InterruptedException gone) {
                    // The client hung up, as it should.
                }
            }
        });
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    @FunctionalInterface
    private interface Bare {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Test
    void aHeadThatDripsEndsInTime() throws IOException {
        String url = bare(out -> {
            say(out, "HTTP/1.1 200 OK\r\n");
            while (true) {
                say(out, "x-more: a\r\n");
                Thread.sleep(50);
            }
        });
        assertThatThrownBy(() -> post(hasty(url))).hasMessageContaining("C10041");
    }

    @Test
    void aHeadHasABound() throws IOException {
        String url = bare(
                out -> say(out, "HTTP/1.1 200 OK\r\nx-more: " + "a".repeat(100_000) + "\r\ncontent-length: 0\r\n\r\n"));
        assertThatThrownBy(() -> post(client(url))).hasMessageContaining("C10045");
        String endless = bare(out -> {
            say(out, "HTTP/1.1 200 OK\r\n");
            while (true) {
                say(out, "x-more: " + "a".repeat(10_000) + "\r\n");
            }
        });
        assertThatThrownBy(() -> post(client(endless))).hasMessageMatching("(?s).*C1004[156].*");
    }

    @Test
    void aBodyHasABound() throws IOException {
        Upstream upstream = kept(new Upstream((exchange, _) -> Upstream.json(exchange, 200, "a".repeat(200_000))));
        assertThatThrownBy(() -> text(post(client(upstream.url())))).hasMessageContaining("C10045");
    }

    @Test
    void aBodyThatDripsEndsInTime() throws IOException {
        Upstream upstream = kept(new Upstream((exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                pause();
            }
        }));
        assertThatThrownBy(() -> text(post(hasty(upstream.url())))).hasMessageContaining("C10041");
    }

    @Test
    void aPackedBodyIsNotUnpacked() throws IOException {
        Upstream upstream = kept(new Upstream((exchange, _) -> {
            exchange.getResponseHeaders().set("content-encoding", "gzip");
            Upstream.json(exchange, 200, "{}");
        }));
        assertThatThrownBy(() -> post(client(upstream.url())).requireOk()).hasMessageContaining("C10045");
    }

    @Test
    void aConnectionIsUsedAgain() throws IOException {
        Upstream upstream = kept(new Upstream((exchange, _) ->
                Upstream.json(exchange, 200, "\"" + exchange.getRemoteAddress().getPort() + "\"")));
        UpstreamClient client = client(upstream.url());
        assertThat(text(post(client))).isEqualTo(text(post(client)));
    }

    /** As uvicorn does: it closes a connection on which nothing came for a while. */
    @Test
    void aConnectionThatTheUpstreamClosedMeanwhileIsNotUsed() throws Exception {
        ServerSocket server = kept(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    socket.setSoTimeout(2_000);
                    while (socket.getInputStream().read(new byte[4096]) > 0) {
                        say(socket.getOutputStream(), "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}");
                    }
                } catch (IOException idle) {
                    // Closed.
                }
            }
        });
        UpstreamClient client = client("http://127.0.0.1:" + server.getLocalPort());
        assertThat(text(post(client))).isEqualTo("{}");
        Thread.sleep(3_000);
        assertThat(text(post(client))).isEqualTo("{}");
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
