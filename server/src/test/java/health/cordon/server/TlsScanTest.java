package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.server.Scanners.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scanner that none of us wrote looks at a live server's TLS: it offers what the JDK's own client would never offer. */
@Cfr("164.312(e)(2)(ii)")
class TlsScanTest {

    private static final List<String> LOOKS = List.of(
            "--certinfo",
            "--sslv2",
            "--sslv3",
            "--tlsv1",
            "--tlsv1_1",
            "--tlsv1_2",
            "--tlsv1_3",
            "--compression",
            "--early_data",
            "--ems",
            "--fallback",
            "--heartbleed",
            "--openssl_ccs",
            "--robot",
            "--reneg",
            "--elliptic_curves",
            "--http_headers");

    @TempDir
    static Path folder;

    private static TestServer server;
    private static Map<String, Object> scan;

    @BeforeAll
    static void scan() throws Exception {
        server = TestServer.start(folder.resolve("data"));
        Path told = folder.resolve("told.json");
        List<String> command =
                new ArrayList<>(List.of("sslyze", "--mozilla_config=disable", "--json_out", told.toString()));
        command.addAll(LOOKS);
        command.addAll(
                List.of("--certinfo_ca_file", folder.resolve("data/dev/ca.pem").toString()));
        command.add("127.0.0.1:" + server.address().getPort());
        Ended ended = Scanners.run(folder, Map.of(), command);
        assertThat(ended.code()).as(ended.said()).isZero();
        // Keys and serial numbers are longer than any number that our own reader takes.
        Map<String, Object> whole = Json.object(Files.readString(told).replaceAll(": [0-9]{30,}", ": 0"));
        scan = Json.map(Json.maps(whole.get("server_scan_results")).getFirst().get("scan_result"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, Object> look(String name) {
        Map<String, Object> look = Json.map(scan.get(name));
        assertThat(look).as(name).containsEntry("status", "COMPLETED");
        return Json.map(look.get("result"));
    }

    private static List<String> suites(String protocol) {
        return Json.maps(look(protocol + "_cipher_suites").get("accepted_cipher_suites")).stream()
                .map(suite -> (String) Json.map(suite.get("cipher_suite")).get("name"))
                .toList();
    }

    @Test
    void oldProtocolsAreNotSpoken() {
        for (String protocol : List.of("ssl_2_0", "ssl_3_0", "tls_1_0", "tls_1_1")) {
            assertThat(suites(protocol)).as(protocol).isEmpty();
        }
    }

    @Test
    void modernSuitesAreSpokenAlone() {
        assertThat(suites("tls_1_2"))
                .containsExactlyInAnyOrder(
                        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");
        assertThat(suites("tls_1_3"))
                .containsExactlyInAnyOrder(
                        "TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256");
        assertThat(Json.maps(look("elliptic_curves").get("supported_curves")))
                .extracting(curve -> curve.get("name"))
                .containsExactlyInAnyOrder("X25519", "secp256r1", "secp384r1");
    }

    @Test
    void knownWeaknessesAreNotThere() {
        assertThat(look("tls_compression")).containsEntry("supports_compression", false);
        assertThat(look("tls_1_3_early_data")).containsEntry("supports_early_data", false);
        assertThat(look("heartbleed")).containsEntry("is_vulnerable_to_heartbleed", false);
        assertThat(look("openssl_ccs_injection")).containsEntry("is_vulnerable_to_ccs_injection", false);
        assertThat((String) look("robot").get("robot_result")).startsWith("NOT_VULNERABLE");
        assertThat(look("tls_fallback_scsv")).containsEntry("supports_fallback_scsv", true);
        assertThat(look("tls_extended_master_secret")).containsEntry("supports_ems_extension", true);
    }

    @Test
    void clientsDoNotRenegotiate() {
        assertThat(look("session_renegotiation"))
                .containsEntry("supports_secure_renegotiation", true)
                .containsEntry("is_vulnerable_to_client_renegotiation_dos", false)
                .containsEntry("client_renegotiations_success_count", 0L);
    }

    @Test
    void browsersAreToldToStayWithTls() {
        Map<String, Object> header = Json.map(look("http_headers").get("strict_transport_security_header"));
        assertThat((Long) header.get("max_age")).isGreaterThanOrEqualTo(31_536_000L);
    }

    /** Its library keeps RFC 5280 to the letter, as that of Python does. */
    @Test
    void theDevelopmentCertificateIsTrustedThroughItsAuthority() {
        Map<String, Object> chain = Json.maps(look("certificate_info").get("certificate_deployments"))
                .getFirst();
        assertThat(Json.maps(chain.get("path_validation_results")))
                .filteredOn(result -> String.valueOf(
                                Json.map(result.get("trust_store")).get("path"))
                        .endsWith("ca.pem"))
                .singleElement()
                .satisfies(result -> assertThat(result.get("validation_error")).isNull());
    }
}
