package health.cordon.cli;

import health.cordon.cli.batch.AtomicFile;
import health.cordon.cli.outcome.CliError;
import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Amounts;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.server.HistoryDesk;
import health.cordon.server.history.HistoryRoom.Page;
import health.cordon.server.history.KeptPart;
import health.cordon.server.history.Purged;
import health.cordon.server.history.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon history}: one method a subcommand. */
@Command(
        name = "history",
        header = "Read, export and purge what the gateway kept of calls.",
        description = {
            "Routes that say so keep what was asked of a model and what it answered, in the sealed store alone. Reading it"
                    + " asks the server's access policies and stands in its audit log, record by record.",
            "These commands have the server's audit log to themselves, so the server must be stopped; while it runs, use"
                    + " /v1/history of its API, which asks the same."
        },
        footer = {
            "  cordon history list --config /etc/cordon/cordon.yaml --key-file pat.key --purpose HCOMPL --model notes",
            "  cordon history export --config /etc/cordon/cordon.yaml --key-file pat.key --purpose HQUALIMP --out calls.ndjson"
        })
final class HistoryCommand {

    private static final int PAGE = 1_000;

    private final Io io;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    HistoryCommand(Io io) {
        this.io = io;
    }

    @Command(
            name = "list",
            description =
                    "Print what is kept, oldest first, a line a part of a call: when, which part, the request's id, the"
                            + " model, what for, until when. No body is opened.",
            footer = "  cordon history list --config cordon.yaml --key-file pat.key --purpose HCOMPL --from 2026-11-23")
    int list(@Mixin HistoryAccess access, @Mixin HistorySelection which, @Mixin StandardOptions options) {
        Selection what = which.selection();
        try (HistoryDesk desk = access.open()) {
            return desk.during((room, who) -> {
                Optional<String> after = Optional.empty();
                do {
                    Page page = room.list(who, what, after, PAGE);
                    page.parts().forEach(part -> io.println(line(part)));
                    after = page.next();
                } while (after.isPresent());
                return 0;
            });
        }
    }

    private static String line(KeptPart part) {
        return String.join(
                "  ",
                part.record().createdAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                "%-8s".formatted(part.part()),
                part.request(),
                part.model(),
                part.record().purpose(),
                "until "
                        + part.record()
                                .retainedUntil()
                                .truncatedTo(ChronoUnit.DAYS)
                                .toString()
                                .substring(0, 10));
    }

    @Command(
            name = "show",
            description = "Print what is kept of one call, a line of JSON a part. It may hold PHI.",
            footer = "  cordon history show REQUEST --config cordon.yaml --key-file pat.key --purpose HCOMPL")
    int show(
            @Parameters(paramLabel = "REQUEST", description = "The request's id: cordon-request of the answer.")
                    String request,
            @Mixin HistoryAccess access,
            @Mixin StandardOptions options)
            throws IOException {
        try (HistoryDesk desk = access.open()) {
            return desk.during((room, who) -> {
                io.out().write(room.show(who, request));
                return 0;
            });
        }
    }

    @Command(
            name = "export",
            description =
                    "Write what is kept as lines of JSON, oldest first, to evaluate models with. It may hold PHI.",
            footer =
                    "  cordon history export --config cordon.yaml --key-file pat.key --purpose HQUALIMP --out calls.ndjson")
    int export(
            @Mixin HistoryAccess access,
            @Mixin HistorySelection which,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            required = true,
                            description = "The file for it (0600). No file is replaced.")
                    Path out,
            @Mixin StandardOptions options)
            throws IOException {
        if (Files.exists(out)) {
            throw new CordonException(CliError.FILE_EXISTS, SafeArg.path(out));
        }
        Selection what = which.selection();
        try (HistoryDesk desk = access.open();
                AtomicFile file = AtomicFile.ofOwner(out)) {
            long lines = desk.during((room, who) -> room.export(who, what).writeTo(file.stream()));
            file.commit();
            io.err().println("cordon: " + Amounts.count(lines, "part") + " written");
            return 0;
        }
    }

    @Command(
            name = "purge",
            description = {
                "Destroy what is kept on days that are over, of one route or of all: the data keys first, so that no copy can"
                        + " be read any more. What is kept of one patient goes with cordon store purge --patient-file.",
                "A legal hold refuses it. So does retention that has not ended, unless you say --before-retention-ends."
            },
            footer =
                    "  cordon history purge --config cordon.yaml --key-file pat.key --purpose HCOMPL --before 2026-11-01"
                            + " --before-retention-ends --yes")
    int purge(
            @Mixin HistoryAccess access,
            @Option(
                            names = "--model",
                            paramLabel = "NAME",
                            description = "Of the route with this model's name; any is that of *.")
                    @Nullable
                    String model,
            @Option(
                            names = "--before",
                            paramLabel = "DAY",
                            required = true,
                            description =
                                    "On the days before this one, such as 2026-11-23, in UTC. The running day stays.")
                    String before,
            @Option(
                            names = "--before-retention-ends",
                            description = "Purge also what is still to be retained. A legal hold refuses all the same.")
                    boolean beforeRetentionEnds,
            @Option(names = "--yes", description = "Yes, for good.") boolean yes,
            @Mixin StandardOptions options) {
        if (!yes) {
            throw new CordonException(CliError.NOT_CONFIRMED);
        }
        try (HistoryDesk desk = access.open()) {
            Purged purged = desk.during((room, who) -> room.purge(
                    who, Optional.ofNullable(model), AuditFilter.time(before, "--before"), beforeRetentionEnds));
            io.println(Amounts.count(purged.days(), "day") + " purged, " + Amounts.count(purged.keys(), "key")
                    + " destroyed, " + Amounts.count(purged.records(), "record") + " deleted");
            if (purged.behind() > 0) {
                io.err().println("cordon: copies of the keys are behind; see `cordon store status`");
            }
            return (purged.behind() > 0 ? ExitCode.SOME_FAILED : ExitCode.OK).code();
        }
    }
}
