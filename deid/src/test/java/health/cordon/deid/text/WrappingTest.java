package health.cordon.deid.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which line ends only wrap a text, and which part what stands on either side. */
class WrappingTest {

    private static final String PARAGRAPH = """
            She was brought in from a nursing home in Cedar
            Rapids by her son, and was seen by Dr. Margaret
            Thornbury, who spoke with the night shift at St.
            Luke's Hospital. Her son can be reached at (617)
            555-0142 in the evening.
            """;

    private static final String FLOWING = PARAGRAPH.strip().replace('\n', ' ');

    private static String read(String text) {
        return SourceText.of(text).text();
    }

    @Test
    void aWrappedParagraphReadsAsItRan() {
        assertThat(read(PARAGRAPH.strip())).isEqualTo(FLOWING);
    }

    @Test
    void withWindowsLineEndsAndBlanksAtTheEnds() {
        assertThat(read(PARAGRAPH.strip().replace("\n", " \r\n"))).isEqualTo(FLOWING);
    }

    @Test
    void indented() {
        String text = PARAGRAPH.strip();
        assertThat(read("  " + text.replace("\n", "\n  "))).isEqualTo("  " + FLOWING);
        assertThat(read("1. " + text.replace("\n", "\n   ")))
                .as("an item of a list, its lines under each other")
                .isEqualTo("1. " + FLOWING);
        assertThat(read("    " + text)).as("its first line set in").isEqualTo("    " + FLOWING);
    }

    @Test
    void quotedInMail() {
        assertThat(read("> " + PARAGRAPH.strip().replace("\n", "\n> "))).isEqualTo("> " + FLOWING);
        assertThat(read("> Seen by:\n> Margaret\n>\n> Plan\n\n> 3 cm"))
                .isEqualTo("> Seen by:\nMargaret\n\nPlan\n\n> 3 cm");
        assertThat(read(">> " + PARAGRAPH.strip().replace("\n", "\n> > "))).isEqualTo(">> " + FLOWING);
    }

    @Test
    void inCapitals() {
        assertThat(read(PARAGRAPH.strip().toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(FLOWING.toUpperCase(java.util.Locale.ROOT));
    }

    @Test
    void theWayBackCoversTheLineEnd() {
        SourceText source = SourceText.of("> " + PARAGRAPH.strip().replace("\n", "\n> "));
        int at = source.text().indexOf("Margaret Thornbury");
        assertThat(source.original().substring(source.originalStart(at), source.originalEnd(at + 18)))
                .isEqualTo("Margaret\n> Thornbury");
    }

    @Test
    void hyphensAtALineEnd() {
        assertThat(
                        read(
                                "It was then that he spoke with Mr. Margaret Smith-\nJones, who is his friend and the father of his\nfriend."))
                .contains("Margaret Smith-Jones")
                .contains("of his friend.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient\nAllergies\nMedications\nPlan",
                "aspirin 81 mg daily\nmetoprolol 25 mg twice daily\nlisinopril 10 mg\natorvastatin 40 mg at bedtime\n",
                "1. Discussed with the family of the patient and\n2. Margaret is to call the office and to tell us\n3. Then we see.",
                "- walks with a cane since the fall in the garden\n- lives alone in a house with stairs, no family\n- eats",
                "Name\tWard\tNurse in charge of the whole\nMargaret\tFour\tthe one at the desk at the end\nx",
                "| Margaret | was seen in the clinic today and |\n| thornbury | was not seen in clinic today |",
                "Sincerely yours and with my very best wishes,\n\nMargaret Thornbury, MD\nDepartment of Cardiology\nCedar Rapids",
                "smith,john,1950-01-02,boston,617-555-0101\njones,mary,1951-03-04,salem,617-555-0102\nlee,ann,19,x",
                "Smith John, RN, night shift 617-555-0101\nJones Mary, RN, day shift, 617-555-0102\nLee Ann-Marie, MD, on call 617-555-01\nDoe",
                "He was seen in the clinic today and felt much better.\nPlan: rest.\nMargaret",
                "Dr. Margaret Thornbury of the Department of Cardiology\nDr. Thomas\nShe left.",
                "The first one is long and ends here without a stop for\n\nthe next one",
                "> she said that she was on her way to the clinic and\nthe answer was that she should come\n> and so"
            })
    void otherLineEndsStay(String text) {
        assertThat(read(text)).isEqualTo(text);
    }

    @Test
    void oneParagraphDoesNotWrapTheRest() {
        String list = "Margaret Thornbury\nAllergies\nPenicillin\nAspirin, Tylenol\n";
        assertThat(read(list + "\n" + PARAGRAPH.strip() + "\n\n" + list))
                .isEqualTo(list + "\n" + FLOWING + "\n\n" + list);
    }
}
