package health.cordon.deid.transform;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.Pseudonyms;
import health.cordon.deid.Span;
import health.cordon.deid.transform.Invented.Part;
import health.cordon.deid.transform.Invented.Sort;
import health.cordon.testkit.Property;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Surrogates of a conversation's texts, one after the other. */
class RunningSurrogatesTest {

    private final Pseudonyms keys = Keyset.ephemeral().pseudonyms();
    private final RunningSurrogates surrogates = new RunningSurrogates(keys, "c");
    private final RunningSurrogates.Pass pass = surrogates.pass();

    private static Optional<Invented> one(RunningSurrogates.Pass pass, PhiKind kind, String text, String value) {
        int start = text.indexOf(value);
        return pass.next(text, List.of(new Span(start, start + value.length(), kind, 1, "test", List.of())))
                .getFirst();
    }

    private Optional<Invented> one(PhiKind kind, String value) {
        return one(pass, kind, value, value);
    }

    @Test
    void aPersonOfOneTextIsThatPersonInTheNext() {
        Invented full = one(PhiKind.NAME, "Margaret Thornbury").orElseThrow();
        List<Part> parts = full.parts();
        assertThat(parts).extracting(Part::sort).containsExactly(Sort.FIRST_NAME, Sort.SURNAME);
        String last = full.of(parts.getLast());
        assertThat(one(PhiKind.NAME, "Thornbury").orElseThrow().text()).isEqualTo(last);
        assertThat(one(PhiKind.NAME, "THORNBURY, MARGARET").orElseThrow().text())
                .isEqualTo((last + ", " + full.of(parts.getFirst())).toUpperCase(Locale.ROOT));
        // An initial beside a surname is that of the one person who has both.
        assertThat(one(PhiKind.NAME, "M. Thornbury").orElseThrow().text())
                .isEqualTo(full.text().charAt(0) + ". " + last);
    }

    @Test
    void textsThatComeInTurnsAndAtOnceHaveTheSame() {
        List<String> names = List.of("Ann Lee", "Lee", "Bo Ox", "Dr. Cy Fox", "Ann", "Ox, Bo");
        List<String> atOnce = new ArrayList<>();
        names.forEach(name -> atOnce.add(one(PhiKind.NAME, name).orElseThrow().text()));
        RunningSurrogates other = new RunningSurrogates(keys, "c");
        for (int turn = 1; turn <= names.size(); turn++) {
            RunningSurrogates.Pass again = other.pass();
            for (int i = 0; i < turn; i++) {
                String name = names.get(i);
                assertThat(one(again, PhiKind.NAME, name, name).orElseThrow().text())
                        .isEqualTo(atOnce.get(i));
            }
        }
        assertThat(one(new RunningSurrogates(keys, "d").pass(), PhiKind.NAME, "Ann Lee", "Ann Lee")
                        .orElseThrow()
                        .text())
                .isNotEqualTo(atOnce.getFirst());
    }

    /** What is taken is no word of the text, of an earlier value, or a usual one. */
    @Test
    void noWordOfASurrogateIsAWordOfTheTextsOrAUsualOne() {
        Property.forAll(
                60,
                seeded -> {
                    List<String> people = new ArrayList<>();
                    for (int i = 0; i < 12; i++) {
                        people.add(capital(seeded.string("abdeilmnorst", 3, 8)) + " "
                                + capital(seeded.string("abdeilmnorst", 4, 9)));
                    }
                    return people;
                },
                people -> {
                    RunningSurrogates mine = new RunningSurrogates(keys, people.getFirst());
                    RunningSurrogates.Pass texts = mine.pass();
                    Set<String> given = new HashSet<>();
                    Set<String> words = new HashSet<>();
                    for (String person : people) {
                        words.addAll(List.of(person.toLowerCase(Locale.ROOT).split(" ")));
                        Invented invented = one(texts, PhiKind.NAME, "seen: " + person, person)
                                .orElseThrow();
                        for (Part part : invented.parts()) {
                            String word = invented.of(part);
                            assertThat(UsualWords.has(word)).as(word).isFalse();
                            assertThat(words).doesNotContain(word.toLowerCase(Locale.ROOT));
                            given.add(part.original() + " is " + word);
                        }
                    }
                    assertThat(given.stream().map(each -> each.substring(each.indexOf(" is "))))
                            .doesNotHaveDuplicates();
                });
        assertThat(UsualWords.has("Parkinson")).isTrue();
        assertThat(UsualWords.has("metformin")).isTrue();
        assertThat(UsualWords.has("Grace")).isTrue();
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    @Test
    void aLaterTextIsAskedAfterTheWordsOfAnEarlierSurrogate() {
        Invented first = one(PhiKind.NAME, "Margaret Thornbury").orElseThrow();
        assertThat(pass.has(first.of(first.parts().getFirst()))).isFalse();
        pass.words("and " + first.text().toUpperCase(Locale.ROOT));
        assertThat(pass.has(first.of(first.parts().getFirst()))).isTrue();
    }

    @Test
    void datesMoveInWholeWeeksByOneDistance() {
        assertThat(surrogates.days() % 7).isZero();
        assertThat(Math.abs(surrogates.days())).isBetween(7, 364);
        String moved = one(PhiKind.DATE, "2024-03-14").orElseThrow().text();
        assertThat(ChronoUnit.DAYS.between(LocalDate.of(2024, 3, 14), LocalDate.parse(moved)))
                .isEqualTo(surrogates.days());
        assertThat(one(PhiKind.DATE, "Christmas")).isEmpty();
    }

    @Test
    void whatCouldNotBeToldBackHasNone() {
        assertThat(one(PhiKind.NAME, "M.T.")).isEmpty();
        assertThat(one(PhiKind.FACILITY, "MGH")).isEmpty();
        assertThat(one(PhiKind.FACILITY, "St. Mary's Hospital")).isPresent();
        assertThat(one(PhiKind.PHONE, "617-555-0142 x12")).isEmpty();
        assertThat(one(PhiKind.PHONE, "617-555-0142")).isPresent();
        assertThat(one(PhiKind.MRN, "1234")).isEmpty();
        assertThat(one(PhiKind.MRN, "MRN 00123456")).isPresent();
        assertThat(one(PhiKind.STREET, "PO Box 1234")).isEmpty();
        assertThat(one(PhiKind.SSN, "219-09-9999")).isEmpty();
        assertThat(one(PhiKind.NAME, "Margaret\nThornbury")).isEmpty();
    }
}
