package health.cordon.bench.load;

import health.cordon.testkit.notes.NoteGenerator;
import health.cordon.testkit.notes.PhiFreeNotes;
import health.cordon.testkit.notes.Split;
import java.util.ArrayList;
import java.util.List;

/** Texts of one length, all different, made of generated notes. */
final class Prompts {

    private static final long SEED = 11;

    private Prompts() {}

    /**
     * So many texts.
     *
     * @param phiOneIn of this many notes that a text is made of, one has identifiers; 1 for all
     */
    static List<String> of(int count, int characters, int phiOneIn) {
        NoteGenerator notes = NoteGenerator.of(SEED, Split.ALL);
        PhiFreeNotes free = PhiFreeNotes.of(SEED, Split.ALL);
        List<String> texts = new ArrayList<>();
        for (int note = 0; texts.size() < count; ) {
            StringBuilder text = new StringBuilder(characters + 2_000);
            while (text.length() < characters) {
                text.append(
                                note % phiOneIn == 0
                                        ? notes.note(note).text()
                                        : free.note(note).text())
                        .append("\n\n");
                note++;
            }
            text.setLength(Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters);
            texts.add(text.toString());
        }
        return texts;
    }
}
