package health.cordon.cli;

import health.cordon.crypto.file.FileOpener;
import health.cordon.crypto.keyring.FileKeyringStore;
import health.cordon.crypto.keyring.Keyring;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon open}. */
@Command(
        name = "open",
        header = "Decrypt sealed files.",
        description = {
            "FILE.sealed becomes FILE; each sealed file names its key. The result appears when every byte of it was"
                    + " verified, whole or not at all, readable by you alone.",
            "The results are in clear."
        },
        footer = {
            "  cordon open scan.dcm.sealed --keyring my.keyring",
            "  cordon open sealed/*.sealed --keyring my.keyring --out opened/"
        })
final class OpenCommand implements Callable<Integer> {

    private final Io io;

    @Mixin
    private SealingRun run = new SealingRun();

    @Option(names = "--keyring", required = true, paramLabel = "FILE", description = "The keyring.")
    private Path keyring = Path.of("");

    @Mixin
    private KeyringOptions where = new KeyringOptions();

    @Mixin
    private StandardOptions standard = new StandardOptions();

    OpenCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        try (Keyring opened = where.open(FileKeyringStore.open(keyring))) {
            FileOpener opener = opened.fileOpener();
            return run.run(io, "opened", OpenCommand::name, opener::open).code();
        }
    }

    private static String name(String sealed) {
        return sealed.endsWith(SealCommand.ENDING) && sealed.length() > SealCommand.ENDING.length()
                ? sealed.substring(0, sealed.length() - SealCommand.ENDING.length())
                : sealed + ".opened";
    }
}
