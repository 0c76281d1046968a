package health.cordon.cli;

import health.cordon.cli.terminal.Amounts;
import health.cordon.store.Store;
import health.cordon.store.backup.BackupReport;
import health.cordon.store.backup.RestoreReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Backups and the way back. */
final class StoreBackupCommands {

    private StoreBackupCommands() {}

    /** {@code cordon store backup}. */
    @Command(
            name = "backup",
            description = {
                "Write all rows as they are at this moment into one sealed file, while the store is in use, and bring a"
                        + " copy of the data keys up to date. The backup itself holds no keys: without the copy it cannot"
                        + " be opened, and what is shredded there is shredded in every backup.",
                "Keep the backup and the copy of the keys in different places. Of the keys only the newest copy is"
                        + " needed, whatever the age of the backup."
            },
            footer = "  cordon store backup monday.cordon --data /var/lib/cordon --keys /mnt/usb/cordon.keys")
    static final class Make implements Callable<Integer> {

        private final Io io;

        @Parameters(paramLabel = "FILE", description = "The backup; nothing may stand there.")
        private Path file = Path.of("");

        @Option(
                names = "--keys",
                required = true,
                paramLabel = "FILE",
                description = "The copy of the data keys; made if it is not there.")
        private Path keys = Path.of("");

        @Mixin
        private StoreData data = new StoreData();

        @Mixin
        private StoreAudit audit = new StoreAudit();

        @Option(names = "--json", description = "Print the manifest as JSON: rows and SHA-256 by table.")
        private boolean json;

        @Mixin
        private StandardOptions standard = new StandardOptions();

        Make(Io io) {
            this.io = io;
        }

        @Override
        public Integer call() {
            BackupReport report;
            try (Store store = data.open()) {
                report = store.backUp(file, keys, audit.witness(data), StoreData.operator());
            }
            if (json) {
                io.print(StoreJson.backup(report));
            } else {
                io.println(Amounts.count(report.rows(), "row") + " in " + file + ", keys in " + keys);
            }
            return 0;
        }
    }

    /** {@code cordon store restore}. */
    @Command(
            name = "restore",
            description = {
                "Make a store of a backup. Nothing may stand where it goes, which may be another sort of database than the"
                        + " backup was taken from. Every table is read back and compared with the manifest. What was"
                        + " shredded since the backup does not come back."
            },
            footer = {
                "  cordon store restore monday.cordon --keys /mnt/usb/cordon.keys --data /var/lib/cordon",
                "  cordon store restore monday.cordon --keys cordon.keys --store postgresql://cordon@db.example/cordon"
            })
    static final class Restore implements Callable<Integer> {

        private final Io io;

        @Parameters(paramLabel = "FILE", description = "The backup.")
        private Path file = Path.of("");

        @Option(
                names = "--keys",
                required = true,
                paramLabel = "FILE",
                description = "The newest copy of the data keys.")
        private Path keys = Path.of("");

        @Mixin
        private StoreData data = new StoreData();

        @Mixin
        private StoreAudit audit = new StoreAudit();

        @Option(names = "--json", description = "Print the report as JSON.")
        private boolean json;

        @Mixin
        private StandardOptions standard = new StandardOptions();

        Restore(Io io) {
            this.io = io;
        }

        @Override
        public Integer call() {
            data.makeFolder();
            RestoreReport report = Store.restore(
                    data.address(), file, keys, audit.witness(data), data.options(), StoreData.operator());
            if (json) {
                io.print(StoreJson.restore(report));
            } else {
                io.println(Amounts.count(report.rows(), "row") + " as of " + report.created() + ", verified; "
                        + Amounts.count(report.destroyed()) + " of what was shredded since left out");
            }
            return 0;
        }
    }
}
