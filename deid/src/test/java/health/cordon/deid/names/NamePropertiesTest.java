package health.cordon.deid.names;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.deid.Detection;
import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.SourceText;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Cfr("164.514(b)(2)(i)(A)")
class NamePropertiesTest {

    /** Names of many origins; each must be found wherever any other is. */
    private static final List<String> PEOPLE = List.of(
            "Margaret Thompson",
            "Oluwaseun Adeyemi",
            "Xiuying Zhang",
            "Nguyen Thi Lan",
            "Guadalupe Hernandez",
            "Fatima Al-Sayed",
            "Rajesh Venkataraman",
            "Katarzyna Wojciechowska",
            "Hiroshi Yamamoto",
            "Min-jun Kim",
            "Shlomo Rabinowitz",
            "Siobhan O'Sullivan",
            "Ingrid Johansson",
            "Dimitrios Papadopoulos",
            "Thandiwe Dlamini",
            "Mehmet Yilmaz",
            "Jean-Pierre Lefebvre",
            "Leilani Kahananui",
            "Aleksandr Ivanov",
            "Tesfaye Bekele",
            "DeShawn Washington",
            "Maria de la Cruz",
            "Pieter van der Berg",
            "Aiyana Begay",
            "Santosh Patil");

    private static final NameDetector NAMES = new NameDetector(Lexicon.load());
    private static final DocumentSense SENSE = new DocumentSense(Lexicon.load());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient: %s\nDOB: 1/2/1950",
                "Mrs. %s was seen today.",
                "%s is a 63-year-old patient with heart failure.",
                "Dr. %s will follow up next week.",
                "Her daughter, %s, is at the bedside.",
                "I spoke with %s about the results.",
                "Sincerely,\n%s, MD",
                "Next of kin: %s (spouse)",
                "Dear %s,\nyour results are normal.",
                "My name is %s and I need a refill.",
                "The note was electronically signed by %s.",
            })
    void anyNameIsFoundWhereAnotherIs(String frame) {
        for (String person : PEOPLE) {
            String text = frame.formatted(person);
            int start = text.indexOf(person);
            assertCovered(text, start, start + person.length());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATIENT: %s", "NAME: %s DOB: 1/2/1950", "DR. %s WAS CALLED AND WILL SEE THE PATIENT."})
    void upperCaseHidesNoName(String frame) {
        for (String person : PEOPLE) {
            String name = person.toUpperCase(Locale.ROOT);
            String text = frame.formatted(name);
            int start = text.indexOf(name);
            assertCovered(text, start, start + name.length());
        }
    }

    @Test
    void certainNamesAreFoundInTheWholeDocument() {
        for (String person : PEOPLE) {
            String surname = person.substring(person.lastIndexOf(' ') + 1);
            String text = "Patient: " + person + "\n\nLabs are stable. We think that " + surname
                    + " should go home. The plan of care was given to the family of " + surname + "'s.";
            assertCovered(text, text.indexOf("that ") + 5, text.indexOf(" should"));
            assertCovered(text, text.lastIndexOf(surname), text.lastIndexOf(surname) + surname.length());
        }
    }

    @Test
    void aCertainNameDoesNotTaintItsDisease() {
        String text = "Patient: Susan Parkinson\n\nShe has no tremor. Parkinson's disease was excluded.";
        int disease = text.indexOf("Parkinson's disease");
        assertThat(detect(text)).noneMatch(claim -> claim.start() == disease);
    }

    @Test
    void initialsFollowOnlyTheirName() {
        String text = "Patient: Gertrude Hollander\n\nG.H. was seen. Then Q.Z. left.";
        assertCovered(text, text.indexOf("G.H."), text.indexOf("G.H.") + 4);
        assertThat(detect(text)).noneMatch(claim -> claim.start() == text.indexOf("Q.Z."));
    }

    @Test
    void anyCharactersAreTaken() {
        Random random = new Random(42);
        String alphabet = "Ab .,:'-\n\t\u0000\uD83D\uDE00\uD800éÑ中عД@#_/\\()\"“0O'sMr. DR Smith";
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(80); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            for (Detection claim : detect(text.toString())) {
                assertThat(claim.end()).isLessThanOrEqualTo(text.length());
            }
        }
    }

    @Test
    void sameClaimsOnAnyThread() {
        String text = String.join(". Then Dr. ", PEOPLE) + " left for Springfield Hospital.";
        List<Detection> expected = detect(text);
        AtomicInteger different = new AtomicInteger();
        IntStream.range(0, 64)
                .parallel()
                .forEach(i -> different.addAndGet(detect(text).equals(expected) ? 0 : 1));
        assertThat(different).hasValue(0);
    }

    @Test
    void paragraphsDoNotInfluenceEachOtherBeyondWhatIsCertain() {
        String paragraph = "The abdomen is soft. No edema was seen in the legs.\n\n";
        assertThat(detect(paragraph.repeat(200))).isEmpty();
    }

    @Test
    void longRunsOfCapitalsStayLinear() {
        String run = "Smith ".repeat(200_000);
        assertThat(detect(run)).isNotEmpty();
        assertThat(detect("the of and ".repeat(200_000))).isEmpty();
        assertThat(detect("Hospital ".repeat(100_000))).hasSizeLessThan(100_001);
        assertThat(detect("A.".repeat(100_000))).hasSizeLessThan(100_001);
    }

    @Test
    void evidenceHoldsNothingOfTheText() {
        for (Detection claim : detect("Patient: Zebulon Quartermain. He lives in Kalamazoo.")) {
            assertThat(claim.evidence()).doesNotContain("Zebulon", "Quartermain", "Kalamazoo");
        }
    }

    private static void assertCovered(String text, int from, int to) {
        List<Detection> found = detect(text);
        for (int i = from; i < to; i++) {
            int at = i;
            if (Character.isLetter(text.charAt(i))) {
                assertThat(found)
                        .as("character %d of: %s", i, text)
                        .anyMatch(claim -> claim.start() <= at && at < claim.end());
            }
        }
    }

    private static List<Detection> detect(String text) {
        Detections found = new Detections();
        SourceText source = SourceText.of(text);
        NAMES.detect(source, found);
        SENSE.detect(source, found);
        return found.all().stream().filter(claim -> claim.score() >= 0.5).toList();
    }
}
