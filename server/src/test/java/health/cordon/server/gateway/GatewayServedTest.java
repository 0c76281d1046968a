package health.cordon.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.error.CordonException;
import health.cordon.deid.Profile;
import health.cordon.server.RunningServer;
import health.cordon.server.Wiring;
import health.cordon.server.dev.DevFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cordon gateway} as its clients see it: over TLS, with the echo model. */
class GatewayServedTest {

    private static final String TEXT = "Margaret Thornbury, SSN 219-09-9999, is well.";
    private static final String CHAT =
            "{\"model\":\"echo\",\"messages\":[{\"role\":\"user\",\"content\":\"" + TEXT + "\"}]%s}";

    @TempDir
    private Path folder;

    private RunningServer server(@Nullable String upstream, boolean plaintext) {
        DevFolder dev = new DevFolder(folder);
        GatewaySettings settings = new GatewaySettings(upstream, null, List.of(), Profile.FAST, plaintext);
        return Wiring.start(
                dev.prepare(0),
                Optional.of(dev),
                Optional.of(settings),
                new PrintStream(PrintStream.nullOutputStream()));
    }

    private HttpClient client() throws Exception {
        return HttpClient.newBuilder().sslContext(context()).build();
    }

    private SSLContext context() throws Exception {
        byte[] authority = Files.readAllBytes(folder.resolve("dev/ca.pem"));
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "ca", CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(authority)));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private String key() throws Exception {
        return Files.readString(folder.resolve("dev/admin.key"), StandardCharsets.US_ASCII)
                .strip();
    }

    private static HttpResponse<String> post(HttpClient client, URI uri, String header, String key, String body)
            throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri)
                        .header("content-type", "application/json")
                        .header(header, key)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theDocumentHasWhatIsOursAndSaysThatTheDoorsAreNotInIt() throws Exception {
        try (RunningServer server = server(null, false);
                HttpClient client = client()) {
            String document = client.send(
                            HttpRequest.newBuilder(server.address().resolve("/openapi.json"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(document)
                    .contains(
                            "\"/v1/conversations/{id}\":{\"delete\":", "its doors speak the dialects of other vendors")
                    .doesNotContain("/v1/chat/completions", "/v1/messages");
        }
    }

    @Test
    void openAiAndAnthropicClientsAreAnsweredInTheirOwnWay() throws Exception {
        try (RunningServer server = server(null, false);
                HttpClient client = client()) {
            URI chat = server.address().resolve("/v1/chat/completions");
            HttpResponse<String> whole = post(client, chat, "authorization", "Bearer " + key(), CHAT.formatted(""));
            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(whole.body()).contains(TEXT);
            assertThat(whole.headers().firstValue("cordon-phi")).contains("found=2 treated=2 unscanned=0");
            assertThat(whole.headers().allValues("cordon-request")).hasSize(1);

            HttpResponse<String> stream =
                    post(client, chat, "authorization", "Bearer " + key(), CHAT.formatted(",\"stream\":true"));
            assertThat(stream.headers().firstValue("content-type")).contains("text/event-stream");
            assertThat(stream.body()).contains("219-09-9999").endsWith("data: [DONE]\n\n");

            URI messages = server.address().resolve("/v1/messages?beta=true");
            String asked = CHAT.formatted(",\"max_tokens\":9");
            HttpResponse<String> message = post(client, messages, "x-api-key", key(), asked);
            assertThat(message.statusCode()).isEqualTo(200);
            assertThat(message.body()).contains(TEXT, "\"end_turn\"");

            HttpResponse<String> refused = post(client, messages, "x-api-key", "wrong", asked);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("authentication_error");
            assertThat(post(client, chat, "authorization", "Bearer wrong", "{}").body())
                    .contains("not_authenticated");
        }
    }

    @Test
    void plaintextIsForThisMachine() throws Exception {
        try (RunningServer server = server(null, true);
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(server.address().getScheme()).isEqualTo("http");
            assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
            URI chat = server.address().resolve("/v1/chat/completions");
            assertThat(post(client, chat, "authorization", "Bearer " + key(), CHAT.formatted(""))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** Asks, and closes the connection when the model is at work; whether the model was told to stop. */
    private boolean toldToStop(boolean plaintext, String more) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (ServerSocket model = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket call = model.accept()) {
                    InputStream in = call.getInputStream();
                    int read = in.read(new byte[64 << 10]);
                    asked.countDown();
                    while (read >= 0) {
                        read = in.read(new byte[64 << 10]);
                    }
                } catch (IOException cut) {
                    // Told to stop, the hard way.
                }
                stopped.countDown();
            });
            try (RunningServer server = server("http://127.0.0.1:" + model.getLocalPort(), plaintext)) {
                String body = CHAT.formatted(more);
                String head = "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + key()
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
                int port = server.address().getPort();
                try (Socket client = plaintext
                        ? new Socket(InetAddress.getLoopbackAddress(), port)
                        : context().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
                    client.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
                    client.getOutputStream().flush();
                    assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
                    assertThat(stopped.getCount()).isEqualTo(1);
                }
                return stopped.await(20, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void aClientThatGoesAwayStopsTheModel() throws Exception {
        assertThat(toldToStop(true, "")).as("a whole answer").isTrue();
        assertThat(toldToStop(false, "")).as("over TLS").isTrue();
        assertThat(toldToStop(true, ",\"stream\":true")).as("a stream").isTrue();
    }

    /** What is read while a slow answer is waited for is the beginning of the next request. */
    @Test
    void requestsOneBehindTheOtherAreAnsweredInTurn() throws Exception {
        com.sun.net.httpserver.HttpServer model = com.sun.net.httpserver.HttpServer.create(
                new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger answered = new AtomicInteger();
        model.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            try {
                Thread.sleep(1_500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            byte[] said = ("{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"answer "
                            + answered.incrementAndGet() + "\"},\"finish_reason\":\"stop\"}]}")
                    .getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        model.start();
        try (RunningServer server =
                        server("http://127.0.0.1:" + model.getAddress().getPort(), true);
                Socket client = new Socket(
                        InetAddress.getLoopbackAddress(), server.address().getPort())) {
            String body = CHAT.formatted("");
            for (int i = 0; i < 2; i++) {
                String last = i == 1 ? "Connection: close\r\n" : "";
                String head = "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + key() + "\r\n"
                        + last + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
                client.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().flush();
                Thread.sleep(100);
            }
            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("answer 1", "answer 2");
        } finally {
            model.stop(0);
        }
    }

    @Test
    void anUpstreamOutsideStopsTheStart() {
        for (String upstream : List.of("https://192.0.2.1", "http://192.0.2.1", "https://169.254.169.254")) {
            assertThatThrownBy(() -> server(upstream, false)).isInstanceOf(CordonException.class);
        }
    }
}
