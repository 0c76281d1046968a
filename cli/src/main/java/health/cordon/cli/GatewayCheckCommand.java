package health.cordon.cli;

import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Paint;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.gateway.GatewayCheck;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon gateway check}. */
@Command(
        name = "check",
        header = "Say what a gateway of this configuration would do, without calling anyone.",
        description = {
            "Reads the configuration, resolves which endpoints lie inside the boundary, reads keys, verifies agreements, and"
                    + " says for each route where a request would go. All problems are told, not the first. No endpoint is"
                    + " called and nothing is written.",
            "Ends with 0 if the gateway would start and every route leads somewhere, else with 3."
        },
        footer = {
            "  cordon gateway check --config /etc/cordon/cordon.yaml",
            "  cordon gateway check --config /etc/cordon/cordon.yaml --at 2027-01-01T00:00:00Z"
        })
final class GatewayCheckCommand implements Callable<Integer> {

    private final Io io;

    @Mixin
    private GatewayFile file = new GatewayFile();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "As if it were this time, such as 2027-01-01T00:00:00Z; default: now.")
    private @Nullable String at;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    GatewayCheckCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        ServerConfig server = file.server();
        List<GatewayCheck.Line> lines =
                GatewayCheck.of(server, file.gateway(server), System::getenv, BaaWhyCommand.time(at));
        for (GatewayCheck.Line line : lines) {
            io.println(String.format(
                    Locale.ROOT,
                    "%s  %-9s  %s%s",
                    line.good() ? Paint.GOOD.on(io.outTerminal(), "ok ") : Paint.BAD.on(io.outTerminal(), "BAD"),
                    line.kind(),
                    line.name().isEmpty() ? "" : line.name() + ": ",
                    line.says()));
        }
        long bad = lines.stream().filter(line -> !line.good()).count();
        io.println(bad == 0 ? "no problems" : bad == 1 ? "1 problem" : bad + " problems");
        return (bad == 0 ? ExitCode.OK : ExitCode.CONFIGURATION).code();
    }
}
