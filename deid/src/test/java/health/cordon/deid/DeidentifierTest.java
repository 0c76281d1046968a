package health.cordon.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.deid.policy.Policy;
import health.cordon.deid.rules.SiteRules;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.text.SourceText;
import health.cordon.testkit.PhiCanary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The engine as its user sees it: settings, failures, what it says and what it keeps to itself. */
class DeidentifierTest {

    private static final Deidentifier SAFE_HARBOR = Deidentifier.safeHarbor();

    private static Detector detector(String name, java.util.function.BiConsumer<SourceText, Detections> work) {
        return new Detector() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void detect(SourceText text, Detections found) {
                work.accept(text, found);
            }
        };
    }

    @Test
    @Cfr("164.514(b)(2)(i)")
    void treatsWhatItFindsAndLeavesTheMedicine() {
        Deidentified clean = SAFE_HARBOR.deidentify(
                Document.of(
                        "1",
                        "Mrs. Ada Lindqvist, 54, MRN 8812045, was seen on 3/14/2024 for Parkinson disease. BP 120/80, Foley out."));
        assertThat(clean.text())
                .isEqualTo("Mrs. [NAME], 54, MRN [MRN], was seen on 2024 for Parkinson disease. BP 120/80, Foley out.");
        assertThat(clean.report().counts())
                .containsEntry(PhiKind.NAME, 1)
                .containsEntry(PhiKind.MRN, 1)
                .containsEntry(PhiKind.DATE, 1)
                .hasSize(3);
    }

    @Test
    void aDetectorThatThrowsFailsTheDocumentAndSaysNothingOfIt() {
        Deidentifier broken = Deidentifier.builder()
                .detector(detector("broken", (text, found) -> {
                    throw new IllegalStateException("could not read " + text.text());
                }))
                .build();
        assertThatExceptionOfType(CordonException.class)
                .isThrownBy(() -> broken.deidentify(Document.of("1", "Mr. Quillfeather")))
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo(DeidError.DETECTOR_FAILED);
                    StringWriter printed = new StringWriter();
                    error.printStackTrace(new PrintWriter(printed));
                    assertThat(printed.toString()).contains("broken").doesNotContain("Quillfeather");
                });
    }

    @Test
    void aDetectorThatNeverReturnsFailsTheDocument() {
        Deidentifier slow = Deidentifier.builder()
                .timeLimit(Duration.ofMillis(100))
                .detector(detector("slow", (text, found) -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                    }
                }))
                .build();
        assertThatExceptionOfType(CordonException.class)
                .isThrownBy(() -> slow.detect(Document.of("1", "Mr. Quillfeather")))
                .satisfies(error -> assertThat(error.code()).isEqualTo(DeidError.DETECTOR_TIMED_OUT));
    }

    @Test
    void anAddedDetectorIsHeardAndSeesEarlierClaims() {
        Deidentifier engine = Deidentifier.builder()
                .detector(detector("mine", (text, found) -> {
                    assertThat(found.all()).extracting(Detection::kind).contains(PhiKind.MRN);
                    found.add(0, 4, PhiKind.OTHER_ID, 0.9, "mine", "first word");
                }))
                .build();
        assertThat(engine.detect(Document.of("1", "zulu has MRN 8812045")).spans())
                .extracting(Span::kind)
                .containsExactly(PhiKind.OTHER_ID, PhiKind.MRN);
    }

    @Test
    void refusesTwoDetectorsOfOneName() {
        assertThatExceptionOfType(CordonException.class)
                .isThrownBy(() -> Deidentifier.builder()
                        .detector(detector("rules", (text, found) -> {}))
                        .build())
                .satisfies(error -> assertThat(error.code()).isEqualTo(DeidError.DUPLICATE_DETECTOR));
    }

    @Test
    @Cfr("164.514(b)(2)(i)(R)")
    void takesSiteRules() {
        Deidentifier site = Deidentifier.builder()
                .siteRules(SiteRules.parse("rules:\n  - {kind: MRN, pattern: 'KQ/\\d{2}-\\d{3}'}\n"))
                .build();
        assertThat(site.deidentify(Document.of("1", "films KQ/88-213 seen")).text())
                .isEqualTo("films [MRN] seen");
        assertThat(SAFE_HARBOR
                        .deidentify(Document.of("1", "films KQ/88-213 seen"))
                        .text())
                .isEqualTo("films KQ/88-213 seen");
    }

    @Test
    void hidesDisguisedIdentifiersWhereTheyStandInTheOriginal() {
        Deidentified clean = SAFE_HARBOR.deidentify(
                Document.of("1", "Patient: &#74;ohn Sm\u00ADith, call \uFF08216\uFF09 555\u201101\u200B43 today"));
        assertThat(clean.text()).isEqualTo("Patient: [NAME], call [PHONE] today");
    }

    @Test
    void saysNothingOfTheTextInItsResult() {
        PhiCanary canary = PhiCanary.plant(4);
        Deidentified clean = SAFE_HARBOR.deidentify(Document.of("1", canary.note()));
        canary.assertAbsent("report", clean.report().toString());
        canary.assertAbsent("result", clean.toString());
        canary.assertAbsent(
                "spans", SAFE_HARBOR.detect(Document.of("1", canary.note())).toString());
        canary.assertAbsent("document", Document.of("1", canary.note()).toString());
    }

    @Test
    void everyBuiltInPolicyRuns() {
        for (String name : Policy.names()) {
            Deidentifier engine =
                    Deidentifier.builder().policy(Policy.named(name)).build();
            String text = engine.deidentify(Document.of("1", "Mr. John Smith, SSN 219-09-9999, seen 3/14/2024"))
                    .text();
            assertThat(text).as(name).doesNotContain("John").doesNotContain("219-09-9999");
        }
    }

    @Test
    void takesADocumentOfOneLongLine() {
        String line = "Mr. John Smith was seen on 3/14/2024 for chest pain. ".repeat(40_000);
        List<Span> spans = SAFE_HARBOR.detect(Document.of("1", line)).spans();
        assertThat(spans).hasSize(80_000);
        assertThat(spans.getLast().end()).isLessThanOrEqualTo(line.length());
    }
}
