package health.cordon.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.audit.AuditLog;
import health.cordon.audit.AuditReader;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Reason;
import health.cordon.core.Cfr;
import health.cordon.deid.Profile;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.server.RunningServer;
import health.cordon.server.TestServer;
import health.cordon.server.Wiring;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.dev.DevFolder;
import health.cordon.server.http.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who stands at the doors without a key, or with one and too much. */
@Cfr("164.312(d)")
class DoorsTest {

    private static final String CHAT =
            "{\"model\":\"echo\",\"messages\":[{\"role\":\"user\",\"content\":\"Say hello\"}]}";

    @TempDir
    private Path folder;

    private RunningServer server(UnaryOperator<ServerConfig> change) {
        DevFolder dev = new DevFolder(folder);
        GatewaySettings settings = new GatewaySettings(null, null, List.of(), Profile.FAST, true);
        return Wiring.start(
                change.apply(dev.prepare(0)),
                Optional.of(dev),
                Optional.of(settings),
                new PrintStream(PrintStream.nullOutputStream()));
    }

    private String key() throws IOException {
        return "Authorization: Bearer "
                + Files.readString(folder.resolve("dev/admin.key"), StandardCharsets.US_ASCII)
                        .strip();
    }

    /** Sends a head and what of the body there is, and reads to the end. */
    private static String asked(URI server, String line, String header, long length, String body) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            String head =
                    line + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n"
                            + (header.isEmpty() ? "" : header + "\r\n")
                            + "Content-Length: " + length + "\r\n\r\n" + body;
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            byte[] some = new byte[8192];
            // An answer comes whole in one or two reads; its connection may stay open for a body that never comes.
            while (!answer.toString(StandardCharsets.UTF_8).endsWith("}")) {
                int count = socket.getInputStream().read(some);
                if (count < 0) {
                    break;
                }
                answer.write(some, 0, count);
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    private static String chat(URI server, String header) throws IOException {
        return asked(server, "POST /v1/chat/completions", header, CHAT.length(), CHAT);
    }

    private List<AuditEntry> entries() {
        try (AuditLog log = AuditLog.open(folder.resolve("audit"))) {
            AuditReader reader = log.read();
            List<AuditEntry> all = new ArrayList<>();
            for (long i = 0; i < reader.size(); i++) {
                all.add(reader.entry(i).entry());
            }
            return all;
        }
    }

    @Test
    void nobodysBodyIsRead() throws IOException {
        try (RunningServer server = server(config -> config)) {
            URI at = server.address();
            // Of 30 MB that are announced not a byte comes, and the answer comes all the same.
            for (String header : List.of("", "Authorization: Bearer wrong")) {
                assertThat(asked(at, "POST /v1/chat/completions", header, 30_000_000, ""))
                        .startsWith("HTTP/1.1 401")
                        .contains("\"not_authenticated\"");
                assertThat(asked(at, "POST /v1/messages", header, 30_000_000, ""))
                        .startsWith("HTTP/1.1 401")
                        .contains("\"authentication_error\"");
            }
        }
    }

    @Test
    void tooLargeIsToldInTheDialect() throws IOException {
        try (RunningServer server = server(config -> config)) {
            URI at = server.address();
            assertThat(asked(at, "POST /v1/chat/completions", key(), 40_000_000, ""))
                    .startsWith("HTTP/1.1 413")
                    .contains("{\"error\":{", "\"too_large\"")
                    .doesNotContain("urn:cordon");
            assertThat(asked(at, "POST /v1/messages", key(), 40_000_000, ""))
                    .startsWith("HTTP/1.1 413")
                    .contains("{\"type\":\"error\"", "\"request_too_large\"");
            String twice = key() + "\r\ncordon-purpose: TREAT\r\ncordon-purpose: HPAYMT";
            assertThat(chat(at, twice)).startsWith("HTTP/1.1 400").contains("{\"error\":{", "\"bad_header\"");
        }
        assertThat(entries())
                .filteredOn(entry -> entry.decision() == Decision.DENY)
                .extracting(AuditEntry::reason)
                .contains(Reason.MALFORMED_REQUEST);
    }

    @Test
    void requestsWithoutAKeyAreRecordedOnceAMinute() throws IOException {
        try (RunningServer server = server(config -> config)) {
            for (int i = 0; i < 5; i++) {
                assertThat(chat(server.address(), "")).startsWith("HTTP/1.1 401");
            }
        }
        assertThat(entries())
                .filteredOn(entry -> entry.action() == AuditAction.LOGIN)
                .hasSize(1)
                .allMatch(entry -> entry.reason() == Reason.NOT_AUTHENTICATED);
    }

    @Test
    void aPrincipalHasSoManyRequests() throws IOException {
        List<String> answers = new ArrayList<>();
        try (RunningServer server =
                server(config -> TestServer.strict(config, config.limits().stall(), 1))) {
            for (int i = 0; i < 20; i++) {
                answers.add(chat(server.address(), key()));
            }
        }
        assertThat(answers.getFirst()).startsWith("HTTP/1.1 200");
        List<String> refused =
                answers.stream().filter(each -> each.startsWith("HTTP/1.1 429")).toList();
        assertThat(refused)
                .hasSizeGreaterThan(2)
                .allSatisfy(each -> assertThat(each.toLowerCase(java.util.Locale.ROOT))
                        .contains("retry-after: ", "\"too_many_requests\""));
        assertThat(entries())
                .filteredOn(entry -> entry.reason() == Reason.RATE_LIMITED)
                .hasSize(1);
    }

    @Test
    void whoGuessesIsLockedOutAndToldUntilWhen() throws IOException {
        List<String> answers = new ArrayList<>();
        try (RunningServer server = server(config -> config)) {
            for (int i = 0; i < 40; i++) {
                answers.add(asked(server.address(), "POST /v1/messages", "x-api-key: wrong" + i, 100, ""));
            }
        }
        assertThat(answers.getFirst()).startsWith("HTTP/1.1 401");
        assertThat(answers.getLast()).startsWith("HTTP/1.1 429").contains("\"rate_limit_error\"");
        String header = answers.getLast().toLowerCase(java.util.Locale.ROOT);
        assertThat(header.replaceAll("(?s).*retry-after: (\\d+).*", "$1"))
                .matches("\\d+")
                .isNotEqualTo("1");
    }

    @Test
    void aConversationIsForgottenOnRequest() throws IOException {
        try (RunningServer server = server(config -> config)) {
            // Whatever name one may have, it can be erased by.
            assertThat(InboundRequest.CONVERSATION_FORM).isEqualTo(Endpoint.ID);
            assertThat(asked(server.address(), "DELETE /v1/conversations/c1", key(), 0, ""))
                    .startsWith("HTTP/1.1 204");
            assertThat(asked(server.address(), "DELETE /v1/conversations/c1", "", 0, ""))
                    .startsWith("HTTP/1.1 401");
        }
        assertThat(entries())
                .filteredOn(entry -> entry.action() == AuditAction.DELETE)
                .hasSize(1);
    }
}
