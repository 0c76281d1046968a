package health.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.cli.OperatedServer.Said;
import health.cordon.cli.outcome.ExitCode;
import health.cordon.core.Cfr;
import health.cordon.server.RunningServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A privacy officer at the machine of a server that is stopped, and others. */
@Cfr("164.308(a)(4)")
class HistoryCommandTest {

    private static final String NAME = "Thornbury";

    @TempDir
    private Path folder;

    private OperatedServer server;

    @BeforeEach
    void setUp() throws Exception {
        server = new OperatedServer(folder);
        server.configure("""
                gateway:
                  profile: fast
                  endpoints: [{id: echo, kind: echo}]
                  routes: [{model: notes, history: full, preamble: none, endpoints: [echo]}]
                """);
        issued("pat", "privacy-officer");
        issued("sam", "data-scientist");
        issued("app", "service");
    }

    private void issued(String who, String role) {
        Said said = server.issue(who, role, key(who));
        assertThat(said.exit()).as(said.err()).isEqualTo(ExitCode.OK);
    }

    private Path key(String who) {
        return folder.resolve(who + ".key");
    }

    /** The request's id of a call that was kept. */
    private String call(RunningServer running) throws Exception {
        HttpResponse<String> answer = server.send(
                running,
                "/v1/chat/completions",
                HttpRequest.newBuilder()
                        .header(
                                "Authorization",
                                "Bearer " + Files.readString(key("app")).strip())
                        .header("Content-Type", "application/json")
                        .header("Cordon-Patient", "MRN-4711")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"model\":\"notes\",\"messages\":[{\"role\":\"user\",\"content\":\"Dr. Margaret "
                                        + NAME + " wrote\"}]}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.headers().firstValue("cordon-request").orElseThrow();
    }

    private Said history(String who, String purpose, String... more) {
        List<String> args = new ArrayList<>(List.of("history"));
        args.addAll(List.of(more));
        args.addAll(List.of("--config", server.config(), "--key-file", key(who).toString(), "--purpose", purpose));
        return OperatedServer.run(args.toArray(String[]::new));
    }

    @Test
    void whoMayReadsAndTheLogHasIt() throws Exception {
        String request;
        try (RunningServer running = server.serve()) {
            request = call(running);
            assertThat(history("pat", "HCOMPL", "list").err()).contains("C9080", "/v1/history");
        }
        Path patient = Files.writeString(folder.resolve("id.txt"), "MRN-4711\n");
        Path nobody = Files.writeString(folder.resolve("other.txt"), "MRN-1\n");
        Said list = history("pat", "HCOMPL", "list", "--model", "notes", "--patient-file", patient.toString());
        assertThat(list.exit()).as(list.err()).isEqualTo(ExitCode.OK);
        assertThat(list.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("asked", request, "notes", "TREAT", "until 20"),
                        line -> assertThat(line).contains("answered", request));
        assertThat(list.out()).doesNotContain(NAME);
        assertThat(history("pat", "HCOMPL", "list", "--patient-file", nobody.toString())
                        .out())
                .isEmpty();

        Said shown = history("pat", "HLEGAL", "show", request);
        assertThat(shown.out()).contains(NAME, "\"part\":\"asked\"", "\"part\":\"answered\"");
        Path out = folder.resolve("calls.ndjson");
        Said exported = history("pat", "HQUALIMP", "export", "--out", out.toString());
        assertThat(exported.exit()).as(exported.err()).isEqualTo(ExitCode.OK);
        assertThat(exported.err()).contains("2 parts written");
        assertThat(Files.readString(out)).isEqualTo(shown.out());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rw-------");
        assertThat(history("pat", "HQUALIMP", "export", "--out", out.toString()).err())
                .contains("C5033");
        assertThat(OperatedServer.run("audit", "search", "--data", server.data(), "--who", "pat")
                        .out())
                .contains("SEARCH", "READ", "EXPORT", "privacy-officer-reads-what-was-asked");
        assertThat(OperatedServer.run("audit", "verify", "--data", server.data())
                        .exit())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void othersDoNot() throws Exception {
        String request;
        try (RunningServer running = server.serve()) {
            request = call(running);
        }
        Path out = folder.resolve("calls.ndjson");
        for (Said said : List.of(
                history("sam", "HCOMPL", "list"),
                history("sam", "HRESCH", "show", request),
                history("pat", "HRESCH", "show", request),
                history("sam", "HQUALIMP", "export", "--out", out.toString()),
                history("sam", "HCOMPL", "purge", "--before", "2026-01-01", "--yes"))) {
            assertThat(said.exit()).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(said.err()).contains("C8008");
            assertThat(said.out()).isEmpty();
        }
        assertThat(out).doesNotExist();
        Files.writeString(key("nobody"), "cordon-no-key");
        assertThat(history("nobody", "HCOMPL", "list").err()).contains("C9022");
        assertThat(history("pat", "HCOMPL", "show", "no-such-request").err()).contains("C9036");
    }

    @Test
    @Cfr("164.310(d)(2)(i)")
    void theRunningDayIsNotPurged() throws Exception {
        try (RunningServer running = server.serve()) {
            call(running);
        }
        assertThat(history("pat", "HCOMPL", "purge", "--before", "2999-01-01").exit())
                .isNotEqualTo(ExitCode.OK);
        Said purged = history("pat", "HCOMPL", "purge", "--before", "2999-01-01", "--before-retention-ends", "--yes");
        assertThat(purged.out()).contains("0 days purged");
        assertThat(history("pat", "HCOMPL", "list").out().lines()).hasSize(2);
    }
}
