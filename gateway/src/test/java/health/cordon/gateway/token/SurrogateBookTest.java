package health.cordon.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.crypto.Keyset;
import health.cordon.testkit.Property;
import health.cordon.testkit.Seeded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One value, one surrogate, in whatever turns, threads and processes; and never a false one. */
class SurrogateBookTest {

    private final Keyset keyset = Keyset.ephemeral();

    private static String texts(Seeded seeded) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            String given = seeded.choose("Ann", "Bo", "Cyrus", "Ann-Marie", "MARGARET", "de");
            String family = seeded.choose("Lee", "Ox", "Thornbury", "O'Hara", "de la Cruz", "Smith-Jones", "THORNBURY");
            text.append(seeded.choose("Saw ", "Dr. ", "and\n"))
                    .append("{NAME:")
                    .append(seeded.choose(
                            given + " " + family,
                            family + ", " + given,
                            family,
                            given,
                            given.charAt(0) + ". " + family,
                            given + " " + family.charAt(0) + ". " + family))
                    .append("} ");
            String day = Integer.toString(seeded.between(1, 28));
            text.append("on {DATE:")
                    .append(seeded.choose(
                            "3/" + day + "/2024", "2024-05-0" + seeded.between(1, 9), "May " + day, "5/" + day))
                    .append("}, {PHONE:")
                    .append(seeded.choose("617-555-01", "(617) 555-01"))
                    .append(seeded.between(10, 99))
                    .append("}, {MRN:")
                    .append(seeded.between(100_000, 99_999_999))
                    .append("} at {STREET:")
                    .append(seeded.between(1, 99))
                    .append(seeded.choose(" Maple Street", " N Maple Street", " Oak Ave Apt 4B"))
                    .append("}, {EMAIL:")
                    .append(seeded.choose("ann.lee", "bo", "x12"))
                    .append("@mail.example}, {SSN:219-09-9999}. ");
        }
        return text.toString();
    }

    @Test
    void anyTextsComeBackAndNoTwoValuesShareASurrogate() {
        Property.forAll(250, seeded -> List.of(texts(seeded), texts(seeded), texts(seeded)), texts -> {
            StandIns all = Realistic.of(Realistic.book(keyset, texts.getFirst()), texts.toArray(String[]::new));
            Map<String, String> given = new java.util.HashMap<>();
            for (String text : texts) {
                ToldText told = Realistic.told(text);
                String sent = Realistic.sent(all, text);
                assertThat(Realistic.restored(all, sent)).isEqualTo(told.text());
                for (ToldText.Value value : told.values()) {
                    String standIn = all.of(value.kind(), value.value());
                    assertThat(standIn).isNotEqualToIgnoringCase(value.value());
                    String before = given.putIfAbsent(value.kind() + standIn, value.value());
                    assertThat(before == null || before.equals(value.value()))
                            .as(standIn)
                            .isTrue();
                }
            }
        });
    }

    @Test
    void turnsRestartsAndThreadsGiveTheSame() throws Exception {
        Seeded seeded = Seeded.of(7);
        List<String> turns = List.of(texts(seeded), texts(seeded), texts(seeded), texts(seeded));
        TokenBook live = Realistic.book(keyset, "t");
        StandIns last = StandIns.tagged(live);
        for (int turn = 1; turn <= turns.size(); turn++) {
            last = Realistic.of(live, turns.subList(0, turn).toArray(String[]::new));
        }
        StandIns restarted = Realistic.of(Realistic.book(keyset, "t"), turns.toArray(String[]::new));
        for (String turn : turns) {
            assertThat(Realistic.sent(restarted, turn)).isEqualTo(Realistic.sent(last, turn));
        }
        TokenBook shared = Realistic.book(keyset, "t");
        List<Future<String>> sent = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int t = 0; t < 8; t++) {
                sent.add(threads.submit(() -> {
                    StandIns mine = Realistic.of(shared, turns.toArray(String[]::new));
                    return Realistic.sent(mine, String.join("|", turns));
                }));
            }
        }
        Set<String> different = new HashSet<>();
        for (Future<String> each : sent) {
            different.add(each.get());
        }
        assertThat(different).containsExactly(Realistic.sent(last, String.join("|", turns)));
    }

    @Test
    void aSurrogateThatALaterTextHasIsGivenUpForGood() {
        TokenBook book = Realistic.book(keyset, "l");
        String text = "{NAME:Margaret Thornbury} came.";
        String surrogate = Realistic.sent(Realistic.of(book, text), text).replace(" came.", "");
        StandIns answering = Realistic.of(book, text);
        String other = "Her cousin is {NAME:" + surrogate + "}.";
        StandIns later = Realistic.of(book, text, other);
        assertThat(later.of(PhiKind.NAME, "Margaret Thornbury")).matches("\\[NAME-[0-9A-Z]{6}]");
        assertThat(Realistic.sent(later, other)).doesNotContain(surrogate);
        assertThat(Realistic.restored(later, Realistic.sent(later, text + other)))
                .isEqualTo("Margaret Thornbury came.Her cousin is " + surrogate + ".");
        // Also where the engine sees no name in it, and in every later turn; an answer under way is not changed.
        assertThat(Realistic.of(book, text).of(PhiKind.NAME, "Margaret Thornbury"))
                .startsWith("[NAME-");
        assertThat(Realistic.restored(answering, surrogate)).isEqualTo("Margaret Thornbury");
        StandIns unseen = Realistic.of(
                Realistic.book(keyset, "l"), text, "ask " + surrogate.split(" ")[1]);
        assertThat(unseen.of(PhiKind.NAME, "Margaret Thornbury")).startsWith("[NAME-");
    }

    @Test
    void aDateThatIsATrueOneToo() {
        TokenBook book = Realistic.book(keyset, "d");
        StandIns first = Realistic.of(book, "{DATE:03/14/2024}");
        String moved = first.of(PhiKind.DATE, "03/14/2024");
        assertThat(moved).doesNotContain("[");
        StandIns both = Realistic.of(book, "{DATE:03/14/2024} and {DATE:" + moved + "}");
        assertThat(both.of(PhiKind.DATE, "03/14/2024")).startsWith("[DATE-");
        assertThat(Realistic.of(book, "{DATE:3/14} {DATE:May}").of(PhiKind.DATE, "May"))
                .startsWith("[DATE-");
    }

    @Test
    void aSecondSpellingThatWouldComeBackAsTheFirstHasItsToken() {
        StandIns standIns =
                Realistic.of(Realistic.book(keyset, "s"), "{NAME:Ian McDonald} {NAME:Mcdonald} {NAME:MCDONALD}");
        assertThat(standIns.of(PhiKind.NAME, "Ian McDonald")).doesNotContain("[");
        assertThat(standIns.of(PhiKind.NAME, "Mcdonald")).startsWith("[NAME-");
        assertThat(standIns.of(PhiKind.NAME, "MCDONALD")).doesNotContain("[");
    }

    @Test
    void onlyWhatStandsInTheRequestComesBackInItsAnswer() {
        TokenBook book = Realistic.book(keyset, "o");
        String text = "{NAME:Margaret Thornbury}";
        String surrogate = Realistic.sent(Realistic.of(book, text), text);
        assertThat(Realistic.restored(Realistic.of(book, "nobody"), surrogate)).isEqualTo(surrogate);
        assertThat(Realistic.restored(Realistic.of(Realistic.book(keyset, "else"), text), surrogate))
                .doesNotContain("Thornbury");
    }

    @Test
    void whatComesBehindThousandsOfValuesHasTokens() {
        TokenBook book = Realistic.book(keyset, "m");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < SurrogateBook.MOST; i++) {
            many.append("{MRN:").append(10_000_000 + i).append("} ");
        }
        StandIns full = Realistic.of(book, many.toString());
        assertThat(full.of(PhiKind.MRN, "10000000")).matches("[0-9]{8}");
        StandIns more = Realistic.of(book, many.toString(), "{NAME:Margaret Thornbury}");
        assertThat(more.of(PhiKind.NAME, "Margaret Thornbury")).startsWith("[NAME-");
        assertThat(more.of(PhiKind.MRN, "10000000")).isEqualTo(full.of(PhiKind.MRN, "10000000"));
    }

    @Test
    void theBytesOfSurrogatesCount() {
        TokenBook book = Realistic.book(keyset, "b");
        Realistic.of(book, "{SSN:219-09-9999}");
        long tagged = book.bytes();
        Realistic.of(book, "{NAME:Margaret Thornbury}");
        assertThat(book.bytes()).isGreaterThan(2 * tagged);
        book.erase();
        assertThat(book.bytes()).isZero();
    }
}
