package health.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.audit.AuditLog;
import health.cordon.audit.AuditReader;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.PrincipalId;
import health.cordon.audit.entry.Reason;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.audit.entry.RoleName;
import health.cordon.cli.Launched.Ended;
import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code cordon audit} from end to end, and a verifier of another language that knows nothing of Cordon. */
@Timeout(300)
class AuditProcessTest {

    private static final String PATIENT = "00419937";

    @TempDir
    private Path folder;

    @BeforeEach
    void make() {
        try (AuditLog log = AuditLog.open(folder.resolve("data/audit"))) {
            for (int i = 0; i < 300; i++) {
                log.append(entry(i));
            }
        }
    }

    @Test
    @Cfr("164.528(b)(2)")
    void aDisclosureIsRecordedFoundProvenAndAccountedFor() throws Exception {
        assertThat(Launched.run(folder, "keyset", "new", "my.keyset").exit()).isZero();
        Ended recorded = patient(
                "audit",
                "record",
                "--data",
                "data",
                "--patient",
                "-",
                "--keyset",
                "my.keyset",
                "--recipient",
                "state-registry",
                "--basis",
                "public_health",
                "--purpose",
                "pubhlth",
                "--resource",
                "RECORD/lab-results");
        assertThat(recorded.exit()).as(recorded.err()).isZero();
        assertThat(recorded.out()).isEqualTo("recorded as entry 300\n");

        Ended verified = Launched.run(folder, "audit", "verify", "--data", "data");
        assertThat(verified.exit()).as(verified.err()).isZero();
        assertThat(verified.out())
                .startsWith("verified: 301 entries\ncordon/audit/")
                .contains("\n301\n");
        Ended found = patient("audit", "search", "--data", "data", "--patient", "-", "--keyset", "my.keyset");
        assertThat(found.out().lines()).hasSize(1);
        assertThat(found.out())
                .startsWith("{\"index\":300,\"v\":1,")
                .contains("\"recipient\":\"state-registry\"", "\"subject\":\"PSN-")
                .doesNotContain(PATIENT);
        assertThat(Launched.run(folder, "audit", "search", "--data", "data", "--who", "user-3", "--count")
                        .out())
                .isEqualTo("43\n");
        assertThat(Launched.run(
                                folder,
                                "audit",
                                "search",
                                "--data",
                                "data",
                                "--purpose",
                                "TREAT",
                                "--from",
                                "2020-01-01",
                                "--before",
                                "2021-01-01T00:00:00Z")
                        .out())
                .isEmpty();
        assertThat(Launched.run(
                                folder,
                                "audit",
                                "search",
                                "--data",
                                "data",
                                "--resource",
                                "DATASET/notes",
                                "--limit",
                                "2")
                        .out()
                        .lines())
                .hasSize(2);

        Files.writeString(folder.resolve("who.tsv"), "state-registry\tState Cancer Registry\t1 Main St\n");
        Ended page = patient(
                "audit",
                "accounting",
                "--data",
                "data",
                "--patient",
                "-",
                "--keyset",
                "my.keyset",
                "--recipients",
                "who.tsv",
                "--out",
                "accounting.html");
        assertThat(page.exit()).as(page.err()).isZero();
        assertThat(folder.resolve("accounting.html"))
                .content()
                .contains("State Cancer Registry", "164.512(b)", "[300]")
                .doesNotContain(PATIENT);
        assertThat(patient("audit", "accounting", "--data", "data", "--patient", "-", "--keyset", "my.keyset", "--json")
                        .out())
                .contains("\"recipient\":\"state-registry\"");
        for (String format : List.of("ndjson", "fhir", "cef")) {
            assertThat(Launched.run(folder, "audit", "export", "--data", "data", "--format", format, "--start", "299")
                            .out()
                            .lines())
                    .hasSize(2);
        }
        assertThat(Launched.run(folder, "audit", "tail", "--data", "data", "--lines", "3")
                        .out()
                        .lines())
                .hasSize(3);
    }

