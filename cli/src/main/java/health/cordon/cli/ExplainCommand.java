package health.cordon.cli;

import health.cordon.cli.batch.TextDocument;
import health.cordon.cli.explain.ExplainHtml;
import health.cordon.cli.explain.ExplainJson;
import health.cordon.cli.explain.ExplainText;
import health.cordon.cli.explain.Explanation;
import health.cordon.cli.terminal.Terminal;
import health.cordon.deid.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon explain}. */
@Command(
        name = "explain",
        header = "Show what is found in a document, and why.",
        description = {
            "Prints the text with every span in colour and, below it, each span's kind, score, detector and evidence.",
            "The output shows PHI: that is what it is for."
        },
        footer = {
            "  cordon explain note.txt",
            "  cordon explain note.txt --html > note.html",
            "  pbpaste | cordon explain -"
        })
final class ExplainCommand implements Callable<Integer> {

    private final Io io;

    @Parameters(paramLabel = "FILE", description = "A text file, or - for standard input.")
    private String file = "-";

    @Option(names = "--html", description = "Write a page on standard output: hover over a span to see its evidence.")
    private boolean html;

    @Option(names = "--json", description = "Write JSON on standard output.")
    private boolean json;

    @Option(names = "--color", negatable = true, description = "Colours even where no terminal is seen, or none.")
    private @Nullable Boolean colour;

    @Option(
            names = "--known",
            paramLabel = "FILE",
            description = "What the chart already knows, as JSON: for all documents, or by document id.")
    private @Nullable Path known;

    @Mixin
    private DetectOptions options = new DetectOptions();

    @Mixin
    private StandardOptions standard = new StandardOptions();

    ExplainCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() throws IOException {
        try (Engine engine = Engine.of(options)) {
            String name = file.equals("-") ? "standard input" : file;
            TextDocument document = file.equals("-")
                    ? TextDocument.of(io.in().readAllBytes(), null, "standard input")
                    : TextDocument.read(Path.of(file));
            Explanation explanation = new Explanation(
                    name,
                    document.text(),
                    engine.detect(new Document(
                                    name,
                                    document.text(),
                                    null,
                                    KnownFile.of(known).apply(name)))
                            .spans());
            io.err().println("cordon: this output shows protected health information");
            write(explanation);
            return 0;
        }
    }

    private void write(Explanation explanation) throws IOException {
        if (html) {
            io.print(ExplainHtml.of(explanation));
        } else if (json) {
            io.out().write(ExplainJson.of(explanation));
        } else {
            Terminal terminal =
                    colour == null ? io.outTerminal() : io.outTerminal().withColour(colour);
            io.print(ExplainText.of(explanation, terminal));
        }
    }
}
