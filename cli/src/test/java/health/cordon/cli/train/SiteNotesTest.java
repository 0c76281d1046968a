package health.cordon.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.eval.GoldDocument;
import health.cordon.eval.GoldEntity;
import health.cordon.ner.NerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SiteNotesTest {

    private static GoldDocument note(int i, String subject) {
        return new GoldDocument(
                "n" + i, "Jones " + i, List.of(GoldEntity.of(0, 5, PhiKind.NAME)), Map.of("patient", subject));
    }

    private static List<GoldDocument> notes(int count) {
        List<GoldDocument> notes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            notes.add(note(i, "p" + i / 5));
        }
        return notes;
    }

    private static Set<String> texts(List<GoldDocument> notes) {
        return notes.stream().map(GoldDocument::text).collect(Collectors.toSet());
    }

    @Test
    void aQuarterIsKeptBackWhateverTheOrder() {
        List<GoldDocument> notes = notes(100);
        SiteNotes there = SiteNotes.of(notes, null);
        SiteNotes back = SiteNotes.of(notes.reversed(), null);
        assertThat(there.kept()).hasSize(25);
        assertThat(there.learned()).hasSize(75);
        assertThat(back).isEqualTo(there);
        assertThat(texts(there.kept())).doesNotContainAnyElementsOf(texts(there.learned()));
    }

    @Test
    void notesOfOnePersonStayTogether() {
        SiteNotes site = SiteNotes.of(notes(100), "patient");
        Set<Integer> learned =
                site.learned().stream().map(note -> number(note) / 5).collect(Collectors.toSet());
        assertThat(site.kept()).hasSizeBetween(25, 30).noneMatch(note -> learned.contains(number(note) / 5));
        assertThat(site.kept())
                .as("the subject's key goes into no report")
                .allMatch(note -> note.attributes().isEmpty());
    }

    private static int number(GoldDocument note) {
        return Integer.parseInt(note.id().substring(1));
    }

    @Test
    void aFieldThatNoNoteHasIsRefused() {
        assertThatExceptionOfType(CordonException.class)
                .isThrownBy(() -> SiteNotes.of(notes(40), "pateint"))
                .withMessageContaining("--subject-field");
    }

    @Test
    void theSameTextIsNotOnBothSides() {
        List<GoldDocument> notes = new ArrayList<>(notes(40));
        for (GoldDocument note : notes(40)) {
            notes.add(new GoldDocument("again " + note.id(), note.text(), note.entities(), note.attributes()));
        }
        SiteNotes site = SiteNotes.of(notes, null);
        assertThat(site.kept()).hasSize(20);
        assertThat(texts(site.kept())).hasSize(10).doesNotContainAnyElementsOf(texts(site.learned()));
    }

    @Test
    void tooFewAreRefused() {
        List<GoldDocument> notes = new ArrayList<>(notes(SiteNotes.FEWEST - 1));
        for (int i = 0; i < 50; i++) {
            notes.add(new GoldDocument("free" + i, "Foley in place " + i, List.of(), Map.of()));
        }
        refused(notes, null);
        refused(notes.subList(0, 0), null);
        List<GoldDocument> onePerson = notes(60).stream()
                .map(note -> note(note.text().hashCode(), "p"))
                .toList();
        refused(onePerson, "patient");
        notes.add(note(99, "p"));
        assertThat(SiteNotes.of(notes, null).learned()).isNotEmpty();
    }

    private static void refused(List<GoldDocument> notes, String subject) {
        assertThatExceptionOfType(CordonException.class)
                .isThrownBy(() -> SiteNotes.of(notes, subject))
                .satisfies(error -> assertThat(error.code()).isEqualTo(NerError.TOO_FEW_NOTES));
    }
}
