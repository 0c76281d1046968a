package health.cordon.cli;

import health.cordon.audit.AuditReader;
import health.cordon.audit.entry.AuditRecord;
import health.cordon.audit.export.ExportFormat;
import health.cordon.audit.index.Query;
import health.cordon.audit.verify.LogVerifier;
import health.cordon.audit.verify.Problem;
import health.cordon.audit.verify.VerifyReport;
import health.cordon.cli.outcome.CliError;
import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Amounts;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon audit}: what looks into a log; one method a subcommand. What changes something is in the others. */
@Command(
        name = "audit",
        header = "Verify, prove, search and export the audit log.",
        description = "The log is tamper-evident: what it holds can be checked without trusting whoever wrote it.",
        footer = {
            "  cordon audit verify --data /var/lib/cordon",
            "  cordon audit search --data /var/lib/cordon --patient - --keyset my.keyset"
        })
final class AuditCommand {

    private static final int POLL_MILLIS = 500;

    private final Io io;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    AuditCommand(Io io) {
        this.io = io;
    }

    @Command(
            name = "verify",
            description =
                    "Check everything: entries, tiles, signatures, earlier checkpoints, times, indexes. Ends with 0"
                            + " only where everything verifies, else with 1.",
            footer = "  cordon audit verify --data /var/lib/cordon --vkey log.vkey --checkpoint kept-last-month.txt")
    int verify(
            @Mixin AuditData data,
            @Option(
                            names = "--vkey",
                            paramLabel = "KEY|FILE",
                            description =
                                    "The log's verifier key, kept elsewhere; default: the one in the log's folder.")
                    @Nullable
                    String vkey,
            @Option(
                            names = "--checkpoint",
                            paramLabel = "FILE",
                            description = "A signed checkpoint that was kept elsewhere; the log must go on from it."
                                    + " Repeatable.")
                    @Nullable
                    List<Path> checkpoints,
            @Option(names = "--no-indexes", description = "Do not build the search indexes anew to compare them.")
                    boolean noIndexes,
            @Option(
                            names = "--threads",
                            paramLabel = "N",
                            description = "How many threads; default: one for each core.")
                    @Nullable
                    Integer threads,
            @Option(names = "--json", description = "Print the report as JSON on standard output.") boolean json,
            @Mixin StandardOptions options) {
        VerifyReport report = LogVerifier.verify(
                data.folder(),
                vkey == null ? null : AuditData.key(vkey),
                checkpoints == null
                        ? List.of()
                        : checkpoints.stream().map(AuditData::text).toList(),
                !noIndexes,
                threads == null ? Runtime.getRuntime().availableProcessors() : threads);
        if (json) {
            io.print(AuditJson.report(report));
        } else {
            tell(report);
        }
        return (report.isGood() ? ExitCode.OK : ExitCode.SOME_FAILED).code();
    }

    private void tell(VerifyReport report) {
        for (Problem problem : report.problems()) {
            io.err().println("cordon: " + problem);
        }
        if (report.problemCount() > report.problems().size()) {
            io.err()
                    .println("cordon: and "
                            + (report.problemCount() - report.problems().size()) + " more");
        }
        if (report.waiting() > 0) {
            io.err()
                    .println("cordon: " + Amounts.count(report.waiting())
                            + " acknowledged entries in the journal, to be signed when the log is next opened");
        }
        if (report.checkpoint() != null) {
            io.println((report.isGood() ? "verified: " : "NOT VERIFIED: ") + report.entries() + " entries"
                    + (report.pruned() > 0 ? ", " + report.pruned() + " pruned" : "")
                    + (report.compared() > 0 ? ", " + report.compared() + " earlier checkpoints" : ""));
            io.print(report.checkpoint().note());
        }
    }

