package health.cordon.cli;

import java.util.ArrayList;
import java.util.List;

/** Until the generator lands. */
final class SyntheticNotes {

    private SyntheticNotes() {}

    static List<String> texts(long seed, int count) {
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            notes.add("Seen by Dr. Balogh on 03/04/2023 for chest pain, number " + i + ".\n");
        }
        return notes;
    }
}
