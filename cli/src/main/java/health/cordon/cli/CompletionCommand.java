package health.cordon.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/** {@code cordon completion}. */
@Command(
        name = "completion",
        header = "Write a completion script for a shell.",
        description = "The script goes to standard output. The one for bash works in zsh too.",
        footer = {
            "  cordon completion bash > /etc/bash_completion.d/cordon",
            "  source <(cordon completion zsh)",
            "  cordon completion fish > ~/.config/fish/completions/cordon.fish"
        })
final class CompletionCommand implements Callable<Integer> {

    /** The shells that are known. */
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    private final Io io;

    @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
    private Shell shell = Shell.BASH;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    CompletionCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        CommandLine tree = Cordon.tree(io);
        // The script for bash loads bashcompinit by itself when zsh reads it.
        io.print(shell == Shell.FISH ? fish(tree) : AutoComplete.bash("cordon", tree));
        return 0;
    }

    private static String fish(CommandLine tree) {
        StringBuilder script = new StringBuilder("# fish completion for cordon\ncomplete -c cordon -f\n");
        options(script, tree.getCommandSpec(), "__fish_use_subcommand");
        tree.getSubcommands().forEach((name, command) -> {
            script.append("complete -c cordon -n __fish_use_subcommand -a ")
                    .append(name)
                    .append(" -d '")
                    .append(quoted(String.join(
                            " ", command.getCommandSpec().usageMessage().header())))
                    .append("'\n");
            String inside = "'__fish_seen_subcommand_from " + name + "'";
            options(script, command.getCommandSpec(), inside);
            command.getSubcommands()
                    .forEach((inner, spec) -> script.append("complete -c cordon -n ")
                            .append(inside)
                            .append(" -a ")
                            .append(inner)
                            .append('\n'));
        });
        return script.toString();
    }

    private static void options(StringBuilder script, CommandSpec spec, String when) {
        for (OptionSpec option : spec.options()) {
            boolean takesValue = option.arity().max() > 0;
            script.append("complete -c cordon -n ")
                    .append(when)
                    .append(" -l ")
                    .append(option.longestName().replaceFirst("^--?", "").toLowerCase(Locale.ROOT))
                    .append(takesValue ? " -r -F" : "")
                    .append(" -d '")
                    .append(quoted(String.join(" ", option.description())))
                    .append("'\n");
        }
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }
}
