package health.cordon.cli;

import health.cordon.cli.terminal.Amounts;
import health.cordon.store.Store;
import health.cordon.store.Tenant;
import health.cordon.store.governed.LegalHold;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon store hold}: one method a subcommand. */
@Command(
        name = "hold",
        description = "Place, lift and list legal holds: what they keep is neither purged nor swept.",
        footer = "  cordon store hold place case-12 --data /var/lib/cordon --patient-file id.txt")
final class StoreHoldCommand {

    private final Io io;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    StoreHoldCommand(Io io) {
        this.io = io;
    }

    @Command(
            name = "place",
            description = "Keep a record, or all of a patient or a collection, what is added later included.",
            footer = "  cordon store hold place case-12 --data /var/lib/cordon --collection inference_log/triage")
    int place(
            @Parameters(paramLabel = "NAME", description = "The matter; no patient's name.") String name,
            @Mixin StoreData data,
            @Mixin StoreHoldTarget target,
            @Option(
                            names = "--tenant",
                            paramLabel = "NAME",
                            description = "The organisation that it belongs to, where there are several.",
                            defaultValue = "")
                    String tenant,
            @Mixin StandardOptions options) {
        try (Store store = data.open()) {
            Tenant where = store.in(tenant);
            where.holds().place(name, target.of(where), StoreData.operator());
        }
        return 0;
    }

    @Command(
            name = "lift",
            description = "Let go of all that a matter held.",
            footer = "  cordon store hold lift case-12 --data /var/lib/cordon")
    int lift(
            @Parameters(paramLabel = "NAME", description = "The matter.") String name,
            @Mixin StoreData data,
            @Option(
                            names = "--tenant",
                            paramLabel = "NAME",
                            description = "The organisation that it belongs to, where there are several.",
                            defaultValue = "")
                    String tenant,
            @Mixin StandardOptions options) {
        try (Store store = data.open()) {
            int lifted = store.in(tenant).holds().lift(name, StoreData.operator());
            io.err().println("cordon: " + Amounts.count(lifted, "hold") + " lifted");
        }
        return 0;
    }

    @Command(
            name = "list",
            description = "Print the holds: matter, what is held, since when, by whom. A patient is a handle.",
            footer = "  cordon store hold list --data /var/lib/cordon")
    int list(
            @Mixin StoreData data,
            @Option(
                            names = "--tenant",
                            paramLabel = "NAME",
                            description = "The organisation that it belongs to, where there are several.",
                            defaultValue = "")
                    String tenant,
            @Mixin StandardOptions options) {
        try (Store store = data.open()) {
            for (LegalHold hold : store.in(tenant).holds().all()) {
                io.println(String.join(
                        "  ",
                        hold.name(),
                        hold.target().kind() + " " + hold.target().key(),
                        hold.placedAt().toString(),
                        hold.placedBy()));
            }
        }
        return 0;
    }
}
