package health.cordon.deid;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.testkit.notes.GoldNote;
import health.cordon.testkit.notes.GoldSpan;
import health.cordon.testkit.notes.NoteGenerator;
import health.cordon.testkit.notes.NoteStyle;
import health.cordon.testkit.notes.PhiFreeNotes;
import health.cordon.testkit.notes.Split;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A note says the same at every width: what was found in it is found when its lines are broken, and nothing else is. */
@Cfr("164.514(b)(2)(i)")
class RewrappedNotesTest {

    private static final Deidentifier ENGINE = Deidentifier.safeHarbor();
    private static final List<GoldNote> NOTES = NoteGenerator.of(77, Split.DEV)
            .styles(EnumSet.of(NoteStyle.NORMAL, NoteStyle.UPPER, NoteStyle.LOWER, NoteStyle.ABBREVIATED))
            .notes(240);
    private static final List<GoldNote> FREE = PhiFreeNotes.of(77, Split.DEV).notes(240);

    /** A text with lines no longer than a width, and where its characters went. */
    private record Wrapped(String text, int[] places) {

        static Wrapped of(String text, int width, String margin) {
            String first = margin.isBlank() ? "" : margin;
            StringBuilder out = new StringBuilder(first);
            int[] places = new int[text.length()];
            int line = 0;
            while (line < text.length()) {
                int end = text.indexOf('\n', line);
                end = end < 0 ? text.length() : end;
                int column = first.length();
                for (int at = line; at < end; ) {
                    int word = at;
                    while (word < end && text.charAt(word) != ' ') {
                        word++;
                    }
                    if (at > line && column + word - at > width) {
                        out.setLength(out.length() - 1);
                        out.append('\n').append(margin);
                        column = margin.length();
                    }
                    for (; at < Math.min(end, word + 1); at++) {
                        places[at] = out.length();
                        out.append(text.charAt(at));
                        column++;
                    }
                }
                if (end < text.length()) {
                    places[end] = out.length();
                    out.append('\n').append(first);
                }
                line = end + 1;
            }
            return new Wrapped(out.toString(), places);
        }

        BitSet covered() {
            BitSet wrapped = covered(text);
            BitSet covered = new BitSet();
            for (int i = 0; i < places.length; i++) {
                covered.set(i, wrapped.get(places[i]));
            }
            return covered;
        }

        static BitSet covered(String text) {
            BitSet covered = new BitSet();
            ENGINE.detect(Document.of("note", text)).spans().forEach(span -> covered.set(span.start(), span.end()));
            return covered;
        }
    }

    private static boolean isFound(GoldNote note, GoldSpan span, BitSet covered) {
        for (int i = span.start(); i < span.end(); i++) {
            if (Character.isLetterOrDigit(note.text().charAt(i)) && !covered.get(i)) {
                return false;
            }
        }
        return true;
    }

    @ParameterizedTest
    @CsvSource({"40,''", "60,''", "72,''", "40,'  '", "60,'    '", "72,'> '"})
    void theSameIsFound(int width, String margin) {
        int cut = 0;
        int cutFound = 0;
        int before = 0;
        int now = 0;
        for (GoldNote note : NOTES) {
            Wrapped wrapped = Wrapped.of(note.text(), width, margin);
            BitSet whole = Wrapped.covered(note.text());
            BitSet broken = wrapped.covered();
            for (GoldSpan span : note.spans()) {
                boolean known = isFound(note, span, whole);
                boolean found = isFound(note, span, broken);
                before += known ? 1 : 0;
                now += found ? 1 : 0;
                String shown =
                        wrapped.text().substring(wrapped.places()[span.start()], wrapped.places()[span.end() - 1] + 1);
                if (known && shown.indexOf('\n') >= 0) {
                    cut++;
                    cutFound += found ? 1 : 0;
                }
            }
        }
        assertThat(cut).as("identifiers over a line end").isGreaterThan(80);
        assertThat((double) cutFound / cut).as("of them found").isGreaterThan(0.86);
        assertThat((double) now / before).as("of all found").isGreaterThan(0.985);
    }

    @ParameterizedTest
    @CsvSource({"40,''", "60,''", "72,''", "40,'  '", "60,'    '", "72,'> '"})
    void nothingElseIs(int width, String margin) {
        int before = 0;
        int now = 0;
        for (GoldNote note : FREE) {
            before += Wrapped.covered(note.text()).cardinality();
            now += Wrapped.of(note.text(), width, margin).covered().cardinality();
        }
        assertThat(now).isLessThanOrEqualTo(before + before / 20);
    }
}
