package health.cordon.deid.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and numbers in disguise. */
class AdversarialSourceTextTest {

    private static String read(String text) {
        return SourceText.of(text).text();
    }

    private static String behind(SourceText source, String decoded) {
        int at = source.text().indexOf(decoded);
        assertThat(at).as("found in the decoded text").isNotNegative();
        return source.original().substring(source.originalStart(at), source.originalEnd(at + decoded.length()));
    }

    @Test
    void lettersOfOtherScripts() {
        assertThat(read("seen: \u0408\u043ehn \u0405mith today")).isEqualTo("seen: John Smith today");
        assertThat(read("Dorothy R\u0430mirez, prot\u043enm\u0430il.com")).isEqualTo("Dorothy Ramirez, protonmail.com");
        assertThat(read("Patient \u0391\u039d\u039d\u0391 was seen")).isEqualTo("Patient ANNA was seen");
        assertThat(read("Mr \u13aa\u13b3 left")).isEqualTo("Mr AW left");
        assertThat(read("\u1d0a\u1d0f\u029c\u0274")).isEqualTo("john");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u041f\u0430\u0446\u0438\u0435\u043d\u0442 \u0410\u043d\u043d\u0430 \u0441\u043e\u0440\u0430",
                "TNF-\u03b1 and \u03b2-blocker, \u03b3-GT, \u0394F508",
                "\u0395\u03bb\u03bb\u03ac\u03b4\u03b1 \u03ba\u03b1\u03b9 \u03cc\u03c7\u03b9",
                "\u7530\u4e2d\u592a\u90ce",
                "2\u00bd tabs, BMI 31 kg/m\u00b2, 5.2 x 10\u2079/L",
                "Humira\u2122 98.6\u00b0F",
                "Jos\u00e9 Nu\u00f1ez, \u0141ukasz, Nguy\u1ec5n"
            })
    void whatIsMeantAsItIsStays(String text) {
        assertThat(read(text)).isEqualTo(text);
    }

    @Test
    void invisibleCharacters() {
        SourceText source = SourceText.of("Contact Amand\u200ba Sco\u200dtt at\u00ad home\ufeff.");
        assertThat(source.text()).isEqualTo("Contact Amanda Scott at home.");
        assertThat(behind(source, "Amanda Scott")).isEqualTo("Amand\u200ba Sco\u200dtt");
        assertThat(behind(source, "Amand"))
                .as("a dropped character belongs to the one before")
                .isEqualTo("Amand\u200b");
        assertThat(read("John\u200bSmith")).isEqualTo("John Smith");
        assertThat(read("\u202dJo\u2066hn\u2069 S\u061cmith\u202c")).isEqualTo("John Smith");
        assertThat(read("hidden \udb40\udc4a\udb40\udc6f\udb40\udc68\udb40\udc6e"))
                .isEqualTo("hidden John");
    }

    @Test
    void textShownBackwards() {
        SourceText source = SourceText.of("Name: \u202ehtimS nhoJ\u202c, 45");
        assertThat(source.text()).contains("John Smith");
        assertThat(behind(source, "John Smith")).isEqualTo("\u202ehtimS nhoJ\u202c");
        SourceText forwards = SourceText.of("Name: \u202eJohn Smith\u202c, 45");
        assertThat(forwards.text()).isEqualTo("Name: John Smith, 45");
        assertThat(behind(forwards, "John Smith")).isEqualTo("\u202eJohn Smith\u202c");
        assertThat(read("\u202e7654-321\u202c")).contains("123-4567").contains("7654-321");
    }

    @Test
    void pilesOfMarks() {
        SourceText source = SourceText.of("J\u0321\u0336\u0353o\u0335\u0330h\u0337n\u0334 said");
        assertThat(source.text()).isEqualTo("John said");
        assertThat(behind(source, "John")).isEqualTo("J\u0321\u0336\u0353o\u0335\u0330h\u0337n\u0334");
        assertThat(read("Jose\u0301 Nun\u0303ez")).isEqualTo("Jos\u00e9 Nu\u00f1ez");
        assertThat(read("Nguye\u0302\u0303n")).isEqualTo("Nguy\u1ec5n");
        assertThat(read("J" + "\u0336".repeat(100_000) + "ohn")).isEqualTo("John");
    }

    @Test
    void wideMathematicalAndEnclosedLettersAndDigits() {
        assertThat(
                        read(
                                "\uff2a\uff4f\uff48\uff4e \uff08\uff15\uff15\uff15\uff09\uff11\uff12\uff13\uff0d\uff14\uff15\uff16\uff17"))
                .isEqualTo("John (555)123-4567");
        assertThat(read("\ud835\udc09\ud835\udc28\ud835\udc21\ud835\udc27")).isEqualTo("John");
        assertThat(read("\u24bf\u24de\u24d7\u24dd \ud83c\udd70\ud83c\udd71")).isEqualTo("John AB");
        assertThat(read("\u0665\u0665\u0665-\u0967\u0968\u0969-\u2074\u2075\u2076\u2077"))
                .isEqualTo("555-123-4567");
        assertThat(read("\ufb01sher \u2116 5")).isEqualTo("fisher No. 5");
    }

    @Test
    void quotesDashesSpaces() {
        assertThat(read("O\u2019Brien\u00a0\u2013 \u201cJack\u201d\u2026\u2028next"))
                .isEqualTo("O'Brien - \"Jack\".\nnext");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "&#74;ohn | John",
                "&#x4A;&#x6F;hn | John",
                "&amp;#74;ohn | John",
                "Mu&ntilde;oz | Mu\u00f1oz",
                "O&rsquo;Brien&nbsp;J | O'Brien J",
                "A&amp;O x3 | A&O x3",
                "R&D; Q&A & so on | R&D; Q&A & so on",
                "&#0; &#55296; &#99999999; | &#0; &#55296; &#99999999;",
                "&unknown; &#; &#x; | &unknown; &#; &#x;"
            })
    void characterReferences(String text, String decoded) {
        assertThat(read(text)).isEqualTo(decoded);
    }

    @Test
    void characterReferencesKeepTheirPlace() {
        SourceText source = SourceText.of("Dear &#74;&#111;hn,");
        assertThat(behind(source, "John")).isEqualTo("&#74;&#111;hn");
        assertThat(behind(source, "J")).isEqualTo("&#74;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email=jessica.smith19%40gmail.com | email=jessica.smith19@gmail.com",
                "name=Jos%C3%A9%20Ruiz | name=Jos\u00e9 Ruiz",
                "SpO2 98%41 | SpO2 98%41",
                "100%Fi02 50%ile | 100%Fi02 50%ile",
                "http://x.org/a%40b | http://x.org/a%40b",
                "www.x.org/a%40b | www.x.org/a%40b",
                "bad %C3%28 %00 end% %4 | bad %C3%28 %00 end% %4"
            })
    void percentSigns(String text, String decoded) {
        assertThat(read(text)).isEqualTo(decoded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Jos=C3=A9 Ruiz, GCS=15 | Jos\u00e9 Ruiz, GCS=15",
                "seen =4D=61=72=67=61=72=65=74=2E | seen Margaret.",
                "Marg=~aret, 617-55=~5-0142 | Margaret, 617-555-0142",
                "This line of a mail is as long as a line may be, for Margaret =~Smith. | This line of a mail is as long as a line may be, for Margaret Smith.",
                "GCS=15 T=36 x=41=42 | GCS=15 T=36 x=41=42",
                "name=~age=~sex= | name=~age=~sex=",
                "a==~b | a==~b",
                "bad =C3=28 =00=01=02=03 | bad =C3=28 =00=01=02=03"
            })
    void quotedPrintable(String text, String decoded) {
        assertThat(read(text.replace('~', '\n'))).isEqualTo(decoded.replace('~', '\n'));
    }

    @Test
    void quotedPrintableKeepsItsPlace() {
        SourceText source = SourceText.of("seen Jos=C3=A9 Marg=\r\naret.");
        assertThat(behind(source, "Jos\u00e9")).isEqualTo("Jos=C3=A9");
        assertThat(behind(source, "Margaret")).isEqualTo("Marg=\r\naret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Patient: Margaret+Smith, 12+Oak+Street | Patient: Margaret Smith, 12 Oak Street",
                "name=Margaret+Smith%2C+MD&b=1 | name=Margaret Smith, MD&b=1",
                "Na+ K+ CD4+CD8+ C++ A+O +2 2+ 1+1+1 | Na+ K+ CD4+CD8+ C++ A+O +2 2+ 1+1+1",
                "Press Ctrl+Alt+Delete | Press Ctrl+Alt+Delete",
                "HER2+/ER+ Jane+Notes@example.org | HER2+/ER+ Jane+Notes@example.org",
                "www.x.org/Margaret+Smith | www.x.org/Margaret+Smith"
            })
    void plusSignsForSpaces(String text, String decoded) {
        assertThat(read(text)).isEqualTo(decoded);
    }

    @Test
    void base64WithinBase64() {
        String once = "John Smith 555-123-4567";
        String run = once;
        for (int depth = 1; depth <= SourceText.DEPTH; depth++) {
            run = Base64.getEncoder().encodeToString(run.getBytes(StandardCharsets.UTF_8));
            SourceText source = SourceText.of("id " + run + ".");
            assertThat(source.text()).as("%s times", depth).isEqualTo("id " + once + ".");
            assertThat(behind(source, "Smith")).isEqualTo(run);
        }
        String deeper = Base64.getEncoder().encodeToString(run.getBytes(StandardCharsets.UTF_8));
        assertThat(read(deeper)).as("no deeper").isNotEqualTo(once);
    }

    @Test
    void charactersWithoutAMeaning() {
        SourceText source = SourceText.of("Amand\ue000\u0378a Sco\udbff\udffdtt 219\ue000-09-99\uf8ff99 \uf0b7 Item");
        assertThat(source.text()).isEqualTo("Amanda Scott 219-09-9999 \uf0b7 Item");
        assertThat(behind(source, "Amanda")).isEqualTo("Amand\ue000\u0378a");
        assertThat(read("Aspirin\uf0b7Tylenol")).isEqualTo("Aspirin Tylenol");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SSN 2~19-0~9-99~99, phone 6~17-5~55-0~142 | SSN 219-09-9999, phone 617-555-0142",
                "SSN 219-0~> 9-9999. Then | SSN 219-09-9999. Then",
                "born 03/1~4/1961 | born 03/14/1961",
                "2~19-0~9-9~12 | 2~19-0~9-9~12",
                "120~80~72 | 120~80~72",
                "1-2~3-4 | 1-2~3-4",
                "617-555-0142~617-555-0143 | 617-555-0142~617-555-0143",
                "x219-0~9-9999 | x219-0~9-9999"
            })
    void numbersTornByLineEnds(String text, String decoded) {
        assertThat(read(text.replace('~', '\n'))).isEqualTo(decoded.replace('~', '\n'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "John Smith 555-123-4567",
                "Thomas Sanchez",
                "Quillfeather",
                "j.doe@example.org",
                "Jos\u00e9 Nu\u00f1ez was seen here"
            })
    void base64(String hidden) {
        byte[] bytes = hidden.getBytes(StandardCharsets.UTF_8);
        for (Base64.Encoder encoder :
                new Base64.Encoder[] {Base64.getEncoder(), Base64.getEncoder().withoutPadding(), Base64.getUrlEncoder()
                }) {
            String run = encoder.encodeToString(bytes);
            SourceText source = SourceText.of("id " + run + " (base64)");
            assertThat(source.text()).isEqualTo("id " + hidden + " (base64)");
            assertThat(behind(source, hidden)).isEqualTo(run);
            assertThat(behind(source, hidden.substring(2, 5)))
                    .as("part of it lies behind all of it")
                    .isEqualTo(run);
            assertThat(read("token=" + run + ";")).isEqualTo("token=" + hidden + ";");
        }
    }

    @Test
    void hexadecimal() {
        String run = HexFormat.of().formatHex("John Smith".getBytes(StandardCharsets.UTF_8));
        assertThat(read("x " + run)).isEqualTo("x John Smith");
        String hash = "9e107d9d372bb6826bd81d3542a419d6";
        assertThat(read(hash)).isEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getElementByIdentifier",
                "HydroxychloroquineSulfate",
                "esophagogastroduodenoscopy",
                "CHOLECYSTECTOMY",
                "MRN00123456789",
                "ABC123456789DEF",
                "1EG4TE5MK73X",
                "AAAAAAAAAAAAAAAAAAAA",
                "metoprolol/hydrochlorothiazide",
                "2019-03-14T10:22:31Z",
                "GlaxoSmithKline",
                "HbA1c/LDL/HDL/TG/ALT",
                "PostOperativeDayNumberOne",
                "550e8400-e29b-41d4-a716-446655440000",
                "Acetaminophen-Codeine",
                "WBC/RBC/HGB/HCT/PLT",
                "1234567890123456"
            })
    void longWordsAndNumbersStay(String text) {
        assertThat(read(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "patient S m i t h was | patient Smith was",
                "J o h n  S m i t h | John Smith",
                "J o h n S m i t h | John Smith",
                "S M I T H , J O H N | SMITH, JOHN",
                "O ' B r i e n | O'Brien",
                "5 5 5 - 1 2 3 4 | 555-1234",
                "call ( 5 5 5 ) 1 2 3 - 4 5 6 7 now | call (555) 123-4567 now",
                "M R N  1 2 3 4 8 6 7 | MRN 1234867",
                "vitamins A B C D | vitamins A B C D",
                "pain 1 2 3 4 5 6 7 8 9 | pain 1 2 3 4 5 6 7 8 9",
                "x x x x x | x x x x x",
                "5 5 5 5 5 4 5 | 5 5 5 5 5 4 5",
                "E C G done | E C G done",
                "I met S m i t h. He left | I met Smith. He left",
                "(S m i t h) | (Smith)",
                "S.m.i.t.h | S.m.i.t.h",
                "grade 2 4 1 | grade 2 4 1"
            })
    void lettersSetApart(String text, String decoded) {
        assertThat(read(text)).isEqualTo(decoded);
    }

    @Test
    void lettersSetApartKeepTheirPlace() {
        SourceText source = SourceText.of("seen J o h n  S m i t h today");
        assertThat(behind(source, "John Smith")).isEqualTo("J o h n  S m i t h");
        assertThat(behind(source, "Smith")).isEqualTo("S m i t h");
    }

    @Test
    void linesBrokenByAHyphen() {
        SourceText source = SourceText.of("Mr John-\nson and Mrs Pe-\r\n  terson, 555-\n1234, 03/\n14/2019");
        assertThat(source.text()).isEqualTo("Mr Johnson and Mrs Peterson, 555-1234, 03/14/2019");
        assertThat(behind(source, "Johnson")).isEqualTo("John-\nson");
        assertThat(read("John\u00ad\nson")).isEqualTo("Johnson");
        assertThat(read("asked Mr Smith-\nhe left")).isEqualTo("asked Mr Smith-\nhe left");
        assertThat(read("plan -\nnext\nline -\n- item\nA-\nB")).isEqualTo("plan -\nnext\nline -\n- item\nA-\nB");
    }

    @Test
    void brokenStringsPass() {
        assertThat(read("")).isEmpty();
        assertThat(read("\ud800 a \udc00")).isEqualTo("\ud800 a \udc00");
        assertThat(read("a\0b")).isEqualTo("a b");
        assertThat(read("\u200b\u200b")).isEmpty();
        SourceText source = SourceText.of("\u200bJohn");
        assertThat(behind(source, "J"))
                .as("the first character takes what was dropped before it")
                .isEqualTo("\u200bJ");
        assertThat(behind(source, "ohn")).isEqualTo("ohn");
    }

    @Test
    void hugeRunsStayLinear() {
        int huge = 2_000_000;
        for (String unit : new String[] {
            "A",
            "aB1/",
            "a ",
            "A B ",
            "%41",
            "%4",
            "&",
            "&amp;",
            "&#74;",
            "\u202e",
            "\u0301",
            "\u200b",
            "\u0430",
            "\u0430b",
            "-\n",
            "\u2075",
            "\ud83d",
            "\udb40\udc4a",
            "(",
            "1 ",
            "S m i t h  ",
            "= ",
            "=4D",
            "=\n",
            "0123456789012345678901234567890123456789012345=\n",
            "=C3=A9 ",
            "+",
            "Ab+Cde+",
            "\ue000",
            "a\ue000b",
            ">",
            "> a\n",
            "\n",
            " \n",
            "1-\n",
            "55-0\n",
            "and so on he went to the clinic and\n",
            "AND SO ON HE WENT TO THE CLINIC AND\n",
            "TmpFM0xUVTFOUzB3TVRReQ== "
        }) {
            String text = unit.repeat(huge / unit.length());
            SourceText source = SourceText.of(text);
            int length = source.text().length();
            assertThat(length == 0 ? text.length() : source.originalEnd(length)).isEqualTo(text.length());
        }
    }

    @Test
    void aFewChangesInALongTextCostAShortMap() {
        String note = "The patient was seen in clinic and is doing well. ".repeat(20_000);
        String text = note + "O\u2019Brien \u201cquoted\u201d caf\u00e9\u00a0" + note + "Sco\u200btt" + note;
        Rewrite.Result folded = Characters.folded(text);
        assertThat(folded.map()).isNotNull();
        assertThat(folded.map().segments()).isLessThan(4);
        assertThat(Characters.folded(note + "O\u2019Brien").map())
                .as("changes in place need no map")
                .isNull();
    }
}
