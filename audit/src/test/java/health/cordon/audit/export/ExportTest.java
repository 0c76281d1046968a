package health.cordon.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.audit.AuditError;
import health.cordon.audit.AuditLog;
import health.cordon.audit.AuditReader;
import health.cordon.audit.Entries;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.AuditRecord;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Disclosure;
import health.cordon.audit.entry.DisclosureBasis;
import health.cordon.audit.entry.IdentifierCounts;
import health.cordon.audit.entry.Outcome;
import health.cordon.audit.entry.PrincipalId;
import health.cordon.audit.entry.Reason;
import health.cordon.audit.entry.RecipientId;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.audit.entry.RoleName;
import health.cordon.audit.index.Query;
import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {

    @TempDir
    Path data;

    @Test
    void eachFormatSaysWhatTheEntrySays() throws Exception {
        Path folder = data.resolve("audit");
        try (AuditLog log = AuditLog.open(folder)) {
            log.append(disclosure(1, DisclosureBasis.PUBLIC_HEALTH, "state-registry", Outcome.SUCCESS));
            for (int i = 0; i < 300; i++) {
                log.append(Entries.any(i));
            }
        }
        AuditReader reader = AuditReader.open(folder);
        List<AuditRecord> all = new ArrayList<>();
        reader.search(Query.ALL, all::add);
        AuditRecord first = all.getFirst();
        assertThat(ExportFormat.NDJSON.line("log", first))
                .startsWith("{\"index\":0,\"v\":1,\"time\":\"" + first.json().substring(15, 42) + "\",\"who\":");
        assertThat(ExportFormat.CEF.line("log", first))
                .startsWith("CEF:0|Cordon|Cordon|1|DISCLOSE|DISCLOSE RECORD PERMIT|3|rt=")
                .contains(" suser=dr.adler ", " cs1Label=purpose cs1=PUBHLTH", " cs3=" + Entries.patient(1), " cn1=3");
        assertThat(ExportFormat.FHIR.line("log", first))
                .startsWith("{\"resourceType\":\"AuditEvent\",\"id\":\"cordon-0\",\"type\":{\"system\":")
                .contains(
                        "\"action\":\"R\"",
                        "\"outcome\":\"0\"",
                        "\"code\":\"PUBHLTH\"",
                        "\"code\":\"110106\"",
                        "{\"type\":\"identifiers.NAME\",\"valueString\":\"2\"}",
                        "{\"type\":\"basis\",\"valueString\":\"PUBLIC_HEALTH\"}",
                        "\"value\":\"" + Entries.patient(1) + "\"");
        for (AuditRecord record : all) {
            for (ExportFormat format : ExportFormat.values()) {
                assertThat(format.line("log", record)).doesNotContain("\n", "Optional", "null");
            }
        }
    }

    @Test
    @Cfr("164.528(b)(2)")
    void anAccountingListsWhatTheRuleAsksForAndNothingElse() throws Exception {
        Path folder = data.resolve("audit");
        try (AuditLog log = AuditLog.open(folder)) {
            log.append(disclosure(1, DisclosureBasis.PUBLIC_HEALTH, "state-registry", Outcome.SUCCESS));
            log.append(disclosure(2, DisclosureBasis.PUBLIC_HEALTH, "state-registry", Outcome.SUCCESS));
            log.append(disclosure(1, DisclosureBasis.TREATMENT_PAYMENT_OPERATIONS, "lab-one", Outcome.SUCCESS));
            log.append(disclosure(1, DisclosureBasis.LAW_ENFORCEMENT, "county-sheriff", Outcome.SUCCESS));
            log.append(disclosure(1, DisclosureBasis.JUDICIAL, "court", Outcome.SERIOUS_FAILURE));
            log.append(disclosure(1, DisclosureBasis.RESEARCH, "trial-group", Outcome.SUCCESS));
            log.append(Entries.entry(1));
        }
        Path file = data.resolve("recipients.tsv");
        Files.writeString(
                file,
                "# who is who\n\nstate-registry\tState Cancer Registry\t1 Main St, Springfield\n"
                        + "trial-group\tTrial <Group> & \"Co\"\n");
        AuditReader reader = AuditReader.open(folder);
        AccountingOfDisclosures accounting = AccountingOfDisclosures.of(
                reader, List.of(Entries.patient(1)), Recipients.read(file), Instant.now(), Set.of());
        assertThat(accounting.lines())
                .extracting(AccountingOfDisclosures.Line::index)
                .containsExactly(0L, 3L, 5L);
        assertThat(accounting.exempt()).isEqualTo(1);
        AccountingOfDisclosures.Line line = accounting.lines().getFirst();
        assertThat(line.recipient()).isEqualTo("State Cancer Registry");
        assertThat(line.address()).contains("1 Main St, Springfield");
        assertThat(line.description()).isEqualTo("record lab-results, with identifiers: 2 name, 1 date");
        assertThat(line.purpose()).isEqualTo("Disclosed for public health activities (public health).");
        assertThat(line.basis()).isEqualTo("164.512(b)");
        assertThat(accounting.html())
                .contains("State Cancer Registry<br>1 Main St, Springfield", "Trial &lt;Group&gt; &amp; &quot;Co&quot;")
                .contains("45 CFR 164.528", reader.checkpoint().checkpoint().origin())
                .doesNotContain("http:", "https:", "<script", "lab-one", "court");
        assertThat(accounting.json())
                .startsWith("{\"from\":\"")
                .contains("\"recipient\":\"Trial <Group> & \\\"Co\\\"\"", "\"exempt\":1")
                .endsWith("}\n");
        // Suspended by an agency: left out and not counted. Another individual: nothing.
        assertThat(AccountingOfDisclosures.of(
                                reader,
                                List.of(Entries.patient(1)),
                                Recipients.NONE,
                                Instant.now(),
                                Set.of(new RecipientId("county-sheriff")))
                        .lines())
                .extracting(AccountingOfDisclosures.Line::recipient)
                .containsExactly("state-registry", "trial-group");
        assertThat(AccountingOfDisclosures.of(
                                reader, List.of(Entries.patient(9)), Recipients.NONE, Instant.now(), Set.of())
                        .html())
                .contains("There were none");
        // Six years are over.
        assertThat(AccountingOfDisclosures.of(
                                reader,
                                List.of(Entries.patient(1)),
                                Recipients.NONE,
                                Instant.now().plus(java.time.Duration.ofDays(6 * 366)),
                                Set.of())
                        .lines())
                .isEmpty();
        Files.writeString(file, "only-an-id\n");
        assertThatThrownBy(() -> Recipients.read(file))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(AuditError.BAD_RECIPIENTS));
    }

    private static AuditEntry disclosure(int patient, DisclosureBasis basis, String to, Outcome outcome) {
        return AuditEntry.of(
                        new PrincipalId("dr.adler"),
                        new RoleName("clinician"),
                        PurposeOfUse.PUBHLTH,
                        AuditAction.DISCLOSE,
                        ResourceRef.named(ResourceKind.RECORD, "lab-results"))
                .decided(Decision.PERMIT, Reason.REQUIRED_BY_LAW)
                .outcome(outcome)
                .subject(Entries.patient(patient))
                .identifiers(IdentifierCounts.of(Map.of(PhiKind.NAME, 2, PhiKind.DATE, 1)))
                .disclosure(new Disclosure(new RecipientId(to), basis))
                .build();
    }
}
