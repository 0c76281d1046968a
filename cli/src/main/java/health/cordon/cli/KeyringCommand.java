package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.cli.terminal.Amounts;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.keyring.DataKey;
import health.cordon.crypto.keyring.FileKeyringStore;
import health.cordon.crypto.keyring.KeyProviders;
import health.cordon.crypto.keyring.KeyUseListener;
import health.cordon.crypto.keyring.Keyring;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.crypto.spi.KeyProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon keyring}: one method a subcommand. */
@Command(
        name = "keyring",
        header = "Make, rotate and shred the keys of datasets, patients and models.",
        description = {
            "A keyring holds a data key for each dataset, patient or model, wrapped under a key-encryption key that is"
                    + " elsewhere: in a keyset file (local:FILE), or in a key management service whose module is installed"
                    + " (aws-kms:KEY, azure-key-vault:URL). It is worthless without that key.",
            "Keep a copy of the key-encryption key, away from keyring and data."
        },
        footer = {
            "  cordon keyset new kek.keyset",
            "  cordon keyring new my.keyring --kek local:kek.keyset",
            "  cordon seal scan.dcm --keyring my.keyring --dataset radiology"
        })
final class KeyringCommand {

    private final Io io;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    KeyringCommand(Io io) {
        this.io = io;
    }

    @Command(
            name = "new",
            aliases = "create",
            description =
                    "Make a keyring, readable by you alone, and print its id. A file that is there is never replaced.",
            footer = {
                "  cordon keyring new my.keyring --kek local:kek.keyset",
                "  cordon keyring new my.keyring --kek aws-kms:alias/cordon"
            })
    int create(
            @Parameters(paramLabel = "FILE", description = "The new file.") Path file,
            @Option(
                            names = "--kek",
                            required = true,
                            paramLabel = "PROVIDER:PLACE",
                            description = "The key-encryption key: local:KEYSET, or one of an installed module.")
                    String kek,
            @Option(
                            names = "--passphrase-file",
                            paramLabel = "FILE",
                            description = "The passphrase of a local key-encryption key that is sealed.")
                    @Nullable
                    Path passphrase,
            @Mixin StandardOptions options)
            throws IOException {
        KeyProviders providers = KeyProviders.installed();
        KekAddress address = KekAddress.parse(kek).withPassphraseFile(passphrase);
        try (KeyProvider provider = providers.open(address)) {
            FileKeyringStore store = FileKeyringStore.create(file, providers.lasting(address));
            boolean made = false;
            try (Keyring keyring = Keyring.create(store, provider, KeyUseListener.NONE)) {
                io.println(keyring.id());
                made = true;
            } finally {
                if (!made) {
                    Files.deleteIfExists(file);
                }
            }
            io.err().println("cordon: made " + file + "; keep a copy of the key-encryption key, away from it");
            return 0;
        }
    }

    @Command(
            name = "list",
            description =
                    "Show every key: handle, version, kind, state, when it was made, what wraps it, and the name of a"
                            + " dataset or model.",
            footer = "  cordon keyring list my.keyring")
    int list(
            @Parameters(paramLabel = "FILE", description = "The keyring.") Path file,
            @Mixin KeyringOptions where,
            @Mixin StandardOptions options) {
        try (Keyring keyring = where.open(FileKeyringStore.open(file))) {
            keyring.forEach(key -> io.println(line(key)));
            return 0;
        }
    }

    @Command(
            name = "rotate",
            description = "Put a new version of a key in use. What older versions sealed still opens.",
            footer = "  cordon keyring rotate my.keyring --dataset radiology")
    int rotate(
            @Parameters(paramLabel = "FILE", description = "The keyring.") Path file,
            @Mixin OwnerOptions whose,
            @Mixin KeyringOptions where,
            @Mixin StandardOptions options) {
        try (Keyring keyring = where.open(FileKeyringStore.open(file))) {
            io.println(line(keyring.rotate(whose.owner())));
            return 0;
        }
    }

    @Command(
            name = "rotate-kek",
            description =
                    "Put a new version of the key-encryption key in use and wrap every key anew under it. Data is not"
                            + " touched, and others may use the keyring meanwhile.",
            footer = "  cordon keyring rotate-kek my.keyring")
    int rotateKek(
            @Parameters(paramLabel = "FILE", description = "The keyring.") Path file,
            @Mixin KeyringOptions where,
            @Mixin StandardOptions options) {
        try (Keyring keyring = where.open(FileKeyringStore.open(file))) {
            io.println(keyring.rotateKek().kek());
            told(keyring.rewrap());
            return 0;
        }
    }

    @Command(
            name = "rewrap",
            description = {
                "Wrap every key anew that is not under the key-encryption key now in use: after it was rotated elsewhere,"
                        + " or after a run that was stopped.",
                "With --to, move all keys under another key-encryption key; the keyring remembers where it is."
            },
            footer = {
                "  cordon keyring rewrap my.keyring",
                "  cordon keyring rewrap my.keyring --to aws-kms:alias/cordon"
            })
    int rewrap(
            @Parameters(paramLabel = "FILE", description = "The keyring.") Path file,
            @Option(names = "--to", paramLabel = "PROVIDER:PLACE", description = "The key-encryption key to move to.")
                    @Nullable
                    String to,
            @Option(
                            names = "--to-passphrase-file",
                            paramLabel = "FILE",
                            description = "The passphrase of the one to move to.")
                    @Nullable
                    Path toPassphrase,
            @Mixin KeyringOptions where,
            @Mixin StandardOptions options) {
        FileKeyringStore store = FileKeyringStore.open(file);
        if (to == null) {
            try (Keyring keyring = where.open(store)) {
                told(keyring.rewrap());
            }
            return 0;
        }
        KeyProviders providers = KeyProviders.installed();
        KekAddress address = KekAddress.parse(to).withPassphraseFile(toPassphrase);
        try (Keyring keyring = where.open(store, List.of(providers.open(address)))) {
            told(keyring.rewrap());
            store.moveTo(providers.lasting(address));
        }
        return 0;
    }

    @Command(
            name = "shred",
            description = {
                "Destroy all versions of a key. What was sealed under it cannot be read by anyone any more, wherever it"
                        + " was copied. The keyring keeps a record that there was a key, and when it was destroyed.",
                "Copies of the keyring still hold the wrapped key: destroy them too, or rotate and delete the"
                        + " key-encryption key."
            },
            footer = "  cordon keyring shred my.keyring --patient-file id.txt --yes")
    int shred(
            @Parameters(paramLabel = "FILE", description = "The keyring.") Path file,
            @Mixin OwnerOptions whose,
            @Option(names = "--yes", description = "Yes, for good.") boolean yes,
            @Mixin KeyringOptions where,
            @Mixin StandardOptions options) {
        if (!yes) {
            throw new CordonException(CliError.NOT_CONFIRMED);
        }
        try (Keyring keyring = where.open(FileKeyringStore.open(file))) {
            int versions = keyring.shred(whose.owner());
            io.println(keyring.handle(whose.owner()) + ": " + Amounts.count(versions, "version") + " destroyed");
            return 0;
        }
    }

    private void told(int rewrapped) {
        io.err().println("cordon: " + Amounts.count(rewrapped, "key") + " wrapped anew");
    }

    private static String line(DataKey key) {
        return String.join(
                        "  ",
                        key.handle().token(),
                        "v" + key.version(),
                        key.kind().name(),
                        key.state().name(),
                        key.created().toString(),
                        key.kek().isEmpty() ? "-" : key.kek(),
                        key.label())
                .stripTrailing();
    }
}
