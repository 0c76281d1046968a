package health.cordon.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.deid.Document;
import health.cordon.testkit.PhiCanary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldFormatTest {

    @TempDir
    Path folder;

    private List<GoldDocument> read(Path gold, EvalOptions options) {
        List<GoldDocument> documents = new ArrayList<>();
        GoldFormat.of(gold).read(gold, options, documents::add);
        return documents;
    }

    private Path file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static String words(GoldDocument document) {
        StringBuilder words = new StringBuilder();
        document.entities()
                .forEach(e -> words.append(document.text(), e.start(), e.end())
                        .append('=')
                        .append(e.kind())
                        .append(';'));
        return words.toString();
    }

    @Test
    void ndjsonInTheFormsThatAreInUse() throws IOException {
        Path file = file("gold.jsonl", """
                {"id":"a","text":"\uD83D\uDE00 Jo Ray","spans":[{"start":2,"end":8,"type":"NAME","origin":"ANGLO"}],"kind":"EMAIL","x":{"y":[1]}}

                {"doc_id":7,"note":"in Reno","entities":[{"begin":3,"end_offset":7,"entity_type":"city"}]}
                {"text":"on 3/14","labels":[[3,7,"DATE"]]}
                {"text":"none"}
                """);
        List<GoldDocument> documents = read(file, EvalOptions.DEFAULT);
        assertThat(documents)
                .extracting(GoldFormatTest::words)
                .containsExactly("Jo Ray=NAME;", "Reno=CITY;", "3/14=DATE;", "");
        assertThat(documents).extracting(GoldDocument::id).containsExactly("a", "7", "line 4", "line 5");
        assertThat(documents.get(0).attributes()).containsEntry("kind", "EMAIL").hasSize(1);
        assertThat(documents.get(0).entities().get(0).origin()).isEqualTo("ANGLO");
        GoldDocument grouped = read(
                        file("g.jsonl", "{\"text\":\"x\",\"patient\":7,\"ward\":null}"),
                        EvalOptions.DEFAULT.groupedBy(List.of("patient", "ward")))
                .get(0);
        assertThat(grouped.attributes()).as("numbers are fields too").isEqualTo(java.util.Map.of("patient", "7"));
        GoldDocument units = read(
                        file("u.jsonl", "{\"text\":\"\uD83D\uDE00 Jo\",\"spans\":[[3,5,\"PER\"]]}"),
                        EvalOptions.DEFAULT.counting(Offsets.UTF16))
                .get(0);
        assertThat(words(units)).isEqualTo("Jo=NAME;");
    }

    @Test
    void bratFoldersOfAnyDepthAndPartsOfOneAnnotation() throws IOException {
        file("b/one.txt", "Ann saw Bob Lee\n");
        file("b/one.ann", "T1\tPATIENT 0 3\tAnn\nT2\tDOCTOR 8 11;12 15\tBob Lee\nR1\tx Arg1:T1\n#1\tnote T1\tAnn\n");
        file("b/c/two.txt", "x");
        file("b/c/two.ann", "");
        List<GoldDocument> documents = read(folder.resolve("b"), EvalOptions.DEFAULT);
        assertThat(documents).extracting(GoldDocument::id).containsExactly("c/two", "one");
        assertThat(words(documents.get(1))).isEqualTo("Ann=NAME;Bob=CLINICIAN_NAME;Lee=CLINICIAN_NAME;");
    }

    @Test
    void i2b2Of2014() throws IOException {
        file("x/110-01.xml", """
                <?xml version="1.0" encoding="UTF-8" ?>
                <deIdi2b2>
                <TEXT><![CDATA[Dr. Lee, Bangor ME, welder]]></TEXT>
                <TAGS>
                <NAME id="P0" start="4" end="7" text="Lee" TYPE="DOCTOR" comment="" />
                <LOCATION id="P1" start="9" end="15" text="Bangor" TYPE="CITY" comment="" />
                <LOCATION id="P2" start="16" end="18" text="ME" TYPE="STATE" comment="" />
                <PROFESSION id="P3" start="20" end="26" text="welder" TYPE="PROFESSION" comment="" />
                </TAGS>
                </deIdi2b2>
                """);
        GoldDocument document = read(folder.resolve("x"), EvalOptions.DEFAULT).get(0);
        assertThat(document.id()).isEqualTo("110-01");
        assertThat(words(document)).isEqualTo("Lee=CLINICIAN_NAME;Bangor=CITY;ME=null;welder=null;");
    }

    @Test
    void i2b2Of2006() throws IOException {
        Path file = file("train.xml", """
                <ROOT>
                <RECORD ID="651"><TEXT>
                seen by <PHI TYPE="DOCTOR">ANN &amp; BO</PHI> on <PHI TYPE="DATE">4/2</PHI>
                </TEXT></RECORD>
                <RECORD ID="652"><TEXT>plain</TEXT></RECORD>
                </ROOT>
                """);
        List<GoldDocument> documents = read(file, EvalOptions.DEFAULT);
        assertThat(documents).extracting(GoldDocument::id).containsExactly("651", "652");
        assertThat(words(documents.get(0))).isEqualTo("ANN & BO=CLINICIAN_NAME;4/2=DATE;");
        assertThat(documents.get(0).text()).isEqualTo("\nseen by ANN & BO on 4/2\n");
        assertThat(documents.get(1).entities()).isEmpty();
    }

    @Test
    void externalEntitiesAreNotRead() throws IOException {
        PhiCanary canary = PhiCanary.plant(3);
        Path secret = file("secret.txt", canary.value("last name"));
        Path file = file(
                "evil.xml",
                "<!DOCTYPE r [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>\n<r><TEXT>a &e; b</TEXT></r>");
        try {
            read(file, EvalOptions.DEFAULT).forEach(document -> canary.assertAbsent("text", document.text()));
        } catch (CordonException refused) {
            canary.assertAbsent(refused);
            assertThat(refused.code()).isEqualTo(EvalError.GOLD_MALFORMED);
        }
    }

    @Test
    void errorsNameFileAndLineAndQuoteNothing() throws IOException {
        PhiCanary canary = PhiCanary.plant(4);
        String name = canary.value("last name");
        String good = "{\"text\":\"ok\"}\n";
        assertFails(
                EvalError.GOLD_OUTSIDE_TEXT,
                canary,
                file("1.jsonl", good + "{\"text\":\"" + name + "\",\"spans\":[[0,99,\"NAME\"]]}"),
                "line=2");
        assertFails(
                EvalError.GOLD_OUTSIDE_TEXT,
                canary,
                file("2.jsonl", "{\"text\":\"" + name + "\",\"spans\":[[3,3,\"NAME\"]]}"),
                "line=1");
        assertFails(
                EvalError.GOLD_MALFORMED,
                canary,
                file("3.jsonl", good + good + "{\"text\":\"" + name + "\""),
                "line=3");
        assertFails(
                EvalError.GOLD_MALFORMED,
                canary,
                file(
                        "4.jsonl",
                        "{\"text\":\"" + name + "\",\"spans\":[{\"start\":\"0\",\"end\":2,\"type\":\"NAME\"}]}"),
                "line=1");
        assertFails(EvalError.GOLD_WITHOUT_TEXT, canary, file("5.jsonl", good + "{\"id\":\"" + name + "\"}"), "line=2");
        assertFails(EvalError.GOLD_MALFORMED, canary, file("6.xml", "<a>\n<TEXT>" + name + "</a>"), "line=2");
        assertFails(
                EvalError.GOLD_OUTSIDE_TEXT,
                canary,
                file(
                        "7.xml",
                        "<a>\n<TEXT>" + name
                                + "</TEXT>\n<TAGS><NAME start=\"1\" end=\"99\" TYPE=\"PATIENT\"/></TAGS></a>"),
                "line=3");
        file("brat/n.txt", name);
        assertFails(
                EvalError.GOLD_MALFORMED,
                canary,
                file("brat/n.ann", "T1\tNAME 0 4\tx\nT2\tNAME zero 4\t" + name),
                "line=2");
        file("lone/m.ann", "");
        assertFails(EvalError.GOLD_UNREADABLE, canary, folder.resolve("lone"), "m.txt");
        assertThatThrownBy(() -> GoldFormat.of(folder.resolve("none"))).hasMessageContaining("C4001");
        assertThatThrownBy(() -> GoldFormat.of(Files.createDirectory(folder.resolve("empty"))))
                .hasMessageContaining("C4005");
        assertThatThrownBy(() -> Evaluation.run(
                        file("blank.jsonl", "\n"), GoldFormat.NDJSON, EvalOptions.DEFAULT, d -> List.of()))
                .hasMessageContaining("C4006");
    }

    private void assertFails(EvalError code, PhiCanary canary, Path gold, String where) {
        assertThatThrownBy(() -> read(gold, EvalOptions.DEFAULT))
                .isInstanceOfSatisfying(CordonException.class, error -> {
                    assertThat(error.code()).isEqualTo(code);
                    assertThat(error).hasMessageContaining(where).hasMessageContaining("file=");
                    canary.assertAbsent(error);
                });
    }

    @Test
    void labelFilesAddAndReplace() throws IOException {
        Labels labels = Labels.read(file("labels.txt", "# ours\nVISITOR = NAME\nAGE = AGE_OVER_89\nHOSPITAL = -\n"));
        assertThat(labels.kind("visitor")).isEqualTo(PhiKind.NAME);
        assertThat(labels.kind("Age")).isEqualTo(PhiKind.AGE_OVER_89);
        assertThat(labels.kind("HOSPITAL")).isNull();
        assertThat(labels.knows("HOSPITAL")).isTrue();
        assertThat(labels.knows("NONSENSE")).isFalse();
        assertThat(labels.kind("LOCATION-OTHER")).isEqualTo(PhiKind.PLACE);
        for (PhiKind kind : PhiKind.values()) {
            assertThat(labels.kind(kind.name())).isEqualTo(kind);
        }
        assertThatThrownBy(() -> Labels.read(file("bad.txt", "A = NAME\nB = NOBODY\n")))
                .hasMessageContaining("line=2");
        assertThatThrownBy(() -> Labels.read(file("bad.txt", "just words\n"))).hasMessageContaining("C4007");
    }

    @Test
    void predictionsOfAnotherEngineFromAFile() throws IOException {
        Path gold = file("g.jsonl", "{\"id\":\"a\",\"text\":\"\uD83D\uDE00 Jo Ray\",\"spans\":[[2,8,\"NAME\"]]}\n");
        Path predicted = file(
                "p.jsonl", "{\"id\":\"a\",\"spans\":[{\"start\":2,\"end\":8,\"type\":\"PERSON\",\"score\":0.85}]}\n");
        PredictionFile predictions = PredictionFile.read(predicted, EvalOptions.DEFAULT);
        EvalReport report = Evaluation.run(gold, GoldFormat.NDJSON, EvalOptions.DEFAULT, predictions);
        assertThat(report.overall().sameKind()).isEqualTo(1);
        assertThatThrownBy(() -> predictions.apply(Document.of("b", "Jo"))).hasMessageContaining("C4011");
        assertThatThrownBy(() -> predictions.apply(Document.of("a", "Jo"))).hasMessageContaining("C4010");
    }
}