    @Test
    @Cfr("164.312(c)(2)")
    void aVerifierOfAnotherLanguageAcceptsTheProofsAndNothingElse() throws Exception {
        Path log = folder.resolve("data/audit");
        Ended old = Launched.run(folder, "audit", "prove", "--data", "data", "--index", "0", "--json");
        assertThat(old.exit()).as(old.err()).isZero();
        Path kept = Files.copy(log.resolve("checkpoint"), folder.resolve("kept.txt"));
        try (AuditLog opened = AuditLog.open(log)) {
            opened.append(entry(300));
        }
        Ended proof = Launched.run(
                folder, "audit", "prove", "--data", "data", "--index", "300", "--index", "17", "--from", "300",
                "--from", "1", "--json");
        assertThat(proof.out())
                .startsWith("{\"vkey\":\"cordon/audit/")
                .contains("\"checkpoint\":\"cordon/audit/", "\"inclusion\":[{\"index\":300,\"leaf\":\"")
                .contains("\"consistency\":[{\"oldSize\":300,\"oldRoot\":\"")
                .hasLineCount(1);
        String vkey = Files.readString(log.resolve("log.vkey")).strip();
        Ended accepted = python(proof.out(), "--vkey", vkey, "--kept", kept.toString());
        assertThat(accepted.exit()).as(accepted.err()).isZero();
        assertThat(accepted.out()).startsWith("300 {\"v\":1,").contains("\n17 {\"v\":1,");
        // An independent eye on each part: every change of a value is refused.
        for (String[] change : new String[][] {
            {"\"index\":17", "\"index\":18"},
            {"\"oldSize\":300", "\"oldSize\":299"},
            {"\\n301\\n", "\\n302\\n"},
            {"\"leaf\":\"ey", "\"leaf\":\"fy"},
            {"\"proof\":[\"", "\"proof\":[\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\",\""},
        }) {
            assertThat(proof.out()).contains(change[0]);
            Ended refused = python(proof.out().replace(change[0], change[1]), "--vkey", vkey);
            assertThat(refused.exit()).as(change[0]).isEqualTo(1);
            assertThat(refused.err()).startsWith("NOT VERIFIED");
        }
        assertThat(python(old.out(), "--vkey", vkey.replace("+", "x+")).exit()).isEqualTo(1);
        assertThat(Launched.run(folder, "audit", "prove", "--data", "data", "--index", "301")
                        .err())
                .contains("C6014");
    }

