package health.cordon.cli;

import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Paint;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.agreement.Agreement;
import health.cordon.gateway.agreement.AgreementFolder;
import health.cordon.server.config.GatewayConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon baa list}. */
@Command(
        name = "list",
        header = "List agreements with what they cover and how long.",
        description =
                "Ends with 0 only where every record verifies and none has ended or ends within --warn-days, else with 1: for"
                        + " cron.",
        footer = {
            "  cordon baa list --agreements agreements/ --key baa.key.pub",
            "  cordon baa list --config /etc/cordon/cordon.yaml --warn-days 90 || mail -s 'agreements' privacy"
        })
final class BaaListCommand implements Callable<Integer> {

    private final Io io;

    @Mixin
    private BaaFolder which = new BaaFolder();

    @Option(
            names = "--warn-days",
            paramLabel = "N",
            description = "How many days before its end an agreement is a warning; default: 60.")
    private int warnDays = GatewayConfig.WARN_DAYS;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    BaaListCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        AgreementFolder folder = which.folder();
        Instant now = Instant.now();
        boolean good = true;
        List<Path> files = folder.files();
        if (files.isEmpty()) {
            io.println("no agreements: PHI goes nowhere but inside the boundary");
        }
        for (Path file : files) {
            try {
                good &= print(folder.agreement(file), now);
            } catch (CordonException e) {
                good = false;
                io.println(file.getFileName() + "  " + Paint.BAD.on(io.outTerminal(), "DOES NOT VERIFY"));
                io.err().println("cordon: " + e.getMessage());
            }
        }
        return (good ? ExitCode.OK : ExitCode.SOME_FAILED).code();
    }

    private boolean print(Agreement agreement, Instant now) {
        boolean good = false;
        String status;
        if (now.isBefore(agreement.validFrom())) {
            good = true;
            status = "from " + agreement.validFrom();
        } else if (!agreement.isValid(now)) {
            status = Paint.BAD.on(io.outTerminal(), "ENDED") + " " + agreement.validUntil();
        } else if (agreement.daysLeft(now) < warnDays) {
            status = Paint.BAD.on(io.outTerminal(), "ENDS SOON") + ", " + agreement.daysLeft(now) + " days left";
        } else {
            good = true;
            status = "valid, " + agreement.daysLeft(now) + " days left";
        }
        io.println(Paint.STRONG.on(io.outTerminal(), agreement.id()) + "  " + status);
        line("with", List.of(agreement.counterparty()));
        line("hosts", new TreeSet<>(agreement.hosts()));
        line("models", new TreeSet<>(agreement.models()));
        line(
                "modalities",
                agreement.modalities().stream()
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList());
        line("regions", new TreeSet<>(agreement.regions()));
        line(
                "terms",
                List.of(
                        agreement.terms().zeroRetention() ? "zero retention" : "data may be kept",
                        agreement.terms().noTraining() ? "no training" : "training not excluded",
                        agreement.phiAllowed() ? "PHI allowed" : "NO PHI"));
        return good;
    }

    private void line(String what, Iterable<String> words) {
        io.println(String.format(Locale.ROOT, "  %-11s %s", what, String.join(", ", words)));
    }
}
