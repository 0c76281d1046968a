package health.cordon.cli;

import health.cordon.crypto.Keyset;
import health.cordon.crypto.Passphrase;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon keyset}: one method a subcommand. */
@Command(
        name = "keyset",
        header = "Make keysets.",
        description =
                "A keyset holds the keys for date shifts, surrogates, pseudonyms and codes. Keep a copy of it, away"
                        + " from the data: what was made with a lost keyset cannot be made again or turned back.",
        footer = {"  cordon keyset new my.keyset", "  cordon keyset id my.keyset"})
final class KeysetCommand {

    private final Io io;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    KeysetCommand(Io io) {
        this.io = io;
    }

    @Command(
            name = "new",
            aliases = "create",
            description = "Make a keyset, readable by you alone. A file that is there is never replaced.",
            footer = "  cordon keyset new my.keyset --passphrase-file secret.txt")
    int create(
            @Parameters(paramLabel = "FILE", description = "The new file.") Path file,
            @Option(
                            names = "--passphrase-file",
                            paramLabel = "FILE",
                            description = "Seal it with the passphrase in this file's first line.")
                    @Nullable
                    Path passphraseFile,
            @Mixin StandardOptions options) {
        try (Keyset keyset = Keyset.generate()) {
            if (passphraseFile == null) {
                keyset.write(file);
            } else {
                try (Passphrase passphrase = Passphrase.fromFile(passphraseFile)) {
                    keyset.write(file, passphrase);
                }
            }
            io.println(keyset.id());
            io.err().println("cordon: made " + file + "; keep a copy of it, away from the data");
            return 0;
        }
    }

    @Command(
            name = "rotate",
            description = "Write a keyset with a new primary key to a new file; the old keys stay in it.",
            footer = "  cordon keyset rotate my.keyset my-2.keyset")
    int rotate(
            @Parameters(paramLabel = "OLD", description = "The keyset.") Path old,
            @Parameters(paramLabel = "NEW", description = "The new file.") Path file,
            @Option(names = "--passphrase-file", paramLabel = "FILE", description = "The passphrase of both.") @Nullable
                    Path passphraseFile,
            @Mixin StandardOptions options) {
        try (Keyset keyset = Engine.keyset(old, passphraseFile);
                Keyset rotated = keyset.rotated()) {
            if (passphraseFile == null) {
                rotated.write(file);
            } else {
                try (Passphrase passphrase = Passphrase.fromFile(passphraseFile)) {
                    rotated.write(file, passphrase);
                }
            }
            io.println(rotated.id());
            return 0;
        }
    }

    @Command(
            name = "id",
            description = "Print the public ids of a keyset's keys, the one in use last.",
            footer = "  cordon keyset id my.keyset")
    int id(
            @Parameters(paramLabel = "FILE", description = "The keyset.") Path file,
            @Option(
                            names = "--passphrase-file",
                            paramLabel = "FILE",
                            description = "The passphrase of a sealed keyset.")
                    @Nullable
                    Path passphraseFile,
            @Mixin StandardOptions options) {
        try (Keyset keyset = Engine.keyset(file, passphraseFile)) {
            keyset.ids().forEach(io::println);
            return 0;
        }
    }
}
