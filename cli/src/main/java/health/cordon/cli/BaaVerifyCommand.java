package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.cli.outcome.ExitCode;
import health.cordon.core.config.NearestWord;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.agreement.Agreement;
import health.cordon.gateway.agreement.AgreementDraft;
import health.cordon.gateway.agreement.AgreementFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon baa verify}. */
@Command(
        name = "verify",
        header = "Verify the signatures of agreements, and that a document is the one that was signed.",
        description =
                "Without ID, all records are verified. With ID and --document, the SHA-256 of the file must be the one in the"
                        + " record. Ends with 0 only where everything verifies, else with 1.",
        footer = {
            "  cordon baa verify --agreements agreements/ --key baa.key.pub",
            "  cordon baa verify vendor-2026 --document vendor.pdf --config /etc/cordon/cordon.yaml"
        })
final class BaaVerifyCommand implements Callable<Integer> {

    private final Io io;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "One agreement; default: all.")
    private @Nullable String id;

    @Mixin
    private BaaFolder which = new BaaFolder();

    @Option(names = "--document", paramLabel = "FILE", description = "The signed document of the agreement ID.")
    private @Nullable Path document;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    BaaVerifyCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        if (document != null && id == null) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--document"));
        }
        AgreementFolder folder = which.folder();
        boolean good = true;
        List<String> names = new ArrayList<>();
        boolean found = false;
        for (Path file : folder.files()) {
            String name = file.getFileName().toString().replaceAll("\\.json$", "");
            names.add(name);
            if (id == null || id.equals(name)) {
                found = true;
                good &= verify(folder, file, name);
            }
        }
        if (id != null && !found) {
            throw new CordonException(CliError.NO_SUCH_NAME, SafeArg.key("hint", NearestWord.hint(id, names)));
        }
        return (good ? ExitCode.OK : ExitCode.SOME_FAILED).code();
    }

    private boolean verify(AgreementFolder folder, Path file, String name) {
        Agreement agreement;
        try {
            agreement = folder.agreement(file);
        } catch (CordonException e) {
            io.println(name + ": DOES NOT VERIFY");
            io.err().println("cordon: " + e.getMessage());
            return false;
        }
        Path given = document;
        if (given == null) {
            io.println(name + ": verified");
            return true;
        }
        boolean same = agreement.documentHash().equals(hash(given));
        io.println(name + ": verified, " + (same ? "and this is its document" : "but THIS IS ANOTHER DOCUMENT"));
        return same;
    }

    private static String hash(Path file) {
        try {
            return AgreementDraft.hash(file);
        } catch (IOException e) {
            throw new CordonException(CliError.CANNOT_READ, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }
}
