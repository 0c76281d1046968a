package health.cordon.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cordon route}. */
@Command(
        name = "route",
        header = "Ask where requests to models go.",
        description =
                "A route leads from a model's name to endpoints; the rules by which one is chosen are docs/gateway.md's.",
        footer = "  cordon route explain --config /etc/cordon/cordon.yaml --model notes")
final class RouteCommand {

    @Mixin
    private StandardOptions standard = new StandardOptions();
}
