package health.cordon.gateway.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import health.cordon.core.Cfr;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** It connects to the address that was checked, and speaks to the name. */
@Cfr("164.312(e)(1)")
class UpstreamTlsTest {

    @TempDir
    private Path folder;

    private HttpsServer server;
    private Map.Entry<SSLSocketFactory, X509TrustManager> trust;

    @BeforeEach
    void start() throws Exception {
        TestTls tls = TestTls.of(folder, "model.internal");
        trust = tls.trust();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] said = (exchange.getRequestHeaders().getFirst("host") + " " + indicated((HttpsExchange) exchange))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String indicated(HttpsExchange exchange) {
        return ((ExtendedSSLSession) exchange.getSSLSession())
                .getRequestedServerNames().stream()
                        .map(name -> ((SNIHostName) name).getAsciiName())
                        .collect(Collectors.joining());
    }

    private String ask(String host) throws IOException {
        int port = server.getAddress().getPort();
        try (UpstreamClient client = new UpstreamClient(
                URI.create("https://" + host + ":" + port),
                Optional.of(NetworkBoundary.THIS_MACHINE),
                UpstreamLimits.STANDARD,
                name -> List.of(InetAddress.getLoopbackAddress()),
                Optional.of(trust))) {
            return new String(client.post(client.root(), Map.of(), new byte[0]).whole(), StandardCharsets.UTF_8)
                    .replace(":" + port, "");
        }
    }

    @Test
    void hostAndServerNameStayThoseOfTheName() throws IOException {
        assertThat(ask("model.internal")).isEqualTo("model.internal model.internal");
    }

    @Test
    void aCertificateOfAnotherNameIsRefusedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> ask("other.internal")).hasMessageContaining("C10040");
    }
}
