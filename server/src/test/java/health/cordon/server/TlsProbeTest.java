package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the server speaks, asked in ClientHellos written by hand: the JDK's own client would not even offer what must be
 * refused.
 */
class TlsProbeTest {

    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;

    @TempDir
    static Path data;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The type of the record with which the server answers a ClientHello; 0 if it hangs up. */
    private static int answer(int version, int... suites) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(hello(version, suites));
            socket.getOutputStream().flush();
            return Math.max(0, new DataInputStream(socket.getInputStream()).read());
        }
    }

    private static byte[] hello(int version, int... suites) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeShort(version);
        out.write(new byte[32]);
        out.writeByte(0);
        out.writeShort(suites.length * 2);
        for (int suite : suites) {
            out.writeShort(suite);
        }
        out.writeByte(1);
        out.writeByte(0);
        byte[] extensions = extensions();
        out.writeShort(extensions.length);
        out.write(extensions);
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        DataOutputStream framed = new DataOutputStream(record);
        framed.writeByte(HANDSHAKE);
        framed.writeShort(0x0301);
        framed.writeShort(body.size() + 4);
        framed.writeByte(1);
        framed.writeByte(0);
        framed.writeShort(body.size());
        framed.write(body.toByteArray());
        return record.toByteArray();
    }

    /** Groups, point formats, signature algorithms, extended master secret, no renegotiation. */
    private static byte[] extensions() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        shorts(out, 10, 0x001D, 0x0017, 0x0018);
        out.writeShort(11);
        out.writeShort(2);
        out.writeByte(1);
        out.writeByte(0);
        shorts(out, 13, 0x0403, 0x0503, 0x0804, 0x0401);
        out.writeShort(23);
        out.writeShort(0);
        out.writeShort(0xFF01);
        out.writeShort(1);
        out.writeByte(0);
        return bytes.toByteArray();
    }

    private static void shorts(DataOutputStream out, int type, int... values) throws IOException {
        out.writeShort(type);
        out.writeShort(values.length * 2 + 2);
        out.writeShort(values.length * 2);
        for (int value : values) {
            out.writeShort(value);
        }
    }

    @Test
    void theProbeIsUnderstood() throws IOException {
        // ECDHE-ECDSA with AES-256-GCM: the development certificate has an elliptic key.
        assertThat(answer(0x0303, 0xC02C)).isEqualTo(HANDSHAKE);
        assertThat(answer(0x0303, 0xC02B)).isEqualTo(HANDSHAKE);
        assertThat(answer(0x0303, 0xCCA9)).isEqualTo(HANDSHAKE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0300, 0x0301, 0x0302})
    @Cfr("164.312(e)(2)(ii)")
    void oldProtocolsAreRefused(int version) throws IOException {
        assertThat(answer(version, 0xC02C, 0xC00A, 0xC009, 0x0035)).isEqualTo(ALERT);
    }

    @ParameterizedTest
    @CsvSource({
        "C00A, ECDHE-ECDSA-AES256-CBC-SHA",
        "C009, ECDHE-ECDSA-AES128-CBC-SHA",
        "C024, ECDHE-ECDSA-AES256-CBC-SHA384",
        "C023, ECDHE-ECDSA-AES128-CBC-SHA256",
        "009D, RSA-AES256-GCM-SHA384",
        "003D, RSA-AES256-CBC-SHA256",
        "002F, RSA-AES128-CBC-SHA",
        "009F, DHE-RSA-AES256-GCM-SHA384",
        "C008, ECDHE-ECDSA-3DES",
        "000A, RSA-3DES",
        "0005, RSA-RC4-SHA",
        "C007, ECDHE-ECDSA-RC4-SHA",
        "0003, EXPORT-RC4-40",
        "0002, RSA-NULL-SHA",
        "C006, ECDHE-ECDSA-NULL-SHA",
        "C018, ECDH-anon-AES128",
        "0034, DH-anon-AES128",
        "C0AD, ECDHE-ECDSA-AES256-CCM"
    })
    void weakSuitesAreRefused(String suite, String name) throws IOException {
        assertThat(answer(0x0303, Integer.parseInt(suite, 16))).as(name).isEqualTo(ALERT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void newProtocolsAreSpoken(String protocol) throws IOException {
        try (SSLSocket socket = (SSLSocket) TestServer.trusting(data.resolve("dev/ca.pem"))
                .getSocketFactory()
                .createSocket()) {
            socket.connect(
                    new java.net.InetSocketAddress("127.0.0.1", server.address().getPort()));
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            SSLSession session = socket.getSession();
            assertThat(session.getProtocol()).isEqualTo(protocol);
            assertThat(session.getCipherSuite())
                    .isIn(List.of("TLS_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"));
        }
    }

    @Test
    void plainHttpIsNotSpoken() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).doesNotContain("HTTP/1.1");
        }
    }

    @Test
    void theCertificateIsForThisMachineAndSignedByTheAuthority() throws Exception {
        try (SSLSocket socket = server.socket()) {
            assertThat(((java.security.cert.X509Certificate) socket.getSession().getPeerCertificates()[0])
                            .getSubjectAlternativeNames()
                            .toString())
                    .contains("127.0.0.1", "localhost");
        }
        server.nobody().get("/healthz").expect(200);
    }
}
