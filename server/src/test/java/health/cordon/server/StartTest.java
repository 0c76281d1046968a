package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.audit.AuditError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.config.ServerConfig.Listen;
import health.cordon.server.config.ServerConfig.SignIn;
import health.cordon.server.dev.DevFolder;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server does not start with, and what a start leaves. */
class StartTest {

    @TempDir
    Path data;

    private void refused(ErrorCode code, UnaryOperator<ServerConfig> change) {
        DevFolder dev = new DevFolder(data);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        assertThatThrownBy(() -> Wiring.start(change.apply(dev.prepare(0)), Optional.of(dev), nowhere)
                        .close())
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static ServerConfig listening(ServerConfig c, Listen listen) {
        return new ServerConfig(
                c.data(), listen, c.tls(), c.store(), c.keys(), c.deid(), c.access(), c.signIn(), c.limits(), c.log());
    }

    @Test
    void nothingWithoutAWayToSignIn() {
        refused(ServerError.NO_WAY_TO_SIGN_IN, c -> {
            SignIn s = c.signIn();
            return TestServer.with(c, new SignIn(List.of(), s.oidc(), s.certificates(), s.sessions(), s.failures()));
        });
    }

    @Test
    void nothingWithinReachOfOthersUnlessSaid() {
        refused(
                ServerError.NOT_LOOPBACK,
                c -> listening(
                        c, new Listen("0.0.0.0", 0, false, List.of(), c.listen().drain())));
        refused(
                ServerError.BAD_ADDRESS,
                c -> listening(
                        c,
                        new Listen(
                                "example.org", 0, false, List.of(), c.listen().drain())));
    }

    @Test
    void nothingWithAKeyThatOthersMayRead() throws Exception {
        new DevFolder(data).prepare(0);
        Files.setPosixFilePermissions(data.resolve("dev/server.key"), PosixFilePermissions.fromString("rw-r--r--"));
        refused(ServerError.KEY_EXPOSED, c -> c);
    }

    @Test
    void noDevelopmentInAFolderOfRealData() throws Exception {
        Files.createDirectories(data.resolve("audit"));
        refused(ServerError.NOT_OF_DEV, c -> c);
    }

    @Test
    void oneServerAFolderAndTheNextStartsWhenItHasEnded() throws Exception {
        String key;
        try (TestServer first = TestServer.start(data)) {
            key = Files.readString(data.resolve("dev/admin.key"));
            first.admin().get("/v1/access/me").expect(200);
            refused(AuditError.LOG_IN_USE, c -> c);
        }
        try (TestServer second = TestServer.start(data)) {
            assertThat(Files.readString(data.resolve("dev/admin.key"))).isEqualTo(key);
            second.as(key).get("/v1/access/me").expect(200);
        }
    }

    @Test
    void aPortThatIsTakenIsTold() {
        try (TestServer first = TestServer.start(data.resolve("a"))) {
            int port = first.address().getPort();
            DevFolder dev = new DevFolder(data.resolve("b"));
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
            assertThatThrownBy(() -> Wiring.start(dev.prepare(port), Optional.of(dev), nowhere))
                    .isInstanceOfSatisfying(
                            CordonException.class, e -> assertThat(e.code()).isEqualTo(ServerError.ADDRESS_IN_USE));
        }
    }

    @Test
    void filesAreTheirOwnersAlone() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            server.nobody().get("/healthz").expect(200);
            for (String name : Set.of("admin.key", "server.key", "cordon.keyset", "kek.keyset")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("dev/" + name))))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void aNewCertificateIsTakenWhileItRuns() throws Exception {
        DevFolder other = new DevFolder(data.resolve("other"));
        other.prepare(0);
        Path mine = data.resolve("mine");
        try (TestServer server = TestServer.start(
                mine,
                c -> TestServer.with(
                        c,
                        new ServerConfig.Tls(
                                c.tls().certificate(),
                                c.tls().key(),
                                java.time.Duration.ofMillis(50),
                                null,
                                List.of())))) {
            server.nobody().get("/healthz").expect(200);
            for (String name : List.of("server.key", "server.pem", "ca.pem")) {
                Files.copy(
                        data.resolve("other/dev/" + name),
                        mine.resolve("dev/" + name),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            while (!server.log().contains("certificate-reloaded")) {
                Thread.sleep(20);
            }
            try (javax.net.ssl.SSLSocket socket =
                    (javax.net.ssl.SSLSocket) TestServer.trusting(mine.resolve("dev/ca.pem"))
                            .getSocketFactory()
                            .createSocket("127.0.0.1", server.address().getPort())) {
                socket.startHandshake();
                assertThat(socket.getSession().isValid()).isTrue();
            }
        }
    }

    @Test
    void noServerStartsOnALogThatWasRolledBack() throws Exception {
        Path audit = data.resolve("audit");
        byte[] old;
        try (TestServer first = TestServer.start(data)) {
            first.admin().get("/v1/access/policies").expect(200);
        }
        old = Files.readAllBytes(audit.resolve("checkpoint"));
        try (TestServer second = TestServer.start(data)) {
            second.admin().get("/v1/access/policies").expect(200);
        }
        byte[] now = Files.readAllBytes(audit.resolve("checkpoint"));
        Files.write(audit.resolve("checkpoint"), old);
        refused(AuditError.ROLLED_BACK, c -> c);
        Files.write(audit.resolve("checkpoint"), now);
        try (TestServer third = TestServer.start(data)) {
            third.admin().get("/v1/access/me").expect(200);
        }
    }
}
