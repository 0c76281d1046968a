package health.cordon.cli;

import health.cordon.access.explain.InvalidPolicyTests;
import health.cordon.access.minimum.InvalidRules;
import health.cordon.access.policy.InvalidPolicies;
import health.cordon.cli.outcome.CliError;
import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Paint;
import health.cordon.cli.terminal.StandardOutput;
import health.cordon.core.error.CordonException;
import health.cordon.deid.policy.InvalidPolicy;
import health.cordon.gateway.agreement.InvalidDraft;
import health.cordon.server.config.InvalidConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line as a function: arguments and streams in, exit code out. Ends nothing and prints nothing but through
 * its streams. Only the command that is asked for is made, which keeps the start fast.
 */
final class Cordon {

    /** The commands in the order of the help. */
    private static final Map<String, Function<Io, CommandLine>> COMMANDS = commands();

    private final Io io;
    private final boolean debug;

    private Cordon(Io io, boolean debug) {
        this.io = io;
        this.debug = debug;
    }

    /** Runs a command line. */
    static ExitCode run(Io io, String... args) {
        Cordon cordon = new Cordon(io, Arrays.asList(args).contains("--debug"));
        try {
            ExitCode exit = cordon.execute(args);
            io.out().flush();
            return exit;
        } catch (IOException | RuntimeException | Error e) {
            return cordon.failed(e);
        }
    }

    /** The whole tree, for help, completion and tests. */
    static CommandLine tree(Io io) {
        CommandLine root = root(io);
        COMMANDS.forEach((name, make) -> root.addSubcommand(name, make.apply(io)));
        return root;
    }

