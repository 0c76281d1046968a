package health.cordon.cli;

import health.cordon.cli.batch.AtomicFile;
import health.cordon.cli.batch.CodeRestorer;
import health.cordon.cli.batch.InputFile;
import health.cordon.cli.batch.InputFiles;
import health.cordon.cli.batch.Places;
import health.cordon.cli.batch.Selection;
import health.cordon.cli.batch.TextDocument;
import health.cordon.cli.outcome.CliError;
import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Amounts;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.FileReidentificationVault;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.ReidentificationVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon reidentify}. */
@Command(
        name = "reidentify",
        header = "Put back what re-identification codes stand for.",
        description = {
            "Replaces each code in the files by the value that the vault keeps for it, and nothing else: surrogates,"
                    + " shifted dates and tags stay. Codes of other vaults stay and are counted. Works on text of any"
                    + " format in which values need no escaping.",
            "The outputs hold PHI again."
        },
        footer = "  cordon reidentify clean/ --vault my.vault --keyset my.keyset --out restored/")
final class ReidentifyCommand implements Callable<Integer> {

    private final Io io;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files or folders, or - for standard input.")
    private List<String> files = List.of();

    @Option(names = "--vault", required = true, paramLabel = "FILE", description = "The vault that gave out the codes.")
    private Path vaultFile = Path.of("");

    @Option(names = "--keyset", required = true, paramLabel = "FILE", description = "The keyset of the vault.")
    private Path keysetFile = Path.of("");

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "The passphrase of a sealed keyset. The environment variable CORDON_PASSPHRASE works too.")
    private @Nullable Path passphrase;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the results go.")
    private @Nullable Path out;

    @Option(names = "--overwrite", description = "Replace files that are in the output folder already.")
    private boolean overwrite;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    ReidentifyCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() throws IOException {
        try (Keyset keyset = Engine.keyset(keysetFile, passphrase);
                ReidentificationVault vault = FileReidentificationVault.openToRestore(vaultFile, keyset)) {
            CodeRestorer restorer = new CodeRestorer(vault);
            boolean ok = files.equals(List.of("-")) ? stream(restorer) : files(restorer);
            io.err()
                    .println("cordon: " + Amounts.count(restorer.restored(), "code") + " restored, "
                            + Amounts.count(restorer.unknown()) + " not of this vault; the output holds PHI");
            return (ok ? ExitCode.OK : ExitCode.SOME_FAILED).code();
        }
    }

    private boolean stream(CodeRestorer restorer) throws IOException {
        TextDocument document = TextDocument.of(io.in().readAllBytes(), null, "standard input");
        io.out().write(document.encoded(restorer.restore(document.text())));
        return true;
    }

    private boolean files(CodeRestorer restorer) {
        if (out == null) {
            throw new CordonException(CliError.NO_OUT);
        }
        List<Path> inputs = files.stream().map(Path::of).toList();
        Places.refuseInside(out, inputs);
        boolean ok = true;
        for (InputFile file : InputFiles.find(inputs, Selection.ALL).files()) {
            try {
                restore(file, out.resolve(file.name()), restorer);
            } catch (CordonException e) {
                io.err().println("cordon: " + file.name() + ": " + e.getMessage());
                ok = false;
            }
        }
        return ok;
    }

    private void restore(InputFile file, Path target, CodeRestorer restorer) {
        if (Files.exists(target) && !overwrite) {
            throw new CordonException(CliError.OUTPUT_EXISTS, SafeArg.path(target));
        }
        Places.refuseSame(file.path(), target);
        TextDocument document = TextDocument.read(file.path());
        try (AtomicFile output = AtomicFile.at(target)) {
            output.stream().write(document.encoded(restorer.restore(document.text())));
            output.commit();
        } catch (IOException e) {
            throw new CordonException(CliError.CANNOT_WRITE, e, SafeArg.path(target));
        }
    }
}