    @Test
    void whatDoesNotVerifyEndsWithOneAndSaysWhere() throws IOException {
        Path bundle = folder.resolve("data/audit/tile/entries/000");
        String text = Files.readString(bundle, StandardCharsets.ISO_8859_1);
        Files.writeString(bundle, text.replaceFirst("user-1", "user-2"), StandardCharsets.ISO_8859_1);
        Ended ended = Launched.run(folder, "audit", "verify", "--data", "data");
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).contains("ENTRY_CHANGED, entry 1]").doesNotContain("\tat ");
        assertThat(Launched.run(folder, "audit", "verify", "--data", "data", "--json")
                        .out())
                .startsWith("{\"verified\":false,")
                .contains("\"finding\":\"ENTRY_CHANGED\"");
        Files.writeString(folder.resolve("data/audit/checkpoint"), "nothing");
        assertThat(Launched.run(folder, "audit", "verify", "--data", "data").exit())
                .isEqualTo(1);
        assertThat(Launched.run(folder, "audit", "tail", "--data", "data").exit())
                .isEqualTo(1);
        assertThat(Launched.run(folder, "audit", "verify", "--data", "nowhere").exit())
                .isEqualTo(3);
        assertThat(Launched.run(folder, "audit", "search", "--data", "nowhere").err())
                .contains("C6000");
    }

    @Test
    void aSecondWriterIsRefusedAndReadersAreNot() {
        try (AuditLog log = AuditLog.open(folder.resolve("data/audit"))) {
            log.append(entry(1));
            log.publish();
            Ended refused = Launched.run(folder, "audit", "hold", "list", "--data", "data");
            assertThat(refused.exit()).isEqualTo(3);
            assertThat(refused.err()).contains("C6001");
            assertThat(Launched.run(folder, "audit", "verify", "--data", "data").out())
                    .startsWith("verified: 301 entries");
        }
    }

    @Test
    void holdsAreLaidAndLiftedAndPruningKeepsSixYears() {
        assertThat(Launched.run(folder, "audit", "hold", "add", "--data", "data", "case-12", "--who", "user-3")
                        .exit())
                .isZero();
        assertThat(Launched.run(folder, "audit", "hold", "list", "--data", "data")
                        .out())
                .isEqualTo("case-12 * user-3 *\n");
        assertThat(Launched.run(folder, "audit", "prune", "--data", "data").out())
                .isEqualTo("0 entries pruned\n");
        assertThat(Launched.run(folder, "audit", "prune", "--data", "data", "--years", "5")
                        .err())
                .contains("C6063");
        assertThat(Launched.run(folder, "audit", "hold", "release", "--data", "data", "case-12")
                        .exit())
                .isZero();
        assertThat(Launched.run(folder, "audit", "reindex", "--data", "data").exit())
                .isZero();
        assertThat(Launched.run(folder, "audit", "verify", "--data", "data").out())
                .startsWith("verified: 302 entries");
    }

    @Test
    void aWitnessOfAnotherProcessCosigns() throws Exception {
        Process process = Launched.process(
                folder, List.of(), "audit", "witness", "--state", "state", "--log", "data/audit/log.vkey");
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String url = out.readLine().replace("ready ", "");
            String vkey = out.readLine();
            Ended cosigned = Launched.run(folder, "audit", "cosign", "--data", "data", "--url", url, "--witness", vkey);
            assertThat(cosigned.exit()).as(cosigned.err()).isZero();
            assertThat(cosigned.out()).contains("\n\u2014 cordon/witness ");
            assertThat(Launched.run(folder, "audit", "verify", "--data", "data").out())
                    .startsWith("verified: 300 entries, 1 earlier checkpoints");
            // Its cosignature holds for the other verifier too.
            String proof = Launched.run(folder, "audit", "prove", "--data", "data", "--index", "5")
                    .out();
            String note = cosigned.out().replace("\n", "\\n");
            String own =
                    Files.readString(folder.resolve("data/audit/checkpoint")).replace("\n", "\\n");
            assertThat(proof).contains(own);
            Ended accepted = python(proof.replace(own, note), "--witness", vkey);
            assertThat(accepted.exit()).as(accepted.err()).isZero();
            assertThat(python(proof, "--witness", vkey).exit()).isEqualTo(1);
        } finally {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whatAKilledWriterLeftIsBroughtInByTheFirstReader() throws Exception {
        // A journal as it lies there when the writer died before the tree had its last entries.
        Path log = folder.resolve("data/audit");
        byte[] checkpoint = Files.readAllBytes(log.resolve("checkpoint"));
        Path journal = Files.createDirectory(folder.resolve("journal"));
        try (AuditLog opened = AuditLog.open(log)) {
            opened.append(entry(1));
            opened.append(entry(2));
            try (var segments = Files.list(log.resolve("journal"))) {
                for (Path segment : segments.toList()) {
                    Files.copy(segment, journal.resolve(segment.getFileName()));
                }
            }
        }
        try (var segments = Files.list(log.resolve("journal"))) {
            for (Path segment : segments.toList()) {
                Files.delete(segment);
            }
        }
        try (var segments = Files.list(journal)) {
            for (Path segment : segments.toList()) {
                Files.copy(segment, log.resolve("journal").resolve(segment.getFileName()));
            }
        }
        Files.write(log.resolve("checkpoint"), checkpoint);
        Ended verified = Launched.run(folder, "audit", "verify", "--data", "data");
        assertThat(verified.exit()).as(verified.err()).isZero();
        assertThat(verified.err()).contains("2 acknowledged entries in the journal");
        Ended proven = Launched.run(folder, "audit", "prove", "--data", "data", "--index", "301");
        assertThat(proven.exit()).as(proven.err()).isZero();
        assertThat(proven.err()).contains("2 entries that a stopped writer left");
        assertThat(AuditReader.open(log).size()).isEqualTo(302);
    }

    private Ended patient(String... args) {
        return Launched.run(folder, PATIENT.getBytes(StandardCharsets.UTF_8), args);
    }

    private Ended python(String proof, String... args) throws Exception {
        Path file = Files.writeString(folder.resolve("proof.json"), proof);
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        List<String> command = new java.util.ArrayList<>(List.of(
                "python3", root.resolve("bench/audit-verifier/verify.py").toString(), file.toString()));
        command.addAll(List.of(args));
        Process process;
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException e) {
            Assumptions.abort("no python3 here");
            return new Ended(1, "", "");
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, err);
    }

    private static AuditEntry entry(int number) {
        return AuditEntry.of(
                        new PrincipalId("user-" + number % 7),
                        new RoleName("clinician"),
                        PurposeOfUse.TREAT,
                        AuditAction.READ,
                        ResourceRef.named(ResourceKind.DATASET, "notes"))
                .decided(Decision.PERMIT, Reason.POLICY_PERMITS)
                .build();
    }
}
