package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.agreement.Agreement;
import health.cordon.gateway.agreement.AgreementDraft;
import health.cordon.gateway.agreement.AgreementFolder;
import health.cordon.gateway.agreement.AgreementKeys;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon baa}: what makes keys and records; what reads them has a class each. */
@Command(
        name = "baa",
        header = "Keep business associate agreements on file, signed, and ask what they cover.",
        description = {
            "PHI leaves the network boundary only under an agreement that covers exactly the endpoint, model, modality and"
                    + " region (45 CFR 164.502(e), 164.504(e)). An agreement is on file as a record that whoever answers for"
                    + " it signs; a gateway has the public key alone, and verifies.",
            "Everything about it: docs/agreements.md."
        },
        footer = {
            "  cordon baa key /secure/baa.key",
            "  cordon baa add draft.yaml --agreements agreements/ --sign-with /secure/baa.key",
            "  cordon baa list --agreements agreements/ --key /secure/baa.key.pub",
            "  cordon baa why --config cordon.yaml --endpoint cloud"
        })
final class BaaCommand {

    private final Io io;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    BaaCommand(Io io) {
        this.io = io;
    }

    @Command(
            name = "key",
            header = "Make the pair of keys that agreements are signed and verified with.",
            description =
                    "Writes the private key into FILE, for you alone, and the public one into FILE.pub, which a gateway's"
                            + " configuration names. Files that are there are never replaced. A key of `openssl genpkey"
                            + " -algorithm ed25519` works too. Keep the private one away from the gateway.",
            footer = "  cordon baa key /secure/baa.key")
    int key(
            @Parameters(paramLabel = "FILE", description = "The new file of the private key.") Path file,
            @Mixin StandardOptions options) {
        try {
            io.println(AgreementKeys.make(file).toString());
            return 0;
        } catch (FileAlreadyExistsException e) {
            throw new CordonException(CliError.FILE_EXISTS, e, SafeArg.path(file));
        } catch (IOException e) {
            throw new CordonException(CliError.CANNOT_WRITE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    @Command(
            name = "add",
            header = "Sign a draft and put it on file.",
            description = {
                "Reads a draft in YAML or JSON, tells all that is wrong with it, and writes DIR/ID.json, signed. Refused are"
                        + " unknown keys, bad dates, hosts of consumer services, and api.openai.com without zero retention.",
                "An agreement that is on file is never replaced; take its file away to end it before its time."
            },
            footer = "  cordon baa add draft.yaml --agreements agreements/ --sign-with /secure/baa.key")
    int add(
            @Parameters(paramLabel = "DRAFT", description = "The draft: docs/agreements.md.") Path draft,
            @Option(
                            names = "--agreements",
                            required = true,
                            paramLabel = "DIR",
                            description = "The folder of agreements; made if it is not there.")
                    Path folder,
            @Option(
                            names = "--sign-with",
                            required = true,
                            paramLabel = "FILE",
                            description = "The private key, as `cordon baa key` makes it.")
                    Path key,
            @Mixin StandardOptions options) {
        Agreement agreement = AgreementDraft.read(draft, Instant.now());
        Path file = AgreementFolder.add(folder, agreement, AgreementKeys.privateKey(key));
        io.println("signed " + file);
        return 0;
    }
}
