package health.cordon.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.error.CordonException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each format through the engine: what must change changes, every other byte stays. */
class RewritersTest {

    private Tally tally = new Tally();

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "windows-1252", "ISO-8859-1"})
    void textKeepsItsCharsetMarkAndLineEnds(String name) throws IOException {
        Charset charset = Charset.forName(name);
        String text = "Patient Zorvane, caf\u00E9 in M\u00FCnchen.\r\nSeen twice.\n\tNext line\r";
        for (String mark : name.startsWith("UTF") ? List.of("", "\uFEFF") : List.of("")) {
            byte[] in = (mark + text).getBytes(charset);
            assertThat(run("note.txt", in))
                    .isEqualTo((mark + text).replace("Zorvane", "[NAME]").getBytes(charset));
        }
    }

    @Test
    void anEmptyFileStaysEmpty() throws IOException {
        assertThat(run("note.txt", new byte[0])).isEmpty();
        assertThat(run("note.ndjson", new byte[0])).isEmpty();
    }

    @Test
    void whatIsNoTextIsRefused() {
        byte[] pdf = "%PDF-1.7 whatever".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> run("note.txt", pdf))
                .isInstanceOf(CordonException.class)
                .hasMessageContaining("text");
        byte[] noise = new byte[5_000];
        new java.util.Random(7).nextBytes(noise);
        assertThatThrownBy(() -> run("note.txt", noise)).isInstanceOf(CordonException.class);
    }

    @Test
    void ndjsonChangesTheNamedFieldsAndNothingElse() throws IOException {
        String line =
                "{ \"id\": 7,  \"text\" : \"for Zorvane \\ud83d\\ude00\", \"x\": \"Zorvane\\u0041\", \"n\":1.50 }\r\n";
        assertThat(string("a.ndjson", line))
                .isEqualTo(
                        "{ \"id\": 7,  \"text\" : \"for [NAME] \uD83D\uDE00\", \"x\": \"Zorvane\\u0041\", \"n\":1.50 }\r\n");
        // A text without findings is not written anew: its escapes stay.
        String untouched = "{\"text\":\"\\u0041\\/ \\ud83d\"}\n\n{\"text\":null}";
        assertThat(string("a.ndjson", untouched)).isEqualTo(untouched);
    }

    @Test
    void aLoneSurrogateSurvivesARewrittenText() throws IOException {
        assertThat(string("a.ndjson", "{\"text\":\"Zorvane \\ud83d.\"}\n"))
                .isEqualTo("{\"text\":\"[NAME] \\ud83d.\"}\n");
    }

    @Test
    void fieldsMayLieDeepAndInLists() throws IOException {
        FileShape shape = shape(List.of("note.text", "comments"), List.of());
        assertThat(string(
                        shape,
                        "a.ndjson",
                        "{\"note\":{\"text\":\"Zorvane\"},\"comments\":[\"Zorvane\",\"-\"],\"text\":\"Zorvane\"}\n"))
                .isEqualTo("{\"note\":{\"text\":\"[NAME]\"},\"comments\":[\"[NAME]\",\"-\"],\"text\":\"Zorvane\"}\n");
        assertThat(tally.documents()).isEqualTo(3);
    }

    @Test
    void aLineThatCannotBeDoneIsLeftOutAndTold() throws IOException {
        String out = string(
                "a.ndjson",
                "{\"text\":\"1\"}\nZorvane\n{\"other\":\"Zorvane\"}\n{\"text\":12}\n{\"text\":{\"a\":\"Zorvane\"}}\n"
                        + "{\"text\":\"BREAKS Zorvane\"}\n{\"text\":[{\"a\":\"Zorvane\"}]}\n{\"text\":\"8\"}\n");
        assertThat(out).isEqualTo("{\"text\":\"1\"}\n{\"text\":\"8\"}\n");
        assertThat(tally.failed()).isEqualTo(6);
        assertThat(tally.faults()).extracting(Fault::line).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(tally.faults()).extracting(Fault::number).containsExactly(5020, 5021, 5022, 5022, 5018, 5022);
        assertThat(tally.faults().toString()).doesNotContain("Zorvane");
    }

    @Test
    void ndjsonInUtf16IsRefused() {
        byte[] wide = "{\"text\":\"Zorvane\"}\n".getBytes(StandardCharsets.UTF_16LE);
        assertThatThrownBy(() -> run("a.ndjson", wide))
                .isInstanceOf(CordonException.class)
                .hasMessageContaining("C5011");
    }

    @Test
    void csvChangesTheNamedColumns() throws IOException {
        FileShape shape = shape(List.of("text"), List.of("note", "comment"));
        String in =
                "id,note,comment,\"a,b\"\r\n1,\"Zorvane, said \"\"Zorvane\"\"\r\ntwice\",,Zorvane\r\n2,x,Zorvane,\r\n";
        assertThat(string(shape, "a.csv", in))
                .isEqualTo(
                        "id,note,comment,\"a,b\"\r\n1,\"[NAME], said \"\"[NAME]\"\"\r\ntwice\",,Zorvane\r\n2,x,[NAME],\r\n");
        assertThat(tally.documents()).isEqualTo(4);
    }

    @Test
    void csvKeepsItsQuotesMarkDelimiterAndMissingLastLineEnd() throws IOException {
        FileShape shape = shape(List.of("text"), List.of("note"));
        assertThat(string(shape, "a.csv", "\uFEFF\"id\",\"note\"\n\"1\",\"Zorvane\""))
                .isEqualTo("\uFEFF\"id\",\"note\"\n\"1\",\"[NAME]\"");
        assertThat(string(shape, "a.tsv", "id\tnote\n1\ta, b Zorvane\n")).isEqualTo("id\tnote\n1\ta, b [NAME]\n");
    }

    @Test
    void aRowOfAnotherWidthIsLeftOut() throws IOException {
        FileShape shape = shape(List.of("text"), List.of("note"));
        assertThat(string(shape, "a.csv", "id,note\n1,Zorvane\n2,a,Zorvane\n3\n4,y\n"))
                .isEqualTo("id,note\n1,[NAME]\n4,y\n");
        assertThat(tally.faults()).extracting(Fault::line).containsExactly(3L, 4L);
    }

    @Test
    void csvWithoutColumnsUnknownColumnsAndOpenQuotesAreErrors() {
        assertThatThrownBy(() -> string("a.csv", "id,note\n1,x\n")).hasMessageContaining("C5024");
        FileShape shape = shape(List.of("text"), List.of("nope"));
        assertThatThrownBy(() -> string(shape, "a.csv", "id,note\n1,x\n")).hasMessageContaining("C5025");
        FileShape right = shape(List.of("text"), List.of("note"));
        assertThatThrownBy(() -> string(right, "a.csv", "id,note\n1,\"Zorvane\n2,x\n"))
                .hasMessageContaining("C5027")
                .hasMessageNotContaining("Zorvane");
    }

    @Test
    void csvThatTurnsOutNotToBeUtf8IsAnError() {
        FileShape shape = shape(List.of("text"), List.of("note"));
        byte[] bytes =
                ("id,note\n" + "1,plain\n".repeat(20_000) + "2,\u00E9Zorvane\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> run(shape, "a.csv", bytes))
                .hasMessageContaining("C5011")
                .hasMessageNotContaining("Zorvane");
    }

    @Test
    void manyRowsKeepTheirOrder() throws IOException {
        StringBuilder in = new StringBuilder("id,note\n");
        for (int i = 0; i < 30_000; i++) {
            in.append(i).append(",for Zorvane\n");
        }
        FileShape shape = shape(List.of("text"), List.of("note"));
        assertThat(string(shape, "a.csv", in.toString()))
                .isEqualTo(in.toString().replace("Zorvane", "[NAME]"));
    }

    private static FileShape shape(List<String> fields, List<String> columns) {
        return new FileShape(null, fields, columns, null, "id", null, null);
    }

    private String string(String name, String in) throws IOException {
        return string(FileShape.byName(), name, in);
    }

    private String string(FileShape shape, String name, String in) throws IOException {
        return new String(run(shape, name, in.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private byte[] run(String name, byte[] in) throws IOException {
        return run(FileShape.byName(), name, in);
    }

    private byte[] run(FileShape shape, String name, byte[] in) throws IOException {
        @Nullable BatchPlan plan = new BatchPlan(null, "", shape, "", 3, Set.of(), false, false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        tally = new Batch(plan, Planted.documents(), new BatchListener() {})
                .run(name, new ByteArrayInputStream(in), out);
        return out.toByteArray();
    }
}
