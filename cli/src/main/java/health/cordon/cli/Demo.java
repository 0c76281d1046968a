package health.cordon.cli;

import health.cordon.cli.explain.ExplainText;
import health.cordon.cli.terminal.Paint;
import health.cordon.cli.terminal.Terminal;
import health.cordon.deid.Deidentified;
import health.cordon.deid.Document;
import health.cordon.deid.Span;
import health.cordon.deid.Treated;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What {@code cordon} alone shows: an invented note before and after, and what to try next. */
final class Demo {

    private final Io io;
    private final Terminal terminal;

    Demo(Io io) {
        this.io = io;
        this.terminal = io.outTerminal();
    }

    void show() {
        String text = note();
        try (Engine engine = Engine.of(new EngineOptions())) {
            Deidentified done = engine.deidentify(Document.of("example", text));
            List<Treated> treated = done.report().treated();
            heading("Before", "an invented note; what was found is marked");
            io.print(
                    ExplainText.marked(text, treated.stream().map(Treated::span).toList(), terminal, false));
            heading("After", "policy safe-harbor");
            io.print(after(done.text(), treated));
            heading("Found", treated.size() + " identifiers in " + text.length() + " characters");
            io.println("  " + counts(treated));
        }
        heading("Next", "nothing was written, nothing leaves this machine");
        io.println("  cordon deid FOLDER --out CLEAN     de-identify a folder of notes, with a report");
        io.println("  cordon explain NOTE.txt            see what is found in a note of yours, and why");
        io.println("  cordon --help                      all commands");
    }

    private void heading(String title, String aside) {
        io.println("");
        io.println(Paint.STRONG.on(terminal, title) + Paint.FAINT.on(terminal, "  " + aside));
        io.println("");
    }

    private String after(String text, List<Treated> treated) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Treated each : treated) {
            out.append(text, from, each.outStart());
            out.append(Paint.of(each.span().kind()).on(terminal, text.substring(each.outStart(), each.outEnd())));
            from = each.outEnd();
        }
        return out.append(text, from, text.length()).toString();
    }

    private String counts(List<Treated> treated) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Treated each : treated) {
            Span span = each.span();
            counts.merge(Paint.of(span.kind()).on(terminal, span.kind().name()), 1, Integer::sum);
        }
        StringBuilder line = new StringBuilder();
        counts.forEach((kind, count) ->
                line.append(line.isEmpty() ? "" : "  ").append(kind).append(' ').append(count));
        return line.toString();
    }

    private static String note() {
        try (InputStream in = Objects.requireNonNull(Demo.class.getResourceAsStream("example-note.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
