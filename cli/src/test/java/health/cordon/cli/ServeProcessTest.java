package health.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract for outside measurement, over a real process: one line when it serves, proofs while it runs and after. */
class ServeProcessTest {

    @TempDir
    Path folder;

    @Test
    void servesProvesAndEndsOnASignal() throws Exception {
        Process server = Launched.process(folder, List.of(), "serve", "--dev", "--data", "data", "--port", "0");
        try {
            Thread.ofVirtual().start(() -> drained(server.getErrorStream()));
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
            String ready = out.readLine();
            assertThat(ready).matches("ready https://127\\.0\\.0\\.1:[0-9]+");
            Path key = folder.resolve("data/dev/admin.key");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
            HttpResponse<String> answer = deid(
                    ready.substring("ready ".length()), Files.readString(key).strip());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .startsWith("{\"text\":\"Seen by Dr. [CLINICIAN_NAME]")
                    .contains("\"spans\":[{");

            assertThat(Launched.run(folder, "audit", "verify", "--data", "data").exit())
                    .isZero();
            Launched.Ended proof =
                    Launched.run(folder, "audit", "prove", "--data", "data", "--index", "2", "--from", "1", "--json");
            assertThat(proof.exit()).isZero();
            assertThat(proof.out())
                    .startsWith("{\"vkey\":\"cordon/audit/")
                    .contains("\"consistency\":[{\"oldSize\":1,");

            server.toHandle().destroy();
            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(out.readLine()).isNull();
            Launched.Ended after = Launched.run(folder, "audit", "verify", "--data", "data");
            assertThat(after.exit()).isZero();
            assertThat(Launched.run(folder, "audit", "tail", "--data", "data", "--lines", "1")
                            .out())
                    .contains("\"action\":\"STOP\"");
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void neitherOrBothIsAMistake() {
        Launched.Ended none = Launched.run(folder, "serve");
        assertThat(none.exit()).isNotZero();
        assertThat(none.err()).contains("C9008");
        Launched.Ended both = Launched.run(folder, "serve", "--dev", "--data", "d", "--config", "x.yaml");
        assertThat(both.err()).contains("C9008");
        assertThat(folder.resolve("d")).doesNotExist();
    }

    @Test
    void allProblemsOfAConfigurationAreTold() throws Exception {
        Files.writeString(folder.resolve("cordon.yaml"), "data: d\nlisten:\n  prot: 1\ndeid:\n  profile: fats\n");
        Launched.Ended ended = Launched.run(folder, "serve", "--config", "cordon.yaml");
        assertThat(ended.exit()).isEqualTo(3);
        assertThat(ended.err()).contains("prot", "port", "profile", "tls.certificate", "keys.keyset");
    }

    private static void drained(InputStream in) {
        try (in) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (java.io.IOException e) {
            // The process has ended.
        }
    }

    private HttpResponse<String> deid(String address, String key) throws Exception {
        KeyStore authority = KeyStore.getInstance(KeyStore.getDefaultType());
        authority.load(null, null);
        try (InputStream in = Files.newInputStream(folder.resolve("data/dev/ca.pem"))) {
            authority.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(authority);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address + "/v1/deid"))
                            .header("Authorization", "Bearer " + key)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"text\":\"Seen by Dr. Imre Balogh on 3/4/2026.\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
