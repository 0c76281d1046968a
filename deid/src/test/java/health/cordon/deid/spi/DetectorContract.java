package health.cordon.deid.spi;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.deid.Detection;
import health.cordon.deid.Detections;
import health.cordon.deid.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Detector} must keep. Extend it beside each implementation. */
public abstract class DetectorContract {

    private static final String NOTE = """
            DISCHARGE SUMMARY
            Patient: Zebulon Quillfeather   MRN: 00419937   DOB: 03/14/1931 (92 y/o)
            Mr. Quillfeather lives at 118 Wexcombe Street, Lowmere, OH 44118 with his wife, Thessaly.
            He was seen on March 3, 2023 at Corvane General Hospital by Dr. Imre Balogh-Szabo; call (216) 555-0143
            or write to z.quillfeather@example.org. BP 120/80, strength 5/5, Foley placed, metoprolol 25 mg BID.
            """;

    /** The detector under test; may be the same each time. */
    protected abstract Detector detector();

    private List<Detection> run(String text) {
        Detections found = new Detections();
        detector().detect(SourceText.of(text), found);
        return List.copyOf(found.all());
    }

    @Test
    void hasAShortLowerCaseName() {
        assertThat(detector().name())
                .matches("[a-z][a-z0-9-]{1,30}")
                .isEqualTo(detector().name());
    }

    @Test
    void staysInsideAnyText() {
        for (String text : hostileTexts()) {
            int length = SourceText.of(text).text().length();
            assertThat(run(text)).allSatisfy(claim -> assertThat(claim.end()).isLessThanOrEqualTo(length));
        }
    }

    @Test
    void saysNothingOfTheTextInItsEvidence() {
        for (Detection claim : run(NOTE)) {
            String evidence = (claim.evidence() + " " + claim.detector()).toLowerCase(Locale.ROOT);
            for (String canary : List.of(
                    "zebulon",
                    "quillfeather",
                    "thessaly",
                    "imre",
                    "balogh",
                    "szabo",
                    "wexcombe",
                    "lowmere",
                    "corvane",
                    "00419937",
                    "44118",
                    "0143",
                    "1931")) {
                assertThat(evidence).doesNotContain(canary);
            }
        }
    }

    @Test
    void givesTheSameClaimsOnEveryThread() throws Exception {
        List<Detection> expected = run(NOTE);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Detector shared = detector();
            List<Future<List<Detection>>> results = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                results.add(threads.submit(() -> {
                    Detections found = new Detections();
                    shared.detect(SourceText.of(NOTE), found);
                    return List.copyOf(found.all());
                }));
            }
            for (Future<List<Detection>> result : results) {
                assertThat(result.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void keepsNothingFromOneDocumentToTheNext() {
        List<Detection> alone = run("No acute distress. Follow up as needed.");
        run(NOTE);
        assertThat(run("No acute distress. Follow up as needed.")).isEqualTo(alone);
    }

    private static List<String> hostileTexts() {
        List<String> texts = new ArrayList<>(List.of(
                "",
                " ",
                "\n\n\n",
                "\0\0\0",
                "\uD83D",
                "\uDE00 x",
                "a",
                "1",
                "-",
                "John",
                "12/",
                "/12",
                "@",
                "://",
                "Dr.",
                "MRN:",
                "Patient:",
                "\u202Etxet",
                "e\u0301".repeat(50),
                "Mr. ".repeat(200),
                "1-".repeat(500),
                "(".repeat(500),
                "Smith, ".repeat(300),
                "12/12/".repeat(200),
                "March ".repeat(200),
                "A. ".repeat(400),
                "a@".repeat(300),
                "1.1.".repeat(300),
                "Street ".repeat(200),
                "St. ".repeat(300),
                "x".repeat(20_000),
                "9".repeat(20_000),
                NOTE.toUpperCase(Locale.ROOT),
                NOTE.toLowerCase(Locale.ROOT),
                NOTE.replace(' ', '\n'),
                NOTE.replace(" ", "")));
        Random random = new Random(7);
        String alphabet = NOTE + "\u00E9\u4E2D\u0416\uD83D\uDE00\u200B\u00AD\u202E&#;%=+/|\t\r";
        for (int i = 0; i < 300; i++) {
            StringBuilder soup = new StringBuilder();
            for (int n = random.nextInt(200); n > 0; n--) {
                int at = random.nextInt(alphabet.length());
                soup.append(alphabet, at, Math.min(alphabet.length(), at + 1 + random.nextInt(4)));
            }
            texts.add(soup.toString());
        }
        return texts;
    }
}
