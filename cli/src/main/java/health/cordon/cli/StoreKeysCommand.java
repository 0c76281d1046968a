package health.cordon.cli;

import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Amounts;
import health.cordon.crypto.keyring.KeyProviders;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.store.Store;
import health.cordon.store.keys.KeyFiles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon store keys}: one method a subcommand. */
@Command(
        name = "keys",
        description =
                "Copy the data keys, and move them under another key-encryption key. A copy holds wrapped keys: it"
                        + " is worthless without the key-encryption key, and backups are worthless without it.",
        footer = "  cordon store keys copy /mnt/usb/cordon.keys --data /var/lib/cordon")
final class StoreKeysCommand {

    private final Io io;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    StoreKeysCommand(Io io) {
        this.io = io;
    }

    @Command(
            name = "copy",
            description = "Bring a copy of the data keys up to date, or make one. The store remembers it, and tells it"
                    + " when keys are destroyed.",
            footer = "  cordon store keys copy /mnt/usb/cordon.keys --data /var/lib/cordon")
    int copy(
            @Parameters(paramLabel = "FILE", description = "The copy.") Path file,
            @Mixin StoreData data,
            @Mixin StandardOptions options) {
        try (Store store = data.open()) {
            KeyFiles.Brought brought = store.copyKeys(file, StoreData.operator());
            io.err().println("cordon: " + Amounts.count(brought.written(), "key") + " written");
            if (brought.shreddedHere() > 0) {
                io.err()
                        .println("cordon: " + Amounts.count(brought.shreddedHere(), "key")
                                + " were shredded in the copy and not here, and are now: was an older copy of the"
                                + " store's own files put in place?");
            }
            return 0;
        }
    }

    @Command(
            name = "forget",
            description = "No longer tell a copy of the data keys, because it was destroyed.",
            footer = "  cordon store keys forget /mnt/usb/cordon.keys --data /var/lib/cordon")
    int forget(
            @Parameters(paramLabel = "FILE", description = "The copy.") Path file,
            @Mixin StoreData data,
            @Mixin StandardOptions options) {
        try (Store store = data.open()) {
            boolean known = store.forgetKeys(file, StoreData.operator());
            if (!known) {
                io.err().println("cordon: the store knows of no copy there");
            }
            return (known ? ExitCode.OK : ExitCode.SOME_FAILED).code();
        }
    }

    @Command(
            name = "move",
            description = {
                "Wrap every data key under another key-encryption key, in the store and its copies, while others use it."
                        + " Stopped half way, it goes on when run again.",
                "When the old key-encryption key is destroyed after that, every copy of the keys that was forgotten"
                        + " somewhere is worthless, and with it what was shredded since it was made."
            },
            footer = "  cordon store keys move --data /var/lib/cordon --to local:/etc/cordon/new.keyset")
    int move(
            @Mixin StoreData data,
            @Option(
                            names = "--to",
                            required = true,
                            paramLabel = "PROVIDER:PLACE",
                            description = "The key-encryption key to move to.")
                    String to,
            @Option(
                            names = "--to-passphrase-file",
                            paramLabel = "FILE",
                            description = "The passphrase of the one to move to.")
                    @Nullable
                    Path toPassphrase,
            @Mixin StandardOptions options) {
        KekAddress address = KeyProviders.installed().lasting(KekAddress.parse(to));
        int moved = Store.moveKeys(data.address(), address, toPassphrase, data.options(), StoreData.operator());
        io.err().println("cordon: " + Amounts.count(moved, "key") + " wrapped anew");
        return 0;
    }
}
