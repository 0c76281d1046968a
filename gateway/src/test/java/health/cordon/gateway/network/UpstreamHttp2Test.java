package health.cordon.gateway.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.Cfr;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same bounds where the upstream speaks HTTP/2, as vendors' do. */
@Cfr("164.312(e)(1)")
class UpstreamHttp2Test {

    private static final int REFUSED_STREAM = 7;

    @TempDir
    private Path folder;

    private MockWebServer server;
    private UpstreamClient client;

    @BeforeEach
    void start() throws Exception {
        TestTls tls = TestTls.of(folder, "model.internal");
        server = new MockWebServer();
        server.useHttps(tls.context().getSocketFactory());
        server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
        server.start(InetAddress.getLoopbackAddress(), 0);
        client = new UpstreamClient(
                URI.create("https://model.internal:" + server.getPort()),
                Optional.of(NetworkBoundary.THIS_MACHINE),
                new UpstreamLimits(
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(3),
                        Duration.ofMillis(700),
                        Duration.ofSeconds(6),
                        100_000),
                host -> List.of(InetAddress.getLoopbackAddress()),
                Optional.of(tls.trust()));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    private UpstreamAnswer post() {
        return client.post(client.root().resolve("/v1/x"), Map.of("content-type", "text/plain"), new byte[] {'q'});
    }

    private String text() {
        return new String(post().whole(), StandardCharsets.UTF_8);
    }

    private static MockResponse.Builder says(String text) {
        return new MockResponse.Builder().code(200).body(text);
    }

    @Test
    void itIsSpokenAndOneConnectionIsUsedAgain() throws InterruptedException {
        server.enqueue(says("one").build());
        server.enqueue(says("two").build());
        assertThat(text()).isEqualTo("one");
        assertThat(text()).isEqualTo("two");
        assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/2");
        assertThat(server.takeRequest().getConnectionIndex()).isZero();
    }

    @Test
    void anAnswerThatStallsOrDripsOrIsTooLongEnds() {
        server.enqueue(says("late").headersDelay(10, TimeUnit.SECONDS).build());
        assertThatThrownBy(this::text).as("no head").hasMessageContaining("C10041");
        server.enqueue(says("a".repeat(50)).throttleBody(1, 3, TimeUnit.SECONDS).build());
        assertThatThrownBy(this::text).as("stalls").hasMessageContaining("C10041");
        server.enqueue(says("a".repeat(5_000))
                .throttleBody(1, 100, TimeUnit.MILLISECONDS)
                .build());
        assertThatThrownBy(this::text).as("drips").hasMessageContaining("C10041");
        server.enqueue(says("a".repeat(200_000)).build());
        assertThatThrownBy(this::text).as("too long").hasMessageContaining("C10045");
        server.enqueue(says("well").build());
        assertThat(text()).as("the connection is as good as before").isEqualTo("well");
    }

    @Test
    void aStreamThatIsRefusedWasNotTakenAndOneThatIsCutPerhaps() {
        server.enqueue(says("no")
                .onRequestStart(new SocketEffect.CloseStream(REFUSED_STREAM))
                .build());
        assertThatThrownBy(this::text).hasMessageContaining("C10040");
        server.enqueue(
                says("no").onResponseStart(new SocketEffect.CloseStream(2)).build());
        assertThatThrownBy(this::text).hasMessageContaining("C10046");
        assertThat(server.getRequestCount())
                .as("nothing is sent again by itself")
                .isEqualTo(2);
    }

    @Test
    void aClientThatGoesAwayCutsItOff() {
        server.enqueue(says("a".repeat(500))
                .throttleBody(1, 500, TimeUnit.MILLISECONDS)
                .build());
        Hangup hangup = new Hangup();
        UpstreamAnswer answer = hangup.during(this::post);
        Thread.ofVirtual().start(hangup::gone);
        assertThatThrownBy(answer::whole).hasMessageContaining("C10076");
    }
}
