package health.cordon.cli;

import health.cordon.audit.AuditLog;
import health.cordon.audit.AuditReader;
import health.cordon.audit.AuditReceipt;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.CfrParagraph;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Disclosure;
import health.cordon.audit.entry.DisclosureBasis;
import health.cordon.audit.entry.Reason;
import health.cordon.audit.entry.RecipientId;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.audit.entry.RoleName;
import health.cordon.audit.export.AccountingOfDisclosures;
import health.cordon.audit.export.Recipients;
import health.cordon.cli.batch.AtomicFile;
import health.cordon.cli.outcome.CliError;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The commands about disclosures, 45 CFR 164.528. */
final class AuditDisclosureCommands {

    private AuditDisclosureCommands() {}

    /** {@code cordon audit accounting}. */
    @Command(
            name = "accounting",
            description =
                    "Write the accounting of disclosures of one patient for the last six years (45 CFR 164.528), as"
                            + " HTML or JSON.",
            footer =
                    "  cordon audit accounting --data /var/lib/cordon --patient - --keyset my.keyset --out accounting.html")
    static final class Accounting implements Callable<Integer> {

        private final Io io;

        @Mixin
        private AuditData data = new AuditData();

        @Mixin
        private AuditPatient patient = new AuditPatient();

        @Option(
                names = "--recipients",
                paramLabel = "FILE",
                description = "Names and addresses of recipients: a line each, id, tab, name, tab, address.")
        private @Nullable Path recipients;

        @Option(names = "--on", paramLabel = "TIME", description = "When it was asked for; default: now.")
        private @Nullable String on;

        @Option(
                names = "--suspended",
                paramLabel = "RECIPIENT",
                description = "Leave out this recipient, whose agency had the accounting suspended (164.528(a)(2))."
                        + " Repeatable.")
        private List<String> suspended = List.of();

        @Option(names = "--json", description = "JSON in place of HTML.")
        private boolean json;

        @Option(names = "--out", paramLabel = "FILE", description = "Where to; default: standard output.")
        private @Nullable Path out;

        @Mixin
        private StandardOptions standard = new StandardOptions();

        Accounting(Io io) {
            this.io = io;
        }

        @Override
        public Integer call() {
            if (!patient.isGiven()) {
                throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--patient"));
            }
            AuditReader reader = data.read(io);
            AccountingOfDisclosures accounting = AccountingOfDisclosures.of(
                    reader,
                    patient.all(io),
                    recipients == null ? Recipients.NONE : Recipients.read(recipients),
                    on == null ? Instant.now() : AuditFilter.time(on, "--on"),
                    suspended.stream().map(RecipientId::new).collect(Collectors.toSet()));
            String page = json ? accounting.json() : accounting.html();
            if (out == null) {
                io.print(page);
            } else {
                write(out, page);
            }
            return 0;
        }

        private static void write(Path file, String page) {
            try (AtomicFile output = AtomicFile.at(file)) {
                output.stream().write(page.getBytes(StandardCharsets.UTF_8));
                output.commit();
            } catch (IOException e) {
                throw new CordonException(CliError.CANNOT_WRITE, e, SafeArg.path(file));
            }
        }
    }

    /** {@code cordon audit record}. */
    @Command(
            name = "record",
            description = "Record a disclosure that was made outside Cordon, on paper or by telephone, so that an"
                    + " accounting lists it. Not while a server writes the log.",
            footer = "  cordon audit record --data /var/lib/cordon --patient - --keyset my.keyset --recipient"
                    + " state-registry --basis PUBLIC_HEALTH --purpose PUBHLTH --resource RECORD/lab-results")
    static final class Record implements Callable<Integer> {

        private final Io io;

        @Mixin
        private AuditData data = new AuditData();

        @Mixin
        private AuditPatient patient = new AuditPatient();

        @Option(names = "--recipient", required = true, paramLabel = "ID", description = "Who received it.")
        private String recipient = "";

        @Option(
                names = "--basis",
                required = true,
                paramLabel = "BASIS",
                description = "On what ground, such as PUBLIC_HEALTH, REQUIRED_BY_LAW, LAW_ENFORCEMENT.")
        private DisclosureBasis basis = DisclosureBasis.NOT_PERMITTED;

        @Option(names = "--purpose", required = true, paramLabel = "CODE", description = "For which purpose of use.")
        private PurposeOfUse purpose = PurposeOfUse.HCOMPL;

        @Option(names = "--resource", required = true, paramLabel = "KIND/ID", description = "What was disclosed.")
        private String resource = "";

        @Mixin
        private StandardOptions standard = new StandardOptions();

        Record(Io io) {
            this.io = io;
        }

        @Override
        public Integer call() {
            if (!patient.isGiven()) {
                throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--patient"));
            }
            AuditEntry entry = AuditEntry.of(
                            AuditData.operator(),
                            new RoleName("operator"),
                            purpose,
                            AuditAction.DISCLOSE,
                            ResourceRef.parse(resource))
                    .decided(Decision.PERMIT, Reason.RECORDED_BY_HAND)
                    .subject(patient.one(io))
                    .paragraph(new CfrParagraph(basis.citation()))
                    .disclosure(new Disclosure(new RecipientId(recipient), basis))
                    .build();
            try (AuditLog log = AuditLog.open(data.folder())) {
                AuditReceipt receipt = log.append(entry);
                io.println("recorded as entry " + receipt.index());
            }
            return 0;
        }
    }
}
