package health.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An operator and a privacy officer, over real processes: an agreement on file, a configuration checked, a call to a vendor
 * (another gateway, outside the declared boundary), and its proof.
 */
class GatewayProcessTest {

    private static final String ASKED =
            "{\"model\":\"notes\",\"messages\":[{\"role\":\"user\",\"content\":\"Margaret Thornbury, SSN 219-09-9999\"}]}";

    @TempDir
    private Path folder;

    /** A server's process and its address. */
    private record Served(Process process, URI address) implements AutoCloseable {

        @Override
        public void close() {
            process.toHandle().destroy();
            assertThat(process.onExit().orTimeout(60, TimeUnit.SECONDS).join().isAlive())
                    .isFalse();
        }
    }

    private Served serve(String... args) throws IOException {
        Process process = Launched.process(folder, List.of(), args);
        Thread.ofVirtual().start(() -> {
            try {
                process.getErrorStream().transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException e) {
                // The process has ended.
            }
        });
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String ready = out.readLine();
        assertThat(ready).startsWith("ready ");
        return new Served(process, URI.create(ready.substring("ready ".length())));
    }

    private Launched.Ended run(int exit, String... args) {
        Launched.Ended ended = Launched.run(folder, args);
        assertThat(ended.exit()).as(ended.out() + ended.err()).isEqualTo(exit);
        return ended;
    }

    @Test
    void fromADraftToAProof() throws Exception {
        serve("serve", "--dev", "--data", "data", "--port", "0").close();
        run(0, "baa", "key", "baa.key");
        Files.writeString(folder.resolve("vendor.pdf"), "signed by both");
        LocalDate end = LocalDate.now(ZoneOffset.UTC).plusDays(30);
        Files.writeString(folder.resolve("draft.yaml"), """
                id: vendor
                signed-by: Ada Officer
                counterparty: Vendor Inc.
                hosts: [127.0.0.1]
                models: [large-2]
                modalities: [text]
                regions: [us]
                zero-retention: true
                no-training: true
                phi-allowed: true
                valid-from: 2026-01-01
                valid-until: %s
                document: vendor.pdf
                """.formatted(end));
        run(0, "baa", "add", "draft.yaml", "--agreements", "agreements", "--sign-with", "baa.key");
        try (Served vendor =
                serve("gateway", "--dev", "--data", "vendor", "--port", "0", "--plaintext", "--profile", "fast")) {
            Files.copy(
                    folder.resolve("vendor/dev/admin.key"),
                    folder.resolve("vendor.key"),
                    StandardCopyOption.COPY_ATTRIBUTES);
            Files.writeString(folder.resolve("cordon.yaml"), """
                    data: data
                    tls: {certificate: data/dev/server.pem, key: data/dev/server.key}
                    keys: {keyset: data/dev/cordon.keyset}
                    gateway:
                      boundary: [10.0.0.0/8]
                      agreements: agreements
                      agreements-key: baa.key.pub
                      profile: fast
                      endpoints:
                        - {id: cloud, url: "%s", model: large-2, region: us, key-file: vendor.key}
                        - {id: other, url: "https://api.vendor.example", model: large-2, region: eu}
                      routes:
                        - {model: notes, mode: pseudonymize, endpoints: [cloud, other]}
                        - {model: triage, mode: block, endpoints: [other]}
                    """.formatted(vendor.address()));
            before();
            try (Served gateway = serve("gateway", "--config", "cordon.yaml", "--port", "0")) {
                HttpResponse<String> answer = ask(gateway.address());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains("Margaret Thornbury, SSN 219-09-9999");
                StringBuilder headers = new StringBuilder("HTTP/1.1 200 OK\n");
                answer.headers()
                        .map()
                        .forEach((name, values) -> headers.append(name)
                                .append(": ")
                                .append(values.getFirst())
                                .append('\n'));
                Files.writeString(folder.resolve("headers.txt"), headers);
                assertThat(run(0, "receipt", "verify", "--headers", "headers.txt", "--data", "data")
                                .out())
                        .endsWith("PROVEN\n");
            }
        }
        after(Files.readString(folder.resolve("headers.txt")));
    }

