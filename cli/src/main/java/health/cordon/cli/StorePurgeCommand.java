package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Amounts;
import health.cordon.core.error.CordonException;
import health.cordon.store.Store;
import health.cordon.store.Target;
import health.cordon.store.governed.PurgeReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon store purge}. */
@Command(
        name = "purge",
        description = {
            "Destroy all that is kept of one patient, or of one collection: the data keys first, so that no copy can be"
                    + " read any more, backups that are restored later included; then the rows; then the copies of the"
                    + " keys are told.",
            "A legal hold refuses it. So does retention that has not ended, unless you say --before-retention-ends. Ends"
                    + " with 1 where a copy of the keys could not be told."
        },
        footer = "  cordon store purge --data /var/lib/cordon --patient-file id.txt --yes")
final class StorePurgeCommand implements Callable<Integer> {

    private final Io io;

    @Mixin
    private StoreData data = new StoreData();

    @Mixin
    private StoreTarget target = new StoreTarget();

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            description = "The organisation that it belongs to, where there are several.")
    private String tenant = "";

    @Option(
            names = "--before-retention-ends",
            description = "Purge also what is still to be retained. A legal hold refuses all the same.")
    private boolean beforeRetentionEnds;

    @Option(names = "--yes", description = "Yes, for good.")
    private boolean yes;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    StorePurgeCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        if (!yes) {
            throw new CordonException(CliError.NOT_CONFIRMED);
        }
        try (Store store = data.open()) {
            Target what = target.of(store.in(tenant));
            PurgeReport report = store.in(tenant).purges().target(what, StoreData.operator(), beforeRetentionEnds);
            io.println(Amounts.count(report.keys(), "key") + " destroyed, " + Amounts.count(report.records(), "record")
                    + " and " + Amounts.count(report.codes(), "code") + " deleted");
            boolean behind = StoreCommand.tellBehind(io, report.behind());
            return (behind ? ExitCode.SOME_FAILED : ExitCode.OK).code();
        }
    }
}
