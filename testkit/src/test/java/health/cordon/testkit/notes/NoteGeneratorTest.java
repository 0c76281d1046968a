package health.cordon.testkit.notes;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NoteGeneratorTest {

    private static final List<GoldNote> NOTES = NoteGenerator.of(3, Split.DEV).notes(1440);

    @Test
    void goldSpansAreInsideApartTrimmedAndNotEmpty() {
        for (GoldNote note : NOTES) {
            int last = 0;
            for (GoldSpan span : note.spans()) {
                assertThat(span.start()).isGreaterThanOrEqualTo(last);
                assertThat(span.end()).isLessThanOrEqualTo(note.text().length());
                assertThat(note.textOf(span))
                        .isNotBlank()
                        .isEqualTo(note.textOf(span).strip());
                last = span.end();
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameNoteInAnyOrder() {
        NoteGenerator generator = NoteGenerator.of(3, Split.DEV);
        assertThat(generator.note(77)).isEqualTo(NOTES.get(77));
        assertThat(NoteGenerator.of(4, Split.DEV).note(77).text())
                .isNotEqualTo(NOTES.get(77).text());
    }

    @Test
    void everyKindOfPhiNoteStyleAndOriginOccurs() {
        everythingOccurs(NOTES);
        everythingOccurs(NoteGenerator.of(3, Split.HELDOUT).notes(1440));
    }

    private static void everythingOccurs(List<GoldNote> sample) {
        Map<PhiKind, Integer> kinds = new EnumMap<>(PhiKind.class);
        Set<NoteKind> notes = EnumSet.noneOf(NoteKind.class);
        Set<NoteStyle> styles = EnumSet.noneOf(NoteStyle.class);
        Set<NameOrigin> origins = EnumSet.noneOf(NameOrigin.class);
        Set<String> pairs = new HashSet<>();
        for (GoldNote note : sample) {
            notes.add(note.kind());
            styles.add(note.style());
            pairs.add(note.kind() + " " + note.style());
            for (GoldSpan span : note.spans()) {
                kinds.merge(span.kind(), 1, Integer::sum);
                if (span.origin() != null) {
                    origins.add(span.origin());
                }
            }
        }
        assertThat(kinds.keySet()).containsExactlyInAnyOrder(PhiKind.values());
        assertThat(kinds)
                .allSatisfy((kind, count) -> assertThat(count).as(kind.name()).isGreaterThanOrEqualTo(8));
        assertThat(notes).containsExactlyInAnyOrder(NoteKind.values());
        assertThat(styles).containsExactlyInAnyOrder(NoteStyle.values());
        assertThat(origins).containsExactlyInAnyOrder(NameOrigin.values());
        assertThat(pairs).hasSize(NoteKind.values().length * NoteStyle.values().length);
    }

    @Test
    void namesHaveAnOriginAndNothingElseHas() {
        for (GoldNote note : NOTES) {
            for (GoldSpan span : note.spans()) {
                assertThat(span.origin() != null).isEqualTo(span.kind().paragraph() == 'A');
            }
        }
    }

    @Test
    void goldHoldsNoTitleNoPossessiveAndNoSlotIsLeft() {
        for (GoldNote note : NOTES) {
            assertThat(note.text()).doesNotContain("null").doesNotContainPattern("\\{[=~^]?[A-Za-z][A-Za-z0-9.:-]*\\}");
            for (GoldSpan span : note.spans()) {
                if (span.kind() == PhiKind.NAME && note.style() == NoteStyle.NORMAL) {
                    assertThat(note.textOf(span))
                            .doesNotContain("Mr.", "Ms.", "Dr.")
                            .doesNotEndWith("'s");
                }
            }
        }
    }

    @Test
    void stylesDoWhatTheySay() {
        NoteGenerator generator = NoteGenerator.of(5, Split.DEV);
        for (GoldNote note : generator.styles(EnumSet.of(NoteStyle.UPPER)).notes(40)) {
            assertThat(note.text().chars().filter(c -> c >= 'a' && c <= 'z').count())
                    .isZero();
        }
        for (GoldNote note : generator.styles(EnumSet.of(NoteStyle.LOWER)).notes(40)) {
            assertThat(note.text().chars().filter(c -> c >= 'A' && c <= 'Z').count())
                    .isZero();
        }
        assertThat(generator.styles(EnumSet.of(NoteStyle.DICTATED)).notes(40))
                .anySatisfy(note -> assertThat(note.text()).contains(" period").contains(" comma"));
        assertThat(generator.styles(EnumSet.of(NoteStyle.OCR)).notes(40))
                .anySatisfy(note -> assertThat(note.text()).contains("\uFB01"));
        assertThat(generator.styles(EnumSet.of(NoteStyle.TABLE)).notes(40))
                .anySatisfy(note -> assertThat(note.text()).containsPattern("(?m)^\\| [A-Z][A-Za-z ]+ \\| .* \\|$"));
    }

    @Test
    @Cfr("164.514(b)(2)(i)(C)")
    void agesAreGoldOnlyAboveEightyNine() {
        for (GoldNote note : NOTES) {
            for (GoldSpan span : note.spans()) {
                if (span.kind() == PhiKind.AGE_OVER_89 && note.textOf(span).matches("[0-9]+")) {
                    assertThat(Integer.parseInt(note.textOf(span))).isGreaterThan(89);
                }
            }
        }
    }

    @Test
    void developmentAndHeldOutShareNoNameAndNoSentence() {
        Set<String> dev = names(NoteGenerator.of(1, Split.DEV).notes(720));
        Set<String> held = names(NoteGenerator.of(1, Split.HELDOUT).notes(720));
        Set<String> both = new HashSet<>(dev);
        both.retainAll(held);
        assertThat(both).as("parts of names in both splits").isEmpty();
        Grammar grammar = Grammar.all();
        for (String rule : List.of("history", "nursing-lines", "portal-lines", "cq-clin")) {
            assertThat(grammar.alternatives(rule, Split.DEV)
                            + grammar.alternatives(rule, Split.TUNE)
                            + grammar.alternatives(rule, Split.HELDOUT))
                    .isEqualTo(grammar.alternatives(rule, Split.ALL));
        }
    }

    /** Whole name lists are apart; single letters and short pieces such as particles may be common. */
    private static Set<String> names(List<GoldNote> notes) {
        Set<String> names = new HashSet<>();
        for (GoldNote note : notes) {
            if (note.style() != NoteStyle.NORMAL) {
                continue;
            }
            for (GoldSpan span : note.spans()) {
                String name = note.textOf(span);
                if (span.kind().paragraph() == 'A' && name.matches("\\p{L}{6,}")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    @Test
    void notesWithoutPhiHaveNone() {
        List<GoldNote> notes = PhiFreeNotes.of(2, Split.ALL).notes(600);
        assertThat(notes).allSatisfy(note -> assertThat(note.spans()).isEmpty());
        assertThat(notes.stream().map(GoldNote::text).distinct().count()).isGreaterThan(520);
    }

    @Test
    void manySentencesAndManySkeletons() {
        Grammar grammar = Grammar.all();
        for (NoteKind kind : NoteKind.values()) {
            assertThat(grammar.has(kind.rule())).as(kind.rule()).isTrue();
            assertThat(grammar.alternatives(kind.rule(), Split.HELDOUT))
                    .as(kind.rule())
                    .isPositive();
        }
    }

    @Test
    void writesNdjsonWithCodePointOffsets() {
        GoldNote note = new GoldNote(
                "a\"1",
                NoteKind.EMAIL,
                NoteStyle.NORMAL,
                "\uD83D\uDE00\tJo\n",
                List.of(new GoldSpan(3, 5, PhiKind.NAME, NameOrigin.ANGLO)));
        assertThat(GoldNdjson.line(note))
                .isEqualTo(
                        "{\"id\":\"a\\\"1\",\"text\":\"\uD83D\uDE00\\tJo\\n\",\"spans\":[{\"start\":2,"
                                + "\"end\":4,\"type\":\"NAME\",\"origin\":\"ANGLO\"}],\"kind\":\"EMAIL\",\"style\":\"NORMAL\"}");
    }
}
