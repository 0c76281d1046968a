package health.cordon.cli;

import health.cordon.crypto.file.FileSealer;
import health.cordon.crypto.keyring.FileKeyringStore;
import health.cordon.crypto.keyring.Keyring;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon seal}. */
@Command(
        name = "seal",
        header = "Encrypt files of any size under the key of a dataset, patient or model.",
        description = {
            "FILE becomes FILE.sealed: AES-256-GCM in segments, so that a file that was cut, lengthened or changed in any"
                    + " bit does not open. It appears whole or not at all, readable by you alone. The key is made when it"
                    + " is first needed.",
            "FILE itself stays where it is, in clear."
        },
        footer = {
            "  cordon seal scan.dcm --keyring my.keyring --dataset radiology",
            "  cordon seal notes/*.txt --keyring my.keyring --patient-file id.txt --out sealed/"
        })
final class SealCommand implements Callable<Integer> {

    /** What is put behind a sealed file's name. */
    static final String ENDING = ".sealed";

    private final Io io;

    @Mixin
    private SealingRun run = new SealingRun();

    @Option(names = "--keyring", required = true, paramLabel = "FILE", description = "The keyring.")
    private Path keyring = Path.of("");

    @Mixin
    private OwnerOptions whose = new OwnerOptions();

    @Mixin
    private KeyringOptions where = new KeyringOptions();

    @Mixin
    private StandardOptions standard = new StandardOptions();

    SealCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        try (Keyring opened = where.open(FileKeyringStore.open(keyring))) {
            FileSealer sealer = opened.fileSealer(whose.owner());
            return run.run(io, "sealed", name -> name + ENDING, sealer::seal).code();
        }
    }
}
