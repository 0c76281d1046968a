package health.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Terminal;
import health.cordon.server.RunningServer;
import health.cordon.server.Wiring;
import health.cordon.server.config.ConfigFile;
import health.cordon.server.dev.DevFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a configuration that nobody can sign in to yet to a key that works, and back. */
class AccessKeyTest {

    private record Said(ExitCode exit, String out, String err) {}

    @TempDir
    private Path folder;

    private Path config = Path.of("");

    /** A certificate of development; everything else as an operator makes it. */
    @BeforeEach
    void setUp() throws Exception {
        new DevFolder(folder.resolve("tls")).prepare(0);
        assertThat(run("keyset", "new", folder.resolve("kek").toString()).exit())
                .isEqualTo(ExitCode.OK);
        assertThat(run("keyset", "new", folder.resolve("cordon.keyset").toString())
                        .exit())
                .isEqualTo(ExitCode.OK);
        assertThat(run("store", "init", "--data", data(), "--kek", "local:" + folder.resolve("kek"))
                        .exit())
                .isEqualTo(ExitCode.OK);
        config = Files.writeString(folder.resolve("cordon.yaml"), """
                data: data
                listen: {port: 0}
                tls: {certificate: tls/dev/server.pem, key: tls/dev/server.key}
                keys: {keyset: cordon.keyset}
                """);
    }

    @Test
    void theFirstKeyWorksStandsInTheLogAndCanBeCalledBack() throws Exception {
        Path file = folder.resolve("ana.key");
        Said issued = issue(file);
        assertThat(issued.exit()).as(issued.err()).isEqualTo(ExitCode.OK);
        String key = Files.readString(file);
        assertThat(issued.out() + issued.err()).contains("for ana").doesNotContain(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(run("audit", "search", "--data", data()).out())
                .contains("os:" + System.getProperty("user.name"), "GRANT");

        try (RunningServer server = serve()) {
            assertThat(me(server, key)).isEqualTo(200);
            Said beside = issue(folder.resolve("second.key"));
            assertThat(beside.exit()).isNotEqualTo(ExitCode.OK);
            assertThat(beside.err()).contains("C9080", "POST /v1/keys");
            assertThat(folder.resolve("second.key")).doesNotExist();
        }

        String id = line().substring(0, line().indexOf(' '));
        assertThat(line()).contains("in force", "first-key", "ana", "security-officer");
        assertThat(run("access", "revoke-key", id, "--config", config.toString())
                        .exit())
                .isEqualTo(ExitCode.OK);
        assertThat(line()).contains("revoked");
        try (RunningServer server = serve()) {
            assertThat(me(server, key)).isEqualTo(401);
        }
        assertThat(run("audit", "verify", "--data", data()).exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aFileThatIsThereIsNotReplacedAndNoKeyIsMade() throws Exception {
        Path file = folder.resolve("ana.key");
        issue(file);
        String key = Files.readString(file);
        Said again = issue(file);
        assertThat(again.exit()).isNotEqualTo(ExitCode.OK);
        assertThat(again.err()).contains("C5033");
        assertThat(Files.readString(file)).isEqualTo(key);
        assertThat(line().lines()).hasSize(1);
    }

    @Test
    void aKeyThatCannotBeWrittenIsCalledBack() {
        Said lost = issue(folder.resolve("no-such-folder/ana.key"));
        assertThat(lost.err()).contains("C5014");
        assertThat(line()).contains("revoked");
    }

    @Test
    void noKeyWhereTheServerTakesNone() throws Exception {
        Files.writeString(config, Files.readString(config) + "sign-in: {ways: [session]}\n");
        assertThat(issue(folder.resolve("ana.key")).err()).contains("C9081");
        assertThat(folder.resolve("ana.key")).doesNotExist();
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private String line() {
        return run("access", "keys", "--config", config.toString()).out();
    }

    private Said issue(Path out) {
        return run(
                "access",
                "issue-key",
                "--config",
                config.toString(),
                "--principal",
                "ana",
                "--role",
                "security-officer",
                "--out",
                out.toString());
    }

    private RunningServer serve() {
        return Wiring.start(
                ConfigFile.read(config), Optional.empty(), new PrintStream(OutputStream.nullOutputStream()));
    }

    private int me(RunningServer server, String key) throws Exception {
        KeyStore authority = KeyStore.getInstance(KeyStore.getDefaultType());
        authority.load(null, null);
        try (InputStream in = Files.newInputStream(folder.resolve("tls/dev/ca.pem"))) {
            authority.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(authority);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
            return client.send(
                            HttpRequest.newBuilder(server.address().resolve("/v1/access/me"))
                                    .header("Authorization", "Bearer " + key)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static Said run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Io io = new Io(
                new ByteArrayInputStream(new byte[0]),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Terminal.NONE,
                Terminal.NONE);
        ExitCode exit = Cordon.run(io, args);
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
