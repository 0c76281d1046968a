package health.cordon.cli;

import health.cordon.audit.AuditLog;
import health.cordon.audit.AuditReader;
import health.cordon.audit.NotVerified;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.BaaId;
import health.cordon.audit.entry.ModelName;
import health.cordon.audit.entry.PolicyHash;
import health.cordon.audit.entry.RequestId;
import health.cordon.cli.outcome.CliError;
import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.receipt.Claims;
import health.cordon.cli.receipt.Receipt;
import health.cordon.cli.receipt.ReceiptProof;
import health.cordon.cli.terminal.Paint;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.agreement.Agreement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon receipt verify}. */
@Command(
        name = "verify",
        header = "Prove from the audit log that a call was made as its receipt says.",
        description = {
            "RECEIPT is what the header cordon-receipt had. The entry of that place and hash must be under the root that the"
                    + " log's key signed, be the intent of a call, and have an outcome, proven likewise. With --headers, all"
                    + " that the gateway's headers said is held against it: request, agreement, policies, model, endpoint,"
                    + " what was found and treated, what the screens saw. With --agreements and --key, the agreement on file must verify and have been valid"
                    + " then.",
            "The log is read from a data folder, or, where there is none, from a proof that --out or `cordon audit prove`"
                    + " wrote; the key must then have come another way. Ends with 0 only where everything is proven, else"
                    + " with 1."
        },
        footer = {
            "  cordon receipt verify 17:9f2c... --data /var/lib/cordon",
            "  curl -D headers.txt ...; cordon receipt verify --headers headers.txt --data /var/lib/cordon --out proof.json",
            "  cordon receipt verify --headers headers.txt --proof proof.json --vkey log.vkey"
        })
final class ReceiptVerifyCommand implements Callable<Integer> {

    private final Io io;

    @Parameters(paramLabel = "RECEIPT", arity = "0..1", description = "The receipt; default: that of --headers.")
    private @Nullable String receipt;

    @Option(names = "--headers", paramLabel = "FILE", description = "The headers of the answer, one a line.")
    private @Nullable Path headers;

    @Option(names = "--request", paramLabel = "ID", description = "The request's id that it must have.")
    private @Nullable String request;

    @Option(
            names = "--agreement",
            paramLabel = "ID",
            description = "The agreement that it must name; inside for a call inside the boundary.")
    private @Nullable String agreement;

    @Option(
            names = "--policy",
            paramLabel = "HASH",
            description = "The policies' hash that it must name, or its beginning.")
    private @Nullable String policy;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder; the log lies in audit below it.")
    private @Nullable Path data;

    @Option(names = "--proof", paramLabel = "FILE", description = "A proof, in the place of the data folder.")
    private @Nullable Path proof;

    @Option(
            names = "--vkey",
            paramLabel = "KEY|FILE",
            description = "The log's verifier key, kept elsewhere; default with --data: the one in the log's folder.")
    private @Nullable String vkey;

