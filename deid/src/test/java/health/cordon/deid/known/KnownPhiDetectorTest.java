package health.cordon.deid.known;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import health.cordon.deid.Detection;
import health.cordon.deid.Detections;
import health.cordon.deid.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownPhiDetectorTest {

    private static final KnownPhi KNOWN = KnownPhi.builder()
            .name("Jonathan Quincy Smithers")
            .name("O'Brien, Margaret")
            .name("María José García-López")
            .name("Ludwig van der Berg")
            .name("Christopher Featherstone")
            .name("May Young")
            .provider("Dr. Ana Kowalczyk, MD")
            .value(PhiKind.MRN, "00123456")
            .value(PhiKind.SSN, "123-45-6789")
            .value(PhiKind.PHONE, "(555) 123-4567")
            .value(PhiKind.EMAIL, "jq.smithers@example.org")
            .value(PhiKind.HEALTH_PLAN_ID, "1EG4-TE5-MK73")
            .value(PhiKind.DATE, "1950-03-04")
            .value(PhiKind.STREET, "123 North Maple Street, Apt 4B, Springfield, IL 62704")
            .value(PhiKind.COUNTY, "Sangamon County")
            .value(PhiKind.FACILITY, "Acme Steel Inc.")
            .value(PhiKind.OTHER_ID, "Blue Heron Lodge")
            .build();

    static List<String> found(KnownPhi known, String note) {
        SourceText text = SourceText.of(note);
        Detections detections = new Detections();
        new KnownPhiDetector(known).detect(text, detections);
        List<String> found = new ArrayList<>();
        for (Detection claim : detections.all()) {
            assertThat(claim.score()).isBetween(0.9, 1.0);
            assertThat(claim.detector()).isEqualTo("known");
            assertThat(claim.evidence()).startsWith("known: ");
            found.add(claim.kind() + "=" + text.text().substring(claim.start(), claim.end()));
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seen today: Jonathan Smithers is well | Jonathan Smithers",
                "JONATHAN QUINCY SMITHERS is well | JONATHAN QUINCY SMITHERS",
                "jonathan smithers is well | jonathan smithers",
                "Smithers, Jonathan Q. is well | Smithers, Jonathan Q",
                "Smithers,Jonathan is well | Smithers,Jonathan",
                "The Smithers family | Smithers",
                "smithers has pain | smithers",
                "We saw Jonathan's leg | Jonathan",
                "seen with Smithers' wife | Smithers",
                "J. Smithers is well | J. Smithers",
                "J.Q. Smithers is well | Q. Smithers",
                "Jonathan S. is well | Jonathan S",
                "note on J.S. in bed 4 | J.S",
                "pt initials: JQS today | JQS",
                "Mr. Smithers-Young left | Smithers-Young",
                "talked to Jon Smithers | Jon Smithers",
                "talked to Jonny today | Jonny",
                "Patient Peggy O'Brien left | Peggy O'Brien",
                "We saw Brien today | Brien",
                "We saw OBrien today | OBrien",
                "maria garcia called | maria garcia",
                "Maria Jose Garcia Lopez called | Maria Jose Garcia Lopez",
                "LOPEZ called | LOPEZ",
                "Ludwig van der Berg called | Ludwig van der Berg",
                "user jsmithers logged in | jsmithers",
                "user jonathansmithers logged in | jonathansmithers",
                "talked to Jonathan Smitehrs today | Jonathan Smitehrs",
                "talked to jonathan smiters today | jonathan smiters",
                "we asked Smitehrs about it | Smitehrs",
                "we asked Fetherstne about it | Fetherstne",
                "we asked Chirstopher about it | Chirstopher",
                "we asked fetherstne about it | fetherstne",
                "Ms. Young called | Young",
                "hey margaret good to see you | margaret",
                "her name: May Young | May Young",
                "May Young called | May Young",
                "Young, May called | Young, May",
                "we told May to return | May",
                "with Young at home | Young",
                "Jonathan\\nSmithers is well | Jonathan\\nSmithers"
            })
    @Cfr("164.514(b)(2)(i)(A)")
    void namesInEveryForm(String note, String name) {
        String text = note.replace("\\n", "\n");
        assertThat(found(KNOWN, text)).containsExactly("NAME=" + name.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ana Kowalczyk", "Kowalczyk, Ana", "KOWALCZYK", "A. Kowalczyk", "Kowalczik"})
    @Cfr("164.514(b)(2)(i)(A)")
    void providersAreClinicians(String name) {
        assertThat(found(KNOWN, "was discussed with " + name + " today")).containsExactly("CLINICIAN_NAME=" + name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MRN 00123456 | MRN=00123456",
                "MRN 123456 | MRN=123456",
                "MRN: 001-234-56 | MRN=001-234-56",
                "MRN00123456 | MRN=00123456",
                "SSN 123-45-6789 | SSN=123-45-6789",
                "SSN 123456789 | SSN=123456789",
                "SSN 123 45 6789 | SSN=123 45 6789",
                "SSN ending in 6789 | SSN=6789",
                "SSN xxx-xx-6789 | SSN=6789",
                "call 555.123.4567 | PHONE=555.123.4567",
                "call (555)123-4567 | PHONE=(555)123-4567",
                "call +1 555 123 4567 | PHONE=+1 555 123 4567",
                "call 15551234567 | PHONE=15551234567",
                "call 123-4567 | PHONE=123-4567",
                "call 555-\\n123-4567 | PHONE=555-123-4567",
                "MBI 1EG4TE5MK73 | HEALTH_PLAN_ID=1EG4TE5MK73",
                "MBI 1eg4-te5-mk73 | HEALTH_PLAN_ID=1eg4-te5-mk73",
                "zip 62704-1234 | ZIP=62704-1234",
                "zip 62704 | ZIP=62704",
                "mail JQ.Smithers@Example.org now | EMAIL=JQ.Smithers@Example.org",
                "mail jq.smithers at example dot org now | EMAIL=jq.smithers at example dot org"
            })
    @Cfr("164.514(b)(2)(i)(H)")
    @Cfr("164.514(b)(2)(i)(G)")
    @Cfr("164.514(b)(2)(i)(D)")
    void numbersHoweverGrouped(String note, String expected) {
        assertThat(found(KNOWN, note.replace("\\n", "\n"))).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1950-03-04",
                "3/4/1950",
                "03/04/50",
                "4.3.1950",
                "04-03-1950",
                "March 4, 1950",
                "Mar 4 1950",
                "4 March 1950",
                "04-MAR-1950",
                "04MAR1950",
                "19500304",
                "03041950",
                "March 4th, 1950",
                "4th of March 1950",
                "March 1950",
                "March 4"
            })
    @Cfr("164.514(b)(2)(i)(C)")
    void datesInEveryFormat(String date) {
        assertThat(found(KNOWN, "born " + date + " here")).containsExactly("DATE=" + date);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lives at 123 N. Maple St. Apt 4B now | STREET=123 N. Maple St. Apt 4B",
                "lives at 123 Maple Street now | STREET=123 Maple Street",
                "lives at 123 NORTH MAPLE STREET, #4B now | STREET=123 NORTH MAPLE STREET, #4B",
                "lives on Maple Street now | STREET=Maple Street",
                "lives in Springfield now | CITY=Springfield",
                "from Sangamon county | COUNTY=Sangamon",
                "works at acme steel now | FACILITY=acme steel",
                "stays at blue heron lodge now | OTHER_ID=blue heron lodge"
            })
    @Cfr("164.514(b)(2)(i)(B)")
    void addressesAndPhrases(String note, String expected) {
        assertThat(found(KNOWN, note)).containsExactly(expected);
    }

    @Test
    void aNoteWithoutPhiStaysWholeWhateverThePatientsName() {
        KnownPhi known = KnownPhi.builder()
                .name("May Young")
                .name("Will Grace")
                .name("Art Price")
                .name("Mark Bell")
                .name("Jo Long")
                .name("Rose Stone")
                .name("Faith Moore")
                .name("Hope Brown")
                .name("Graves, Robin")
                .name("Ana Good")
                .name("Don English")
                .name("Mary Smith")
                .name("August Hand")
                .value(PhiKind.DATE, "1950-03-04")
                .value(PhiKind.MRN, "00123456")
                .value(PhiKind.STREET, "12 High Street")
                .build();
        String note = """
                HISTORY: The patient is a young woman who may have had stones in the gallbladder. Young women may present late.
                She will return in May 2021 if the brown discharge persists; on May 3 she will be seen. May take ibuprofen as needed.
                Stones were not seen. Moore-type prosthesis. Bell's palsy and Graves' disease were excluded. Will follow up.
                Long-term use is at high risk. More than 3/4 of the tablets were taken; price was discussed. Mark the site.
                Rose to standing without help. Hope to discharge tomorrow, grace period given. Faith was not discussed. No art line.
                MAY REPEAT X1. YOUNG ADULT CLINIC. LONG LEG CAST. BROWN SPUTUM. No falls since last may or june.
                Labs: 123457 platelets, sodium 140, Hgb 12.3; blood pressure 120/80, 1950 ml in, 304 ml out.
                Patient: Good morning. Doctor: Good, good. Patient: Will I be asleep? Don't worry. Good hand grip. Her ANA was 1:40.
                Twin with Smith-Magenis syndrome and Smith's fracture; speaks English well; seen on August fourth and in May.
                PLAN: will recheck; she may walk; the robin was a bird. Price and long wait were an issue. Stone risk is low.
                """;
        assertThat(found(known, note)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the smith fracture and the smithy",
                "a jar of honey",
                "1950 was a year",
                "room 6789 is free",
                "call 5551234568",
                "M.D. and D.O. present",
                "hepatitis J. S waves are deep",
                "US showed J point elevation",
                "he is young and may go",
                "3/5/1950",
                "12 maples",
                "the maple"
            })
    void otherThingsStay(String note) {
        assertThat(found(KNOWN, note)).isEmpty();
    }

    @Test
    void disguisedNamesAreFoundToo() {
        assertThat(found(KNOWN, "Jon\u0430than Smith\u200bers and S M I T H E R S"))
                .containsExactly("NAME=Jonathan Smithers", "NAME=SMITHERS");
    }

    @Test
    void thousandsOfValuesFindWhatEachFindsAlone() {
        SplittableRandom random = new SplittableRandom(20261123);
        KnownPhi.Builder many = KnownPhi.builder();
        StringBuilder note = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            String given = pseudoName(random, 3);
            String family = pseudoName(random, 4);
            String mrn = Integer.toString(random.nextInt(10_000_000, 99_999_999));
            many.name(given + " " + family).value(PhiKind.MRN, mrn);
            if (i % 5 == 0) {
                expected.add("NAME=" + family + ", " + given);
                expected.add("MRN=" + mrn.substring(0, 4) + "-" + mrn.substring(4));
                note.append("The record of ")
                        .append(family)
                        .append(", ")
                        .append(given)
                        .append(" with the number ")
                        .append(mrn, 0, 4)
                        .append('-')
                        .append(mrn, 4, 8)
                        .append(
                                " shows no acute distress, lungs are clear, abdomen is soft, follow up in two weeks as needed"
                                        + " and return if there is any fever or pain or other problem at all, he was told so.\n");
            }
        }
        assertThat(note.length()).isGreaterThan(200_000);
        List<String> found = found(many.build(), note.toString());
        assertThat(found.stream().filter(f -> f.startsWith("MRN")))
                .containsExactlyElementsOf(
                        expected.stream().filter(f -> f.startsWith("MRN")).toList());
        assertThat(found.stream().filter(f -> f.startsWith("NAME")))
                .containsExactlyElementsOf(
                        expected.stream().filter(f -> f.startsWith("NAME")).toList());
    }

    @Test
    void oneIndexServesManyThreads() {
        List<String> alone = found(KNOWN, "Jonathan Smithers, MRN 00123456, born 3/4/1950");
        assertThat(alone).hasSize(3);
        List<List<String>> all = java.util.stream.IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> found(KNOWN, "Jonathan Smithers, MRN 00123456, born 3/4/1950"))
                .toList();
        assertThat(all).allMatch(alone::equals);
    }

    @Test
    void anyTextIsTaken() {
        SplittableRandom random = new SplittableRandom(5);
        String[] pieces = {
            "Jonathan",
            "Smithers",
            "J",
            ".",
            ",",
            " ",
            "\n",
            "-",
            "'",
            "3/4/",
            "1950",
            "March",
            "123",
            "Maple",
            "@",
            "(",
            "555",
            "may",
            "Young",
            "0",
            "\ud800",
            "\u0301",
            "initials",
            ":",
            "van",
            "der"
        };
        for (int n = 0; n < 5000; n++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(30); k > 0; k--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            found(KNOWN, text.toString());
        }
    }

    private static String pseudoName(SplittableRandom random, int syllables) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            name.append("bdfgjklmnprstvz".charAt(random.nextInt(15))).append("aeiou".charAt(random.nextInt(5)));
        }
        name.append("xqwh".charAt(random.nextInt(4)));
        name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
        return name.toString();
    }
}
