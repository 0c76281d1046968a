package health.cordon.cli;

import health.cordon.cli.batch.BatchListener;
import health.cordon.cli.batch.Fault;
import health.cordon.cli.batch.FileOutcome;
import health.cordon.cli.report.RunReport;
import health.cordon.cli.terminal.Amounts;
import health.cordon.cli.terminal.Paint;
import health.cordon.cli.terminal.ProgressBar;
import health.cordon.cli.terminal.Terminal;
import health.cordon.core.PhiKind;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code cordon deid} tells a person while it runs and when it is done. */
final class Summary {

    private static final int FAULTS_TOLD = 20;
    private static final int KINDS_TOLD = 8;

    private Summary() {}

    /** Moves the bar and tells of errors as they come. */
    static BatchListener listener(ProgressBar bar) {
        return new BatchListener() {
            @Override
            public void found(int files, long bytes) {
                bar.expect(bytes, files);
            }

            @Override
            public void read(long bytes) {
                bar.advance(bytes);
            }

            @Override
            public void ended(FileOutcome outcome) {
                bar.fileDone();
                outcome.faults().stream().limit(FAULTS_TOLD).forEach(fault -> bar.message(line(outcome.name(), fault)));
                long more = outcome.tally().faultCount() - FAULTS_TOLD;
                if (more > 0) {
                    bar.message("cordon: " + outcome.name() + ": and " + Amounts.count(more, "error") + " more");
                }
            }
        };
    }

    /** One error as a line. */
    static String line(String file, Fault fault) {
        String place = fault.line() > 0 ? file + ", line " + fault.line() : file;
        return "cordon: " + place + ": " + fault.message();
    }

    /** What was done, at the end. */
    static void print(RunReport done, @Nullable Path reports, Io io) {
        Terminal terminal = io.errTerminal();
        long failed = done.notOk();
        String head = Amounts.count(done.files().size() - failed, "file") + " done"
                + (failed > 0 ? ", " + Paint.BAD.on(terminal, Amounts.count(failed) + " with errors") : "");
        long before = done.count(FileOutcome.State.DONE_BEFORE);
        io.err()
                .println(head + (before > 0 ? " (" + Amounts.count(before) + " by an earlier run)" : "") + ": "
                        + Amounts.count(done.total().documents(), "document") + ", "
                        + Amounts.count(done.total().spans(), "identifier") + ", "
                        + Amounts.bytes(done.bytesWorked()) + " in " + Amounts.time(done.seconds()) + ".");
        String kinds = kinds(done, terminal);
        if (!kinds.isEmpty()) {
            io.err().println(kinds);
        }
        if (done.total().notReadTwice() > 0) {
            io.err()
                    .println(
                            "  " + Amounts.count(done.total().notReadTwice())
                                    + " of them in doubtful sentences that the encoder had no budget to read; see --profile max");
        }
        if (reports != null) {
            io.err().println("Report: " + reports.resolve("report.html"));
        }
    }

    private static String kinds(RunReport done, Terminal terminal) {
        StringBuilder line = new StringBuilder();
        Stream.of(PhiKind.values())
                .filter(kind -> done.total().of(kind) > 0)
                .sorted(Comparator.comparing((PhiKind kind) -> -done.total().of(kind)))
                .limit(KINDS_TOLD)
                .forEach(kind -> line.append(line.isEmpty() ? "  " : "  ")
                        .append(Paint.of(kind).on(terminal, kind.name().toLowerCase(Locale.ROOT)))
                        .append(' ')
                        .append(Amounts.count(done.total().of(kind))));
        return line.toString();
    }
}
