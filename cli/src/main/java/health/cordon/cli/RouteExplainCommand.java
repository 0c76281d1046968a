package health.cordon.cli;

import health.cordon.access.Role;
import health.cordon.access.Words;
import health.cordon.access.explain.WhatIf.Explanation;
import health.cordon.access.policy.AccessPolicy;
import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Paint;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.agreement.Agreement.Gap;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.route.RouteExplanation;
import health.cordon.gateway.route.RouteExplanation.Step;
import health.cordon.gateway.spi.ProviderCall.Operation;
import health.cordon.server.config.GatewayConfig;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.gateway.BudgetBook;
import health.cordon.server.gateway.GatewayCheck;
import health.cordon.server.gateway.GatewayPlan;
import health.cordon.server.gateway.RouteQuestion;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon route explain}. */
@Command(
        name = "explain",
        header = "Tell the way that a request would take, and why each endpoint is used or is not.",
        description = {
            "Asks the gateway's own rules and policies; nobody is called and nothing is logged. Every request is taken to hold"
                    + " PHI when it is routed, since finding nothing proves nothing: --phi changes what the mode does, never"
                    + " where the request may go.",
            "Ends with 0 if the request would be sent, else with 1."
        },
        footer = {
            "  cordon route explain --config /etc/cordon/cordon.yaml --model notes",
            "  cordon route explain --config /etc/cordon/cordon.yaml --model notes --phi --purpose HRESCH --role data-scientist"
        })
final class RouteExplainCommand implements Callable<Integer> {

    private final Io io;

    @Mixin
    private GatewayFile file = new GatewayFile();

    @Option(names = "--model", required = true, paramLabel = "NAME", description = "The model that a client names.")
    private String model = "";

    @Option(names = "--phi", description = "As if PHI were found in it.")
    private boolean phi;

    @Option(
            names = "--purpose",
            paramLabel = "CODE",
            description = "Why: an HL7 v3 code such as TREAT, HOPERAT, HRESCH; default: the configuration's.")
    private @Nullable String purpose;

    @Option(names = "--role", paramLabel = "NAME", description = "The role of who asks; default: service.")
    private String role = Role.SERVICE.name();

    @Option(names = "--embedding", description = "It is a text to turn into a vector, not a conversation.")
    private boolean embedding;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "As if it were this time, such as 2027-01-01T00:00:00Z; default: now.")
    private @Nullable String at;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    RouteExplainCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        ServerConfig server = file.server();
        GatewayConfig gateway = file.gateway(server);
        Instant when = BaaWhyCommand.time(at);
        boolean allowed = policies(server, gateway.purpose());
        try (GatewayPlan plan = GatewayPlan.of(gateway, System::getenv)) {
            RouteExplanation explained = plan.router(InstantSource.system())
                    .explain(model, embedding ? Operation.EMBED : Operation.CHAT, when);
            boolean passes = guard(explained.route().mode());
            order(explained.route().order());
            explained
                    .route()
                    .hedgeAfter()
                    .ifPresent(silence -> io.println(
                            "hedge     the next is asked too after " + silence.toMillis() + " ms without an answer"));
            explained.steps().forEach(this::step);
            budgets(server, gateway, explained.route(), when);
            boolean sent = allowed && passes && explained.leads();
            io.println(sent ? Paint.GOOD.on(io.outTerminal(), "SENT") : Paint.BAD.on(io.outTerminal(), "NOT SENT"));
            return (sent ? ExitCode.OK : ExitCode.SOME_FAILED).code();
        }
    }

    private boolean policies(ServerConfig server, PurposeOfUse usual) {
        PurposeOfUse why = purpose == null
                ? usual
                : PurposeOfUse.of(purpose.toUpperCase(Locale.ROOT))
                        .orElseThrow(() ->
                                AccessCommand.unknown("--purpose", String.valueOf(purpose), PurposeOfUse.codes()));
        if (!Words.isName(role)) {
            throw AccessCommand.unknown("--role", role, List.of(Role.SERVICE.name(), Role.CLINICIAN.name()));
        }
        Explanation asked = RouteQuestion.may(server, new Role(role), why, model);
        String behind = asked.behind().stream().map(AccessPolicy::id).collect(Collectors.joining(", "));
        io.println("access    " + (asked.isAllowed() ? "permitted" : "DENIED") + " to " + role + " for " + why.title()
                + " (" + (behind.isEmpty() ? "no policy permits it" : behind) + ")");
        return asked.isAllowed();
    }

    private boolean guard(Mode mode) {
        boolean refused = phi && mode == Mode.BLOCK;
        String says = switch (mode) {
            case BLOCK -> phi ? "refused, since it holds PHI" : "PHI would be refused";
            case REDACT -> "PHI is replaced by its kind's tag";
            case PSEUDONYMIZE -> "PHI is replaced by tokens, and put back in the answer";
            case ALLOW -> "PHI goes as it is";
            case SHADOW -> "PHI IS SEEN AND NOT TREATED, there and back";
        };
        io.println("mode      " + mode.name().toLowerCase(Locale.ROOT) + ": " + says);
        return !refused;
    }

    private void order(Route.Order order) {
        String how = switch (order) {
            case LISTED -> "";
            case COST -> " (here for a request of 3 kB and an answer of 1,000 tokens)";
            case LATENCY -> " (only the running server knows which; here as they are listed)";
        };
        io.println("order     " + GatewayCheck.says(order) + how);
    }

    private void budgets(ServerConfig server, GatewayConfig gateway, Route route, Instant when) {
        try {
            BudgetBook.read(server, route.model(), route.spending(), gateway.currency(), when)
                    .forEach(says -> io.println("budget    " + says));
        } catch (CordonException e) {
            io.println("budget    what was spent cannot be read: " + e.getMessage());
        }
    }

    private void step(Step step) {
        String used = switch (step.standing()) {
            case FIRST -> "asked first, ";
            case FALLBACK -> "asked if those before it cannot be reached, ";
            case WEAKER, NOT_COVERED, CONSUMER -> "";
        };
        io.println("endpoint  " + step.endpoint().id() + ": " + used + GatewayCheck.says(step));
        if (!step.isUsed()) {
            step.gaps()
                    .forEach((id, gaps) -> io.println("            " + id + ": "
                            + (gaps.isEmpty()
                                    ? "covers it"
                                    : gaps.stream().map(Gap::sentence).collect(Collectors.joining("; ")))));
        }
    }
}