    @Mixin
    private BaaFolder agreements = new BaaFolder();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "With --data: write the proof into this new file, for whoever has no access to the log.")
    private @Nullable Path out;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    ReceiptVerifyCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        Claims claims = (headers == null ? new Claims(java.util.Map.of()) : Claims.read(AccessCommand.read(headers)))
                .and(Claims.RECEIPT, Optional.ofNullable(receipt))
                .and(Claims.REQUEST, Optional.ofNullable(request))
                .and(Claims.AGREEMENT, Optional.ofNullable(agreement))
                .and(Claims.POLICY, Optional.ofNullable(policy));
        Receipt wanted = Receipt.parse(claims.headers().getOrDefault(Claims.RECEIPT, ""));
        try {
            ReceiptProof proven = proven(wanted);
            List<String> wrong = new ArrayList<>(proven.gaps());
            wrong.addAll(claims.against(proven.intent().entry()));
            Optional<Agreement> onFile = onFile(proven, wrong);
            print(proven, onFile);
            return end(wrong);
        } catch (NotVerified e) {
            return end(List.of(String.valueOf(e.getMessage())));
        }
    }

    private ReceiptProof proven(Receipt wanted) throws NotVerified {
        Path folder = data;
        Path file = proof;
        if ((folder == null) == (file == null) || file != null && (vkey == null || out != null)) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", file == null ? "--data" : "--proof"));
        }
        if (file != null) {
            return ReceiptProof.of(bytes(file), AuditData.key(String.valueOf(vkey)), wanted);
        }
        Path audit = Path.of(String.valueOf(folder)).resolve("audit");
        AuditLog.recover(audit);
        AuditReader reader = vkey == null ? AuditReader.open(audit) : AuditReader.open(audit, AuditData.key(vkey));
        ReceiptProof proven = ReceiptProof.of(reader, wanted);
        if (out != null) {
            String key = AuditData.text(audit.resolve("log.vkey")).strip();
            write(out, AuditJson.proofs(key, reader, proven.indexes(), List.of()));
        }
        return proven;
    }

    /** The agreement that the entry names, from the folder, if one was given. */
    private Optional<Agreement> onFile(ReceiptProof proven, List<String> wrong) {
        Optional<String> id = proven.intent().entry().agreement().map(BaaId::value);
        if (!agreements.isNamed() || id.isEmpty()) {
            return Optional.empty();
        }
        Optional<Agreement> found = agreements.folder().read().stream()
                .filter(each -> each.id().equals(id.get()))
                .findFirst();
        if (found.isEmpty()) {
            wrong.add("the agreement " + id.get() + " is not on file");
        } else if (!found.get().isValid(proven.intent().time())) {
            wrong.add("the agreement " + id.get() + " was not valid at that time");
            return Optional.empty();
        }
        return found;
    }

    private void print(ReceiptProof proven, Optional<Agreement> onFile) {
        AuditEntry intent = proven.intent().entry();
        line(
                "log",
                proven.checkpoint().checkpoint().origin() + ", "
                        + proven.checkpoint().size() + " entries");
        line(
                "intent",
                "entry " + proven.intent().index() + ", " + proven.intent().time());
        line("request", intent.request().map(RequestId::toString).orElse("-"));
        line(
                "who",
                intent.who() + " (" + intent.role() + "), for "
                        + intent.purpose().title());
        line(
                "sent to",
                intent.resource() + ", model "
                        + intent.model().map(ModelName::value).orElse("-"));
        line(
                "agreement",
                intent.agreement().map(BaaId::value).orElse("none: inside the boundary")
                        + onFile.map(one -> ", on file with " + one.counterparty() + ", valid then")
                                .orElse(""));
        intent.rule().ifPresent(rule -> line("permitted", "by " + rule));
        line("policy", intent.policy().map(PolicyHash::value).orElse("-"));
        line("found", counts(intent) + " in the request, " + intent.decision());
        proven.outcome()
                .ifPresent(end -> line(
                        "outcome",
                        "entry " + end.index() + ", " + end.entry().outcome() + ", " + counts(end.entry())
                                + " in the answer"));
    }

    private static String counts(AuditEntry entry) {
        String byKind = entry.identifiers().byKind().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
        return entry.identifiers().total() + (byKind.isEmpty() ? "" : " (" + byKind + ")");
    }

    private void line(String what, String says) {
        io.println(String.format(java.util.Locale.ROOT, "%-10s %s", what, says));
    }

    private int end(List<String> wrong) {
        wrong.forEach(each -> io.err().println("cordon: " + each));
        io.println(
                wrong.isEmpty()
                        ? Paint.GOOD.on(io.outTerminal(), "PROVEN")
                        : Paint.BAD.on(io.outTerminal(), "NOT PROVEN"));
        return (wrong.isEmpty() ? ExitCode.OK : ExitCode.SOME_FAILED).code();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CordonException(CliError.CANNOT_READ, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (java.nio.file.FileAlreadyExistsException e) {
            throw new CordonException(CliError.FILE_EXISTS, e, SafeArg.path(file));
        } catch (IOException e) {
            throw new CordonException(CliError.CANNOT_WRITE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }
}