    private ExitCode execute(String... args) throws IOException {
        CommandLine line = commandLine(args);
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e).code());
        line.setParameterExceptionHandler((e, given) -> wrongUsage(e).code());
        line.setOut(new PrintWriter(io.out(), false, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(io.err(), true));
        int code = line.execute(args);
        line.getOut().flush();
        return Arrays.stream(ExitCode.values())
                .filter(exit -> exit.code() == code)
                .findFirst()
                .orElse(ExitCode.INTERNAL);
    }

    private CommandLine commandLine(String... args) {
        String first = Arrays.stream(args)
                .filter(arg -> !arg.startsWith("-"))
                .findFirst()
                .orElse("");
        Function<Io, CommandLine> one = COMMANDS.get(first);
        CommandLine line =
                args.length == 0 ? root(io) : one == null ? tree(io) : root(io).addSubcommand(first, one.apply(io));
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setColorScheme(scheme());
    }

    private CommandLine.Help.ColorScheme scheme() {
        return CommandLine.Help.defaultColorScheme(
                io.outTerminal().colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF);
    }

    private static CommandLine root(Io io) {
        return new CommandLine(new RootCommand(io));
    }

    private ExitCode wrongUsage(ParameterException e) {
        CommandLine command = e.getCommandLine();
        complain(e instanceof UnmatchedArgumentException unmatched ? unknown(unmatched) : e.getMessage());
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            io.err().println("Did you mean " + String.join(" or ", firstTwo(unmatched.getSuggestions())) + "?");
        }
        io.err().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static String unknown(UnmatchedArgumentException e) {
        String what = e.getUnmatched().getFirst();
        return what.startsWith("-") ? "unknown option " + what : "unknown argument or command: " + what;
    }

    private static List<String> firstTwo(List<String> all) {
        return all.subList(0, Math.min(2, all.size()));
    }

    private ExitCode failed(Throwable thrown) {
        if (debug) {
            printStack(thrown);
        }
        Throwable cause = thrown.getCause();
        boolean wrapped = thrown instanceof UncheckedIOException || thrown instanceof ExceptionInInitializerError;
        Throwable e = wrapped && cause != null ? cause : thrown;
        return switch (e) {
            case StandardOutput.Gone gone -> ExitCode.OK;
            case InvalidPolicy invalid -> problems("the policy cannot be used:", invalid.problems());
            case InvalidPolicies invalid -> problems("the access policies cannot be used:", invalid.problems());
            case InvalidPolicyTests invalid -> problems("the policy tests cannot be used:", invalid.problems());
            case InvalidConfig invalid -> problems("the configuration cannot be used:", invalid.problems());
            case InvalidDraft invalid -> problems("the draft cannot become an agreement:", invalid.problems());
            case InvalidRules invalid -> problems("the minimum-necessary rules cannot be used:", invalid.problems());
            case CordonException known -> {
                complain(known.getMessage());
                yield ExitCode.of(known.code());
            }
            case OutOfMemoryError full -> {
                complain(new CordonException(CliError.OUT_OF_MEMORY).getMessage());
                yield ExitCode.SOME_FAILED;
            }
            default -> {
                complain(new CordonException(CliError.INTERNAL, e).getMessage());
                yield ExitCode.INTERNAL;
            }
        };
    }

    private ExitCode problems(String what, List<?> problems) {
        complain(what);
        problems.forEach(problem -> io.err().println("  " + problem));
        return ExitCode.CONFIGURATION;
    }

    /** A foreign exception's message may quote what it choked on: what is printed is its class and its frames. */
    private void printStack(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            io.err()
                    .println(
                            each instanceof CordonException
                                    ? each.toString()
                                    : each.getClass().getName());
            for (StackTraceElement frame : each.getStackTrace()) {
                io.err().println("\tat " + frame);
            }
        }
    }

    private void complain(@org.jspecify.annotations.Nullable String message) {
        io.err().println(Paint.BAD.on(io.errTerminal(), "cordon: ") + message);
    }

    private static Map<String, Function<Io, CommandLine>> commands() {
        Map<String, Function<Io, CommandLine>> all = new LinkedHashMap<>();
        all.put("deid", io -> new CommandLine(new DeidCommand(io)));
        all.put("detect", io -> new CommandLine(new DetectCommand(io)));
        all.put("explain", io -> new CommandLine(new ExplainCommand(io)));
        all.put("eval", io -> new CommandLine(new EvalCommand(io)));
        all.put("train", io -> new CommandLine(new TrainCommand(io)));
        all.put("policy", io -> new CommandLine(new PolicyCommand(io)));
        all.put("keyset", io -> new CommandLine(new KeysetCommand(io)));
        all.put("keyring", io -> new CommandLine(new KeyringCommand(io)));
        all.put("seal", io -> new CommandLine(new SealCommand(io)));
        all.put("open", io -> new CommandLine(new OpenCommand(io)));
        all.put("reidentify", io -> new CommandLine(new ReidentifyCommand(io)));
        all.put("audit", Cordon::audit);
        all.put(
                "access",
                io -> new CommandLine(new AccessCommand(io))
                        .addSubcommand(new AccessExplainCommand(io))
                        .addSubcommand(new AccessTestCommand(io))
                        .addSubcommand(new AccessKeyCommands.IssueKey(io))
                        .addSubcommand(new AccessKeyCommands.Keys(io))
                        .addSubcommand(new AccessKeyCommands.RevokeKey(io)));
        all.put("minimum", io -> new CommandLine(new MinimumCommand(io)).addSubcommand(new MinimumFilterCommand(io)));
        all.put("store", Cordon::store);
        all.put("serve", io -> new CommandLine(new ServeCommand(io)));
        all.put("gateway", Cordon::gateway);
        all.put("history", io -> new CommandLine(new HistoryCommand(io)));
        all.put("route", io -> new CommandLine(new RouteCommand()).addSubcommand(new RouteExplainCommand(io)));
        all.put("baa", Cordon::baa);
        all.put("receipt", io -> new CommandLine(new ReceiptCommand()).addSubcommand(new ReceiptVerifyCommand(io)));
        all.put("sample", io -> new CommandLine(new SampleCommand(io)));
        all.put("bench", io -> new CommandLine(new BenchCommand(io)));
        all.put("completion", io -> new CommandLine(new CompletionCommand(io)));
        return all;
    }

    private static CommandLine audit(Io io) {
        return new CommandLine(new AuditCommand(io))
                .addSubcommand("accounting", new AuditDisclosureCommands.Accounting(io))
                .addSubcommand("record", new AuditDisclosureCommands.Record(io))
                .addSubcommand("witness", new AuditWitnessCommands.Run(io))
                .addSubcommand("cosign", new AuditWitnessCommands.Cosign(io))
                .addSubcommand("hold", new AuditRetentionCommands.Hold(io))
                .addSubcommand("prune", new AuditRetentionCommands.Prune(io))
                .addSubcommand("reindex", new AuditRetentionCommands.Reindex(io));
    }

    private static CommandLine gateway(Io io) {
        return new CommandLine(new GatewayCommand(io))
                .addSubcommand("check", new GatewayCheckCommand(io))
                .addSubcommand("import", new GatewayImportCommand(io));
    }

    private static CommandLine baa(Io io) {
        return new CommandLine(new BaaCommand(io))
                .addSubcommand("list", new BaaListCommand(io))
                .addSubcommand("verify", new BaaVerifyCommand(io))
                .addSubcommand("why", new BaaWhyCommand(io));
    }

    private static CommandLine store(Io io) {
        return new CommandLine(new StoreCommand(io))
                .addSubcommand("backup", new StoreBackupCommands.Make(io))
                .addSubcommand("restore", new StoreBackupCommands.Restore(io))
                .addSubcommand("purge", new StorePurgeCommand(io))
                .addSubcommand("hold", new StoreHoldCommand(io))
                .addSubcommand("keys", new StoreKeysCommand(io));
    }
}
