package health.cordon.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon} alone shows what it does. */
@Command(
        name = "cordon",
        description =
                "Finds protected health information in clinical text and removes it, by policy. Nothing leaves this"
                        + " machine.",
        footer = {
            "  cordon                                    see it work",
            "  cordon deid notes/ --out clean/           de-identify a folder",
            "  cordon explain note.txt                   see what is found, and why",
            "  cordon COMMAND --help                     all about a command"
        })
final class RootCommand implements Callable<Integer> {

    private final Io io;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    @Option(
            names = {"-V", "--version"},
            description = "Show the versions of Cordon, the JDK, the rules, the word lists and the models.")
    private boolean version;

    RootCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        if (version) {
            Versions.all().forEach((name, value) -> io.println(name + " " + value));
        } else {
            new Demo(io).show();
        }
        return 0;
    }
}
