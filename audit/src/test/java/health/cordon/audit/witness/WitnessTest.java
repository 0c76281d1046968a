package health.cordon.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.audit.AuditError;
import health.cordon.audit.AuditLog;
import health.cordon.audit.AuditReader;
import health.cordon.audit.Entries;
import health.cordon.audit.Finding;
import health.cordon.audit.note.SignedCheckpoint;
import health.cordon.audit.note.SigningKey;
import health.cordon.audit.note.VerifierKey;
import health.cordon.audit.verify.LogVerifier;
import health.cordon.audit.verify.Problem;
import health.cordon.audit.verify.VerifyReport;
import health.cordon.core.error.CordonException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {

    private static final SigningKey KEY = SigningKey.generate("log.example/w");

    @TempDir
    Path data;

    private Path folder = Path.of("");
    private Path state = Path.of("");

    @BeforeEach
    void make() {
        folder = data.resolve("audit");
        state = data.resolve("witness");
        append(folder, 10);
    }

    @Test
    void aLogIsCosignedAsItGrowsAndVerifiesAgainstIt() throws Exception {
        try (Witness witness = witness();
                WitnessServer server = serve(witness)) {
            WitnessClient client = new WitnessClient(url(server), witness.verifierKey());
            Instant before = Instant.ofEpochSecond(Instant.now().getEpochSecond());
            for (int round = 0; round < 4; round++) {
                SignedCheckpoint cosigned = client.cosign(folder);
                assertThat(cosigned.size()).isEqualTo(10 + round * 300L);
                assertThat(cosigned.cosignedBy(witness.verifierKey()).orElseThrow())
                        .isBetween(before, Instant.now());
                // The same checkpoint again is cosigned again.
                client.cosign(folder);
                append(folder, 300);
                VerifyReport report = verified();
                assertThat(report.problems()).isEmpty();
                assertThat(report.compared()).isEqualTo(1);
            }
            // A client that has forgotten what was cosigned is told by the witness.
            Files.delete(folder.resolve("witness/" + witness.verifierKey().hexId() + ".checkpoint"));
            assertThat(client.cosign(folder).size()).isEqualTo(1210);
        }
    }

    @Test
    void rollbacksAndForksAreRefusedAlsoAfterARestart() throws Exception {
        Path fork = data.resolve("fork");
        append(fork, 5);
        append(folder, 20);
        try (Witness witness = witness();
                WitnessServer server = serve(witness)) {
            new WitnessClient(url(server), witness.verifierKey()).cosign(folder);
        }
        append(fork, 40);
        try (Witness witness = witness();
                WitnessServer server = serve(witness)) {
            WitnessClient client = new WitnessClient(url(server), witness.verifierKey());
            refused(AuditError.WITNESS_REFUSED, () -> client.cosign(fork));
            Path shorter = data.resolve("shorter");
            append(shorter, 3);
            refused(AuditError.WITNESS_REFUSED, () -> client.cosign(shorter));
            Path equal = data.resolve("equal");
            append(equal, 30);
            refused(AuditError.WITNESS_REFUSED, () -> client.cosign(equal));
            assertThat(client.cosign(folder).size()).isEqualTo(30);
        }
    }

    @Test
    void aLogThatWasRolledBackBehindItsWitnessIsFound() throws Exception {
        append(folder, 40);
        try (Witness witness = witness();
                WitnessServer server = serve(witness)) {
            new WitnessClient(url(server), witness.verifierKey()).cosign(folder);
        }
        Path other = data.resolve("other");
        append(other, 20);
        copy(folder.resolve("witness"), other.resolve("witness"));
        assertThat(LogVerifier.verify(other, KEY.logKey(), List.of(), false, 1).problems())
                .extracting(Problem::finding)
                .containsExactly(Finding.ROLLED_BACK);
        append(other, 100);
        assertThat(LogVerifier.verify(other, KEY.logKey(), List.of(), false, 1).problems())
                .extracting(Problem::finding)
                .containsExactly(Finding.FORKED);
    }

    @Test
    void answersAreThoseOfTheProtocol() throws Exception {
        try (Witness witness = witness()) {
            AuditReader reader = AuditReader.open(folder);
            String note = reader.checkpoint().note();
            assertThat(witness.addCheckpoint("old 0\n\n" + note).status()).isEqualTo(200);
            Witness.Answer conflict = witness.addCheckpoint("old 0\n\n" + note);
            assertThat(conflict.status()).isEqualTo(409);
            assertThat(conflict.type()).isEqualTo("text/x.tlog.size");
            assertThat(conflict.body()).isEqualTo("10\n");
            assertThat(witness.addCheckpoint("old 10\n\n" + note).status()).isEqualTo(200);
            assertThat(witness.addCheckpoint("old 11\n\n" + note).status()).isEqualTo(400);
            append(folder, 5);
            String later = AuditReader.open(folder).checkpoint().note();
            assertThat(witness.addCheckpoint("old 10\n\n" + later).status()).isEqualTo(422);
            assertThat(witness.addCheckpoint("old 10\n\n" + later.replace("\n15\n", "\n16\n"))
                            .status())
                    .isEqualTo(403);
            String stranger = SigningKey.generate("who")
                    .sign(reader.checkpoint().checkpoint())
                    .note();
            assertThat(witness.addCheckpoint("old 10\n\n" + stranger).status()).isEqualTo(403);
            String unknown = SigningKey.generate("who").signNote("who\n1\n" + "A".repeat(43) + "=\n");
            assertThat(witness.addCheckpoint("old 0\n\n" + unknown).status()).isEqualTo(404);
            for (String bad : List.of(
                    "",
                    "old",
                    "old -1\n\n" + note,
                    "old 01\n\n" + note,
                    "old x\n\n" + note,
                    "old 0\nAAAA\n\n" + note,
                    "old 0\n" + ("A".repeat(43) + "=\n").repeat(64) + "\n" + note)) {
                assertThat(witness.addCheckpoint(bad).status()).isEqualTo(400);
            }
        }
    }

    @Test
    void overHttpOnlyTheOneCallIsAnswered() throws Exception {
        try (Witness witness = witness();
                WitnessServer server = serve(witness);
                HttpClient http = HttpClient.newHttpClient()) {
            URI call = url(server).resolve("/add-checkpoint");
            assertThat(status(http, HttpRequest.newBuilder(call).GET())).isEqualTo(405);
            assertThat(status(
                            http,
                            HttpRequest.newBuilder(url(server).resolve("/add-checkpoint/../x"))
                                    .GET()))
                    .isEqualTo(404);
            assertThat(status(
                            http,
                            HttpRequest.newBuilder(call).POST(HttpRequest.BodyPublishers.ofString("x".repeat(70_000)))))
                    .isEqualTo(413);
            assertThat(status(http, HttpRequest.newBuilder(call).POST(HttpRequest.BodyPublishers.ofString("x"))))
                    .isEqualTo(400);
            Path stranger = data.resolve("stranger");
            AuditLog.open(stranger).close();
            WitnessClient client = new WitnessClient(url(server), witness.verifierKey());
            refused(AuditError.WITNESS_UNKNOWN_LOG, () -> client.cosign(stranger));
        }
    }

    @Test
    void withoutItsStateItCosignsNothing() throws IOException {
        try (Witness witness = witness()) {
            String note = note();
            assertThat(witness.addCheckpoint("old 0\n\n" + note).status()).isEqualTo(200);
            Files.writeString(state.resolve(KEY.logKey().hexId() + ".checkpoint"), "gone");
            refused(AuditError.WITNESS_STATE_DAMAGED, () -> witness.addCheckpoint("old 0\n\n" + note));
        }
    }

    @Test
    void oneStateHasOneWitnessAndAKeyOfALogIsNoneOfAWitness() {
        try (Witness witness = witness()) {
            refused(AuditError.LOG_IN_USE, this::witness);
            refused(AuditError.KEY_DAMAGED, () -> new WitnessClient(URI.create("http://127.0.0.1:1"), KEY.logKey()));
            WitnessClient nobody = new WitnessClient(URI.create("http://127.0.0.1:1"), witness.verifierKey());
            refused(AuditError.WITNESS_UNREACHABLE, () -> nobody.cosign(folder));
        }
    }

    private String note() {
        try {
            return AuditReader.open(folder).checkpoint().note();
        } catch (health.cordon.audit.NotVerified e) {
            throw new AssertionError(e);
        }
    }

    private Witness witness() {
        return Witness.open(state, "witness.example/w1", List.<VerifierKey>of(KEY.logKey()));
    }

    private static WitnessServer serve(Witness witness) {
        return WitnessServer.start(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static URI url(WitnessServer server) {
        return URI.create("http://127.0.0.1:" + server.port() + "/");
    }

    private static int status(HttpClient http, HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private VerifyReport verified() {
        return LogVerifier.verify(folder, KEY.logKey(), List.of(), true, 1);
    }

    private static void append(Path folder, int count) {
        try (AuditLog log = AuditLog.open(folder, KEY)) {
            for (int i = 0; i < count; i++) {
                log.append(Entries.any(i));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var all = Files.list(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(path.getFileName()));
            }
        }
    }

    private static void refused(AuditError code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