    private void before() {
        assertThat(run(1, "baa", "list", "--config", "cordon.yaml").out())
                .contains("vendor  ENDS SOON, 30 days left", "127.0.0.1");
        run(0, "baa", "list", "--config", "cordon.yaml", "--warn-days", "7");
        assertThat(run(0, "baa", "verify", "vendor", "--document", "vendor.pdf", "--config", "cordon.yaml")
                        .out())
                .isEqualTo("vendor: verified, and this is its document\n");
        assertThat(run(1, "baa", "verify", "vendor", "--document", "draft.yaml", "--config", "cordon.yaml")
                        .out())
                .contains("ANOTHER DOCUMENT");
        assertThat(run(0, "baa", "why", "--config", "cordon.yaml", "--endpoint", "cloud")
                        .out())
                .contains("vendor  covers it until");
        assertThat(run(1, "baa", "why", "--config", "cordon.yaml", "--endpoint", "other")
                        .out())
                .contains("vendor  it does not name this host; it does not name this region", "NOT COVERED");
        assertThat(run(3, "gateway", "check", "--config", "cordon.yaml").out())
                .contains("ok   route      notes: pseudonymize: cloud (under vendor), then other (not used")
                .contains("BAD  route      triage: block: nowhere", "1 problem\n");
        assertThat(run(0, "route", "explain", "--config", "cordon.yaml", "--model", "notes", "--phi")
                        .out())
                .contains("access    permitted to service for treatment", "endpoint  cloud: asked first, under vendor")
                .contains("endpoint  other: not used: no agreement covers it", "SENT\n");
        assertThat(run(1, "route", "explain", "--config", "cordon.yaml", "--model", "triage", "--phi")
                        .out())
                .contains("refused, since it holds PHI", "NOT SENT\n");
    }

    private void after(String headers) throws IOException {
        Launched.Ended proven = run(
                0,
                "receipt",
                "verify",
                "--headers",
                "headers.txt",
                "--data",
                "data",
                "--out",
                "proof.json",
                "--agreements",
                "agreements",
                "--key",
                "baa.key.pub");
        assertThat(proven.out())
                .contains("agreement  vendor, on file with Vendor Inc., valid then")
                .contains("sent to    MODEL_ENDPOINT/cloud, model large-2", "permitted  by ")
                .contains("found      2 (NAME 1, SSN 1) in the request, PERMIT_LESS", ", SUCCESS, 0 in the answer");
        String key = Files.readString(folder.resolve("data/audit/log.vkey")).strip();
        run(0, "receipt", "verify", "--headers", "headers.txt", "--proof", "proof.json", "--vkey", key);
        Files.writeString(
                folder.resolve("lies.txt"),
                headers.replaceAll("(?m)^cordon-agreement: .*$", "cordon-agreement: inside"));
        assertThat(run(1, "receipt", "verify", "--headers", "lies.txt", "--proof", "proof.json", "--vkey", key)
                        .err())
                .contains("cordon-agreement is inside, in the log it is vendor");
        String receipt = headers.replaceAll("(?s).*cordon-receipt: (\\S+).*", "$1");
        char last = receipt.charAt(receipt.length() - 1);
        String forged = receipt.substring(0, receipt.length() - 1) + (last == '0' ? '1' : '0');
        assertThat(run(1, "receipt", "verify", forged, "--data", "data").out()).endsWith("NOT PROVEN\n");
        assertThat(run(1, "receipt", "verify", receipt, "--data", "data", "--policy", "0000")
                        .err())
                .contains("cordon-policy is 0000");
        long next = Long.parseLong(receipt.substring(0, receipt.indexOf(':'))) + 1;
        assertThat(run(1, "receipt", "verify", next + receipt.substring(receipt.indexOf(':')), "--data", "data")
                        .out())
                .endsWith("NOT PROVEN\n");
        run(2, "receipt", "verify", "17", "--data", "data");
        Files.write(folder.resolve("agreements/vendor.json"), new byte[] {'{', '}'});
        assertThat(run(3, "gateway", "--config", "cordon.yaml", "--port", "0").err())
                .contains("C10032");
        run(1, "baa", "list", "--config", "cordon.yaml");
    }

    @Test
    void theOptionsOfDevelopmentDoNotGoWithAConfiguration() throws IOException {
        Files.writeString(folder.resolve("cordon.yaml"), "data: d\ntls: {certificate: c, key: k}\nkeys: {keyset: s}\n");
        assertThat(run(2, "gateway", "--config", "cordon.yaml", "--dev", "--data", "d")
                        .err())
                .contains("C5093");
        assertThat(run(3, "gateway", "--config", "cordon.yaml").err()).contains("C9063");
        assertThat(run(3, "gateway").err()).contains("C9008");
    }

    private HttpResponse<String> ask(URI address) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        byte[] authority = Files.readAllBytes(folder.resolve("data/dev/ca.pem"));
        trusted.setCertificateEntry(
                "ca", CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(authority)));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
            return client.send(
                    HttpRequest.newBuilder(address.resolve("/v1/chat/completions"))
                            .header(
                                    "authorization",
                                    "Bearer "
                                            + Files.readString(folder.resolve("data/dev/admin.key"))
                                                    .strip())
                            .header("content-type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(ASKED))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
