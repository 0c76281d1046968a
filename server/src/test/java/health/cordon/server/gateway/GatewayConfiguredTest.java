package health.cordon.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import health.cordon.gateway.agreement.AgreementDraft;
import health.cordon.gateway.agreement.AgreementFolder;
import health.cordon.gateway.agreement.AgreementKeys;
import health.cordon.gateway.error.GatewayError;
import health.cordon.server.RunningServer;
import health.cordon.server.ServerError;
import health.cordon.server.Wiring;
import health.cordon.server.config.ConfigFile;
import health.cordon.server.config.GatewayConfig;
import health.cordon.server.config.GatewayConfig.Upstream;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.dev.DevFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway of a configuration: a vendor outside the boundary, which an agreement covers. The vendor is on this machine; the
 * boundary is declared elsewhere.
 */
class GatewayConfiguredTest {

    private static final String ASKED =
            "{\"model\":\"notes\",\"messages\":[{\"role\":\"user\",\"content\":\"Margaret Thornbury, SSN 219-09-9999\"}]}";
    private static final String SAID =
            "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"noted\"},\"finish_reason\":\"stop\"}]}";

    @TempDir
    private Path folder;

    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private HttpServer vendor;

    @BeforeEach
    void files() throws IOException {
        vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vendor.createContext("/", exchange -> {
            sent.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = SAID.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        vendor.start();
        new DevFolder(folder.resolve("data")).prepare(0);
        Files.writeString(folder.resolve("vendor.key"), "vendor-secret\n");
        Files.setPosixFilePermissions(folder.resolve("vendor.key"), PosixFilePermissions.fromString("rw-------"));
        AgreementKeys.make(folder.resolve("baa.key"));
        agree(20);
        write("pseudonymize");
    }

    @AfterEach
    void end() {
        vendor.stop(0);
    }

    private void agree(long days) throws IOException {
        Files.writeString(folder.resolve("vendor.pdf"), "signed");
        Path draft = Files.writeString(folder.resolve("draft.yaml"), """
                {id: vendor, signed-by: Ada, counterparty: Vendor Inc., hosts: [127.0.0.1], models: [large-2],
                 modalities: [text], regions: [us], zero-retention: true, no-training: true, phi-allowed: true,
                 valid-from: 2026-01-01, valid-until: "%s", document: vendor.pdf}
                """.formatted(
                        Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS)));
        AgreementFolder.add(
                folder.resolve("agreements"),
                AgreementDraft.read(draft, Instant.EPOCH),
                AgreementKeys.privateKey(folder.resolve("baa.key")));
    }

    private void write(String mode) throws IOException {
        Files.writeString(
                folder.resolve("cordon.yaml"), """
                data: data
                listen: {port: 0}
                tls: {certificate: data/dev/server.pem, key: data/dev/server.key}
                keys: {keyset: data/dev/cordon.keyset}
                gateway:
                  boundary: [10.0.0.0/8]
                  agreements: agreements
                  agreements-key: baa.key.pub
                  profile: fast
                  endpoints:
                    - {id: cloud, url: "http://127.0.0.1:%d", model: large-2, region: us, key-file: vendor.key}
                  routes:
                    - {model: notes, mode: %s, endpoints: [cloud]}
                """.formatted(vendor.getAddress().getPort(), mode));
    }

    private ServerConfig config() {
        return ConfigFile.read(folder.resolve("cordon.yaml"));
    }

    /** The store and the first key are those of development; all else is the configuration's. */
    private RunningServer start() {
        return Wiring.start(
                config(),
                Optional.of(new DevFolder(folder.resolve("data"))),
                new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(RunningServer server, HttpRequest.Builder request) throws Exception {
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
            String key = Files.readString(folder.resolve("data/dev/admin.key")).strip();
            return client.send(
                    request.header("authorization", "Bearer " + key)
                            .header("content-type", "application/json")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private HttpResponse<String> ask(RunningServer server) throws Exception {
        return send(
                server,
                HttpRequest.newBuilder(server.address().resolve("/v1/chat/completions"))
                        .POST(HttpRequest.BodyPublishers.ofString(ASKED)));
    }

    private String metrics(RunningServer server) throws Exception {
        return send(server, HttpRequest.newBuilder(server.address().resolve("/metrics")))
                .body();
    }

    private void refused(ErrorCode code) {
        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aCallGoesOutUnderTheAgreementUntilTheRecordIsTouched() throws Exception {
        try (RunningServer server = start()) {
            HttpResponse<String> answer = ask(server);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("cordon-agreement")).contains("vendor");
            assertThat(answer.headers().firstValue("cordon-route")).contains("cloud");
            assertThat(sent)
                    .singleElement()
                    .asString()
                    .contains("[NAME-", "large-2")
                    .doesNotContain("Thornbury");
            assertThat(log.toString(StandardCharsets.UTF_8))
                    .contains("an-agreement-ends-soon agreement=vendor days=19");
            assertThat(metrics(server))
                    .contains("cordon_agreement_days_left{agreement=\"vendor\"} 19.0")
                    .contains("cordon_agreements_unverified 0.0", "cordon_gateway_shadow_routes 0.0");

            Path record = folder.resolve("agreements/vendor.json");
            byte[] good = Files.readAllBytes(record);
            byte[] changed = good.clone();
            changed[changed.length / 2] ^= 1;
            Files.write(record, changed);
            assertThat(ask(server).statusCode()).isEqualTo(403);
            assertThat(metrics(server)).contains("cordon_agreements_unverified 1.0");
            Files.delete(record);
            assertThat(ask(server).statusCode()).isEqualTo(403);
            Files.write(record, good);
            assertThat(ask(server).statusCode()).isEqualTo(200);
            assertThat(sent).hasSize(2);
        }
    }

    @Test
    void aTamperedRegistryOrAnExposedKeyStopsTheStart() throws IOException {
        Path record = folder.resolve("agreements/vendor.json");
        Files.writeString(record, Files.readString(record).replace("signature\":\"", "signature\":\"A"));
        refused(GatewayError.AGREEMENT_UNVERIFIED);
        Files.delete(record);
        Files.setPosixFilePermissions(folder.resolve("vendor.key"), PosixFilePermissions.fromString("rw-r--r--"));
        refused(ServerError.KEY_EXPOSED);
    }

    @Test
    void withoutAgreementsAnEndpointOutsideStopsTheStart() throws IOException {
        Path file = folder.resolve("cordon.yaml");
        String text = Files.readString(file);
        Files.writeString(file, text.replaceAll("(?m)^  agreements.*\n", ""));
        refused(GatewayError.OUTSIDE_BOUNDARY);
        Files.writeString(file, text.replace("model: large-2, ", ""));
        refused(GatewayError.MODEL_UNNAMED);
    }

    @Test
    void anEndpointOfAVendorHasItsHost() {
        GatewayConfig config = config().gateway().orElseThrow();
        Upstream claude =
                new Upstream("claude", "anthropic", Map.of("key-env", "K"), "claude-5", "us", Optional.empty());
        assertThat(GatewayPlan.host(config, claude, name -> "secret")).contains("api.anthropic.com");
        assertThat(GatewayPlan.host(config, config.endpoints().getFirst(), name -> null))
                .contains("127.0.0.1");
        assertThatThrownBy(() -> GatewayPlan.host(config, claude, name -> null))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(GatewayError.NO_CREDENTIALS));
    }

    @Test
    void shadowModeIsToldLoudly() throws Exception {
        write("shadow");
        try (RunningServer server = start()) {
            HttpResponse<String> answer = ask(server);
            assertThat(answer.headers().firstValue("cordon-mode")).contains("shadow");
            assertThat(sent).singleElement().asString().contains("Margaret Thornbury, SSN 219-09-9999");
            assertThat(metrics(server)).contains("cordon_gateway_shadow_routes 1.0");
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("WARN SHADOW-MODE:", "model=notes");
    }

    @Test
    void whatWasSpentSurvivesARestartAndIsTold() throws Exception {
        Path file = folder.resolve("cordon.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("key-file: vendor.key", "price-input: 1000, price-output: 0, key-file: vendor.key")
                        .replace(
                                "endpoints: [cloud]}",
                                "endpoints: [cloud], max-tokens: 50, budgets: [{period: month, cost: 1.50, tokens: 100000}]}"));
        String cost;
        try (RunningServer server = start()) {
            HttpResponse<String> answer = ask(server);
            assertThat(answer.statusCode()).isEqualTo(200);
            cost = answer.headers().firstValue("cordon-cost").orElseThrow();
            assertThat(cost).matches("0\\.\\d+ USD estimated");
            assertThat(metrics(server))
                    .contains("cordon_gateway_budget_used_cost{budget=\"notes/month\"} " + cost.split(" ")[0])
                    .contains("cordon_gateway_budget_used_tokens{budget=\"notes/month\"}")
                    .containsPattern("cordon_gateway_budget_used_ratio\\{budget=\"notes/month\"} 0\\.\\d+");
        }
        ServerConfig config = config();
        assertThat(GatewayCheck.of(config, config.gateway().orElseThrow(), name -> null, Instant.now()))
                .anySatisfy(line -> {
                    assertThat(line.kind()).isEqualTo("budget");
                    assertThat(line.says()).startsWith("notes/month: " + cost.split(" ")[0] + " of 1.5 USD");
                });
        try (RunningServer server = start()) {
            assertThat(metrics(server))
                    .as("before anyone asks")
                    .contains("cordon_gateway_budget_used_cost{budget=\"notes/month\"} " + cost.split(" ")[0]);
            int status = 200;
            for (int i = 0; i < 40 && status == 200; i++) {
                status = ask(server).statusCode();
            }
            assertThat(status).isEqualTo(429);
        }
    }

    @Test
    void theCheckTellsAllProblemsAndCallsNobody() throws IOException {
        ServerConfig config = config();
        assertThat(GatewayCheck.of(config, config.gateway().orElseThrow(), name -> null, Instant.now()))
                .allMatch(GatewayCheck.Line::good)
                .anySatisfy(line -> assertThat(line.says()).startsWith("pseudonymize: cloud (under vendor)"));
        Path file = folder.resolve("cordon.yaml");
        String told = Files.readString(file);
        Files.writeString(file, told.replace("endpoints: [cloud]}", "endpoints: [cloud], pseudonyms: realistic}"));
        ServerConfig realistic = config();
        assertThat(GatewayCheck.of(realistic, realistic.gateway().orElseThrow(), name -> null, Instant.now()))
                .anySatisfy(
                        line -> assertThat(line.says()).startsWith("pseudonymize with realistic surrogates: cloud"));
        Files.writeString(file, told);
        Instant later = Instant.now().plus(Duration.ofDays(21));
        assertThat(GatewayCheck.of(config, config.gateway().orElseThrow(), name -> null, later))
                .filteredOn(line -> !line.good())
                .extracting(GatewayCheck.Line::kind)
                .containsExactly("agreement", "route");
        Files.delete(folder.resolve("vendor.key"));
        Files.delete(folder.resolve("baa.key.pub"));
        assertThat(GatewayCheck.of(config, config.gateway().orElseThrow(), name -> null, Instant.now()))
                .filteredOn(line -> !line.good())
                .extracting(GatewayCheck.Line::kind)
                .containsExactly("agreement", "endpoint", "route");
        assertThat(sent).isEmpty();
    }
}
