package health.cordon.bench;

import health.cordon.testkit.notes.GoldNdjson;
import health.cordon.testkit.notes.NoteGenerator;
import health.cordon.testkit.notes.PhiFreeNotes;
import health.cordon.testkit.notes.Split;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Writes generated notes with gold spans, a line each, for the scripts that measure whole processes. */
public final class CorpusWriter {

    private CorpusWriter() {}

    /** Options: {@code --notes N --phi-free N --split dev|heldout|all --seed N}. */
    public static void main(String[] args) throws IOException {
        Options options =
                Options.read(args, Map.of("--notes", "100", "--phi-free", "0", "--split", "all", "--seed", "7"));
        int seed = options.number("--seed");
        Split split = Split.valueOf(options.text("--split").toUpperCase(Locale.ROOT));
        NoteGenerator notes = NoteGenerator.of(seed, split);
        PhiFreeNotes free = PhiFreeNotes.of(seed, split);
        try (OutputStream out = new BufferedOutputStream(System.out, 1 << 16)) {
            for (int i = 0; i < options.number("--notes"); i++) {
                write(out, GoldNdjson.line(notes.note(i)));
            }
            for (int i = 0; i < options.number("--phi-free"); i++) {
                write(out, GoldNdjson.line(free.note(i)));
            }
        }
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
