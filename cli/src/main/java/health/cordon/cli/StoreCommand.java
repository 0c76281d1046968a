package health.cordon.cli;

import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Amounts;
import health.cordon.crypto.keyring.KeyProviders;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.store.Store;
import health.cordon.store.StoreStatus;
import health.cordon.store.VerificationReport;
import health.cordon.store.governed.SweepReport;
import health.cordon.store.keys.KeyFiles;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon store}: one method a subcommand; what destroys, holds, copies and restores is in the others. */
@Command(
        name = "store",
        header = "Make, look after, back up and purge the sealed store.",
        description = {
            "The store keeps data keys, re-identification codes, inference logs, prompt histories, evaluation datasets,"
                    + " agreements and sign-in records, in a file of SQLite or in PostgreSQL. What may be PHI is sealed"
                    + " before the database sees it.",
            "What is in it, what can be seen without a key, and what to keep where: docs/store.md."
        },
        footer = {
            "  cordon keyset new kek.keyset",
            "  cordon store init --data /var/lib/cordon --kek local:kek.keyset",
            "  cordon store backup monday.cordon --data /var/lib/cordon --keys /mnt/usb/cordon.keys"
        })
final class StoreCommand {

    private final Io io;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    StoreCommand(Io io) {
        this.io = io;
    }

    @Command(
            name = "init",
            description = {
                "Make a store with a new keyring, and print the keyring's id. A store that is there is never replaced;"
                        + " a server's database must be there, and empty.",
                "Keep a copy of the key-encryption key, and one of the data keys (cordon store keys copy), away from the"
                        + " store: without either, nothing in it can be read."
            },
            footer = {
                "  cordon store init --data /var/lib/cordon --kek local:/etc/cordon/kek.keyset",
                "  cordon store init --store postgresql://cordon@db.example/cordon?trust=ca.pem --password-file pw"
                        + " --kek aws-kms:alias/cordon"
            })
    int init(
            @Mixin StoreData data,
            @Option(
                            names = "--kek",
                            required = true,
                            paramLabel = "PROVIDER:PLACE",
                            description = "The key-encryption key: local:KEYSET, or one of an installed module.")
                    String kek,
            @Mixin StandardOptions options) {
        data.makeFolder();
        KekAddress address = KeyProviders.installed().lasting(KekAddress.parse(kek));
        try (Store store = Store.create(data.address(), address, data.options())) {
            io.println(store.keyring().id());
        }
        io.err().println("cordon: made " + data.address() + "; keep a copy of the key-encryption key, away from it");
        return 0;
    }

    @Command(
            name = "status",
            description =
                    "Show what is in a store and how it stands. Ends with 1 where something needs looking after: a"
                            + " purge that was stopped, a copy of the keys that is behind or missing.",
            footer = "  cordon store status --data /var/lib/cordon")
    int status(
            @Mixin StoreData data,
            @Option(names = "--json", description = "Print it as JSON.") boolean json,
            @Mixin StandardOptions options) {
        StoreStatus status;
        try (Store store = data.open()) {
            status = store.status();
        }
        if (json) {
            io.print(StoreJson.status(status));
        } else {
            print(status);
        }
        boolean behind = status.keyFiles().stream().anyMatch(file -> file.behind() > 0);
        if (status.keyFiles().isEmpty()) {
            io.err().println("cordon: there is no copy of the data keys; make one with `cordon store keys copy`");
        }
        return (behind || status.purges() > 0 || status.keyFiles().isEmpty() ? ExitCode.SOME_FAILED : ExitCode.OK)
                .code();
    }

