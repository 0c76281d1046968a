package health.cordon.cli.stream;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.PhiKind;
import health.cordon.deid.Document;
import health.cordon.deid.Span;
import health.cordon.deid.lines.Offsets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@code cordon detect}, with a detector that finds every {@code X}. */
@Timeout(60)
class DetectStreamTest {

    private final List<String> failures = new ArrayList<>();

    @Test
    void answersWithSpansInCodePoints() throws IOException {
        assertThat(run("{\"id\":\"a\",\"text\":\"\uD83D\uDE00 X\"}\n"))
                .isEqualTo(
                        "{\"id\":\"a\",\"spans\":[{\"start\":2,\"end\":3,\"type\":\"NAME\",\"score\":0.9,\"detector\":\"x\"}]}\n");
    }

    @Test
    void answersInUtf16IfAsked() throws IOException {
        assertThat(run("{\"id\":1,\"text\":\"\uD83D\uDE00 X\"}\n", Offsets.UTF16, 1))
                .contains("\"start\":3,\"end\":4");
    }

    @Test
    void escapedPairsCountOnceAndLoneSurrogatesCountOnce() throws IOException {
        // A pair, a lone high, a lone low, then the finding: four characters before it.
        assertThat(run("{\"id\":1,\"text\":\"\\ud83d\\ude00\\ud83d \\ude00X\"}\n"))
                .contains("\"start\":4,\"end\":5");
        assertThat(run("{\"id\":1,\"text\":\"\\n\\t\\\"\\\\\\/X\"}\n")).contains("\"start\":5,\"end\":6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-0.50",
                "1e400",
                "12345678901234567890",
                "true",
                "false",
                "null",
                "\"\"",
                "\"a\\u0041\\/\"",
                "\"\u00E9\""
            })
    void theIdComesBackAsItWas(String id) throws IOException {
        assertThat(run("{ \"id\" : " + id + " , \"text\":\"\"}\n")).isEqualTo("{\"id\":" + id + ",\"spans\":[]}\n");
        assertThat(run("{\"text\":\"\",\"id\":" + id + "}")).isEqualTo("{\"id\":" + id + ",\"spans\":[]}\n");
    }

    @Test
    void otherFieldsAreIgnoredWhateverTheyHold() throws IOException {
        assertThat(
                        run(
                                "{\"meta\":{\"id\":9,\"text\":\"X\",\"deep\":[[{}]]},\"id\":1,\"n\":[1,2],\"text\":\"\",\"z\":null}\n"))
                .isEqualTo("{\"id\":1,\"spans\":[]}\n");
    }

    @Test
    void blankLinesCarriageReturnsAMarkAndAMissingLastLineEndAreFine() throws IOException {
        assertThat(run("\uFEFF{\"id\":1,\"text\":\"\"}\r\n\r\n  \n{\"id\":2,\"text\":\"\"}"))
                .isEqualTo("{\"id\":1,\"spans\":[]}\n{\"id\":2,\"spans\":[]}\n");
        assertThat(failures).isEmpty();
    }

    @Test
    void aWrongLineIsAnsweredWithAnErrorAndTheOthersGoOn() throws IOException {
        String answers = run(
                "{\"id\":1,\"text\":\"X\"}\nnot json\n{\"id\":3}\n{\"id\":4,\"text\":5}\n{\"id\":{},\"text\":\"\"}\n"
                        + "{\"id\":6,\"text\":\"\"} trailing\n[1]\n{\"id\":8,\"text\":\"THROW\"}\n{\"id\":9,\"text\":\"\"\n"
                        + "{\"id\":10,\"text\":\"\"}\n");
        assertThat(answers.lines().skip(1))
                .containsExactly(
                        "{\"id\":null,\"error\":\"C5020\"}",
                        "{\"id\":3,\"error\":\"C5021\"}",
                        "{\"id\":4,\"error\":\"C5022\"}",
                        "{\"id\":null,\"error\":\"C5023\"}",
                        "{\"id\":6,\"error\":\"C5020\"}",
                        "{\"id\":null,\"error\":\"C5020\"}",
                        "{\"id\":8,\"error\":\"C5018\"}",
                        "{\"id\":9,\"error\":\"C5020\"}",
                        "{\"id\":10,\"spans\":[]}");
        assertThat(failures).containsExactly("2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void bytesThatAreNoUtf8AreAnError() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes("{\"id\":1,\"text\":\"".getBytes(StandardCharsets.US_ASCII));
        line.writeBytes(new byte[] {(byte) 0xC3, '(', '"', '}'});
        assertThat(run(line.toByteArray(), Offsets.CODEPOINTS, 1)).isEqualTo("{\"id\":1,\"error\":\"C5020\"}\n");
    }

    @Test
    void theAnswersAreTheSameOnAnyNumberOfThreads() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            lines.append("{\"id\":")
                    .append(i)
                    .append(",\"text\":\"")
                    .append(".".repeat(i % 50))
                    .append("X\"}\n");
        }
        String one = run(lines.toString(), Offsets.CODEPOINTS, 1);
        assertThat(one.lines().count()).isEqualTo(20_000);
        assertThat(run(lines.toString(), Offsets.CODEPOINTS, 8)).isEqualTo(one);
    }

    @Test
    void aVeryLongLineIsALine() throws IOException {
        assertThat(run("{\"id\":1,\"text\":\"" + "y".repeat(5_000_000) + "X\"}\n"))
                .contains("\"start\":5000000");
    }

    @Test
    void anAnswerLeavesWhileTheInputPauses() throws Exception {
        PipedOutputStream ask = new PipedOutputStream();
        PipedInputStream answers = new PipedInputStream(1 << 16);
        try (PipedInputStream in = new PipedInputStream(ask, 1 << 16);
                PipedOutputStream out = new PipedOutputStream(answers)) {
            Thread stream = Thread.ofPlatform().daemon().start(() -> {
                try {
                    new DetectStream(DetectStreamTest::findX, Offsets.CODEPOINTS, 2)
                            .run(in, new java.io.BufferedOutputStream(out, 1 << 16), (line, why) -> {});
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            for (int i = 0; i < 3; i++) {
                ask.write(("{\"id\":" + i + ",\"text\":\"\"}\n").getBytes(StandardCharsets.US_ASCII));
                ask.flush();
                assertThat(new String(answers.readNBytes(20), StandardCharsets.US_ASCII))
                        .isEqualTo("{\"id\":" + i + ",\"spans\":[]}\n");
            }
            ask.close();
            stream.join();
        }
    }

    private String run(String input) throws IOException {
        return run(input, Offsets.CODEPOINTS, 2);
    }

    private String run(String input, Offsets offsets, int threads) throws IOException {
        return run(input.getBytes(StandardCharsets.UTF_8), offsets, threads);
    }

    private String run(byte[] input, Offsets offsets, int threads) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long failed = new DetectStream(DetectStreamTest::findX, offsets, threads)
                .run(new ByteArrayInputStream(input), out, (line, why) -> {
                    assertThat(why).isInstanceOf(CliError.class);
                    failures.add(Long.toString(line));
                });
        assertThat(failed).isLessThanOrEqualTo(failures.size());
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<Span> findX(Document document) {
        if (document.text().equals("THROW")) {
            throw new IllegalStateException("broken");
        }
        List<Span> spans = new ArrayList<>();
        for (int i = document.text().indexOf('X'); i >= 0; i = document.text().indexOf('X', i + 1)) {
            spans.add(new Span(i, i + 1, PhiKind.NAME, 0.9, "x", List.of()));
        }
        return spans;
    }
}