    @Command(
            name = "prove",
            description =
                    "Print proofs that anyone can check offline: that entries are in the log, and that the log goes"
                            + " on from an older size.",
            footer = "  cordon audit prove --data /var/lib/cordon --index 17 --from 10 --json")
    int prove(
            @Mixin AuditData data,
            @Option(
                            names = "--index",
                            required = true,
                            paramLabel = "I",
                            description = "The entry to prove, from 0. Repeatable.")
                    List<Long> indexes,
            @Option(
                            names = "--from",
                            paramLabel = "OLDSIZE",
                            description = "Prove as well that the log of this many entries is a beginning of it."
                                    + " Repeatable.")
                    @Nullable
                    List<Long> from,
            @Option(names = "--json", description = "One JSON object, which is the only form; may be left out.")
                    boolean json,
            @Mixin StandardOptions options) {
        AuditReader reader = data.read(io);
        String vkey = AuditData.text(data.folder().resolve("log.vkey")).strip();
        io.print(AuditJson.proofs(vkey, reader, indexes, from == null ? List.of() : from));
        return 0;
    }

    @Command(
            name = "search",
            description = "Print the entries that fit, oldest first, one JSON object a line.",
            footer = "  cordon audit search --data /var/lib/cordon --purpose ETREAT --from 2026-11-01")
    int search(
            @Mixin AuditData data,
            @Mixin AuditFilter filter,
            @Option(names = "--limit", paramLabel = "N", description = "At most so many; default: all.") @Nullable
                    Long limit,
            @Option(names = "--count", description = "Print only how many there are.") boolean count,
            @Mixin StandardOptions options) {
        AuditReader reader = data.read(io);
        long[] found = {0};
        long most = limit == null ? Long.MAX_VALUE : limit;
        if (most > 0) {
            reader.search(filter.query(io), record -> {
                if (!count) {
                    print(reader, record, ExportFormat.NDJSON);
                }
                return ++found[0] < most;
            });
        }
        if (count) {
            io.println(Long.toString(found[0]));
        }
        return 0;
    }

    @Command(
            name = "export",
            description =
                    "Write entries for other systems, one line each: as they are, as FHIR R4 AuditEvent resources,"
                            + " or in CEF.",
            footer = "  cordon audit export --data /var/lib/cordon --format fhir --from 2026-11-01 > events.ndjson")
    int export(
            @Mixin AuditData data,
            @Mixin AuditFilter filter,
            @Option(
                            names = "--format",
                            paramLabel = "ndjson|fhir|cef",
                            description = "How; default: ndjson.",
                            defaultValue = "NDJSON")
                    ExportFormat format,
            @Option(names = "--start", paramLabel = "I", description = "Begin at this index, to go on with an export.")
                    @Nullable
                    Long start,
            @Mixin StandardOptions options) {
        AuditReader reader = data.read(io);
        reader.search(filter.query(io), start == null ? 0 : start, record -> {
            print(reader, record, format);
            return true;
        });
        return 0;
    }

    @Command(
            name = "tail",
            description = "Print the last entries, and with --follow those that come.",
            footer = "  cordon audit tail --data /var/lib/cordon --lines 20 --follow")
    int tail(
            @Mixin AuditData data,
            @Option(names = "--lines", paramLabel = "N", description = "How many of the last; default: 10.") @Nullable
                    Integer lines,
            @Option(names = "--follow", description = "Go on with entries as they come, until interrupted.")
                    boolean follow,
            @Mixin StandardOptions options) {
        AuditReader reader = data.read(io);
        long next = Math.max(0, reader.size() - (lines == null ? 10 : lines));
        while (true) {
            AuditReader now = reader;
            now.search(Query.ALL, next, record -> {
                print(now, record, ExportFormat.NDJSON);
                return true;
            });
            next = now.size();
            if (!follow) {
                return 0;
            }
            pause();
            reader = data.reopen();
        }
    }

    private void print(AuditReader reader, AuditRecord record, ExportFormat format) {
        io.println(format.line(reader.checkpoint().checkpoint().origin(), record));
    }

    private void pause() {
        try {
            io.out().flush();
            Thread.sleep(POLL_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new CordonException(CliError.INTERRUPTED, SafeArg.cause(e));
        }
    }
}