    private void print(StoreStatus status) {
        io.println("store          " + status.address());
        io.println("database       " + status.product() + ", schema " + status.schema()
                + (status.bytes() > 0 ? ", " + Amounts.bytes(status.bytes()) : ""));
        io.println("keyring        " + status.keyring() + ", under " + status.kek());
        io.println("data keys      " + Amounts.count(status.keys()) + ", " + Amounts.count(status.shredded())
                + " shredded");
        status.rows()
                .forEach((table, rows) -> io.println("%-14s %s".formatted(StoreJson.word(table), Amounts.count(rows))));
        io.println("holds          " + Amounts.count(status.holds()));
        if (status.purges() > 0) {
            io.println("stopped purges " + status.purges() + ": run `cordon store sweep`");
        }
        for (KeyFiles.Standing file : status.keyFiles()) {
            io.println("key file       " + file.path() + ", brought up to date " + file.broughtAt()
                    + (file.behind() > 0 ? ", BEHIND by " + file.behind() + " shredded" : ""));
        }
    }

    @Command(
            name = "verify",
            description = "Open every sealed cell and check every key's record. Ends with 0 only where all are as they"
                    + " were sealed, else with 1.",
            footer = "  cordon store verify --data /var/lib/cordon")
    int verify(
            @Mixin StoreData data,
            @Option(names = "--json", description = "Print the report as JSON.") boolean json,
            @Mixin StandardOptions options) {
        VerificationReport report;
        try (Store store = data.open()) {
            report = store.verify();
        }
        if (json) {
            io.print(StoreJson.verification(report));
        } else {
            report.problems().forEach(problem -> io.err().println("cordon: " + problem));
            io.println((report.isGood() ? "verified: " : "NOT VERIFIED: ") + Amounts.count(report.opened(), "row")
                    + " opened, " + Amounts.count(report.problemCount()) + " not, " + Amounts.count(report.shredded())
                    + " shredded");
        }
        return (report.isGood() ? ExitCode.OK : ExitCode.SOME_FAILED).code();
    }

    @Command(
            name = "migrate",
            description = "Bring a store that an earlier Cordon wrote to this version. Make a backup before; nobody may"
                    + " use the store meanwhile.",
            footer = "  cordon store migrate --data /var/lib/cordon")
    int migrate(@Mixin StoreData data, @Mixin StandardOptions options) {
        int steps = Store.migrate(data.address());
        io.err().println("cordon: " + Amounts.count(steps, "step") + " taken");
        return 0;
    }

    @Command(
            name = "sweep",
            description = {
                "Delete records whose retention has ended and that no legal hold keeps, destroy the keys of the months"
                        + " that are over, forget sessions and the like that have ended, and finish purges that were"
                        + " stopped. Run it daily."
            },
            footer = "  cordon store sweep --data /var/lib/cordon")
    int sweep(
            @Mixin StoreData data,
            @Option(names = "--tenant", paramLabel = "NAME", description = "Only of this organisation; default: all.")
                    @Nullable
                    String tenant,
            @Mixin StandardOptions options) {
        boolean behind = false;
        try (Store store = data.open()) {
            for (String name : tenant == null ? store.tenants() : List.of(tenant)) {
                SweepReport report = store.in(name).sweep().run(StoreData.operator());
                io.println(
                        (name.isEmpty() ? "" : name + ": ") + Amounts.count(report.records(), "record") + " deleted, "
                                + Amounts.count(report.held()) + " held, " + Amounts.count(report.keys(), "key")
                                + " destroyed, "
                                + Amounts.count(report.forgotten()) + " forgotten, "
                                + Amounts.count(report.resumed().size(), "stopped purge") + " finished");
                behind |= tellBehind(io, report.behind());
            }
        }
        return (behind ? ExitCode.SOME_FAILED : ExitCode.OK).code();
    }

    /** Says which copies of the keys could not be told; whether there are any. */
    static boolean tellBehind(Io io, List<Path> behind) {
        for (Path file : behind) {
            io.err()
                    .println("cordon: " + file + " still holds keys that were destroyed: mount it and run `cordon store"
                            + " keys copy`, or destroy it and run `cordon store keys forget`");
        }
        return !behind.isEmpty();
    }
}
