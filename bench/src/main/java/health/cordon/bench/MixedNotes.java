package health.cordon.bench;

import health.cordon.testkit.notes.GoldNote;
import health.cordon.testkit.notes.NoteGenerator;
import health.cordon.testkit.notes.PhiFreeNotes;
import health.cordon.testkit.notes.Split;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Notes of all kinds and styles, one in five without PHI; always the same ones. */
final class MixedNotes {

    private static final long SEED = 7;

    private MixedNotes() {}

    /** So many notes. */
    static List<String> of(int count) {
        NoteGenerator notes = NoteGenerator.of(SEED, Split.ALL);
        PhiFreeNotes free = PhiFreeNotes.of(SEED, Split.ALL);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            GoldNote note = i % 5 == 4 ? free.note(i) : notes.note(i);
            texts.add(note.text());
        }
        return texts;
    }

    /** One document of at least so many characters: notes one after the other. */
    static String document(int characters) {
        List<String> notes = of(2_000);
        StringBuilder document = new StringBuilder(characters + 10_000);
        for (int i = 0; document.length() < characters; i = (i + 1) % notes.size()) {
            document.append(notes.get(i)).append("\n\n");
        }
        return document.toString();
    }

    /** How many megabytes (10^6 bytes) a text has in UTF-8. */
    static double megabytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length / 1e6;
    }

    /** How many megabytes the texts have together. */
    static double megabytes(List<String> texts) {
        return texts.stream().mapToDouble(MixedNotes::megabytes).sum();
    }
}
