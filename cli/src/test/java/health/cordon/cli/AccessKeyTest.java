package health.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.cli.OperatedServer.Said;
import health.cordon.cli.outcome.ExitCode;
import health.cordon.server.RunningServer;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a configuration that nobody can sign in to yet to a key that works, and back. */
class AccessKeyTest {

    @TempDir
    private Path folder;

    private OperatedServer server;

    @BeforeEach
    void setUp() throws Exception {
        server = new OperatedServer(folder);
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
        assertThat(OperatedServer.run("audit", "search", "--data", server.data())
                        .out())
                .contains("os:" + System.getProperty("user.name"), "GRANT");

        try (RunningServer running = server.serve()) {
            assertThat(me(running, key)).isEqualTo(200);
            Said beside = issue(folder.resolve("second.key"));
            assertThat(beside.exit()).isNotEqualTo(ExitCode.OK);
            assertThat(beside.err()).contains("C9080", "POST /v1/keys");
            assertThat(folder.resolve("second.key")).doesNotExist();
        }

        String id = line().substring(0, line().indexOf(' '));
        assertThat(line()).contains("in force", "first-key", "ana", "security-officer");
        assertThat(OperatedServer.run("access", "revoke-key", id, "--config", server.config())
                        .exit())
                .isEqualTo(ExitCode.OK);
        assertThat(line()).contains("revoked");
        try (RunningServer running = server.serve()) {
            assertThat(me(running, key)).isEqualTo(401);
        }
        assertThat(OperatedServer.run("audit", "verify", "--data", server.data())
                        .exit())
                .isEqualTo(ExitCode.OK);
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
        server.configure("sign-in: {ways: [session]}\n");
        assertThat(issue(folder.resolve("ana.key")).err()).contains("C9081");
        assertThat(folder.resolve("ana.key")).doesNotExist();
    }

    private String line() {
        return OperatedServer.run("access", "keys", "--config", server.config()).out();
    }

    private Said issue(Path out) {
        return server.issue("ana", "security-officer", out);
    }

    private int me(RunningServer running, String key) throws Exception {
        return server.send(running, "/v1/access/me", HttpRequest.newBuilder().header("Authorization", "Bearer " + key))
                .statusCode();
    }
}
