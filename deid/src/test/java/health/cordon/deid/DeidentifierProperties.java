package health.cordon.deid;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.testkit.Property;
import health.cordon.testkit.Seeded;
import health.cordon.testkit.notes.GoldNote;
import health.cordon.testkit.notes.NoteGenerator;
import health.cordon.testkit.notes.Split;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What holds of the whole engine for any text. */
class DeidentifierProperties {

    private static final Deidentifier SAFE_HARBOR = Deidentifier.safeHarbor();
    private static final List<GoldNote> NOTES = NoteGenerator.of(77, Split.DEV).notes(250);

    @Test
    void anyTextIsTakenAndEverySpanLiesInside() {
        Property.forAllText(400, random -> random.soup(300), text -> {
            int last = 0;
            for (Span span : SAFE_HARBOR.detect(Document.of("1", text)).spans()) {
                assertThat(span.start()).isGreaterThanOrEqualTo(last);
                assertThat(span.end()).isGreaterThan(span.start()).isLessThanOrEqualTo(text.length());
                last = span.end();
            }
        });
    }

    @Test
    void anyPieceOfANoteIsTaken() {
        for (GoldNote note : NOTES) {
            String text = note.text();
            for (int cut = 0; cut < text.length(); cut += 1 + cut % 7) {
                assertThat(SAFE_HARBOR
                                .detect(Document.of("1", text.substring(0, cut)))
                                .spans())
                        .allSatisfy(span -> assertThat(span.length()).isPositive());
                if (cut % 5 == 0) {
                    SAFE_HARBOR.detect(Document.of("1", text.substring(cut)));
                }
            }
        }
    }

    @Test
    void oneDetectionServesAllThresholds() {
        Seeded random = Seeded.of(12);
        for (GoldNote note : NOTES.subList(0, 80)) {
            Claimed claimed = SAFE_HARBOR.claim(Document.of(note.id(), note.text()));
            Thresholds thresholds = Thresholds.of(random.below(100) / 100.0)
                    .with(random.choose(List.of(PhiKind.values())), random.below(100) / 100.0);
            Deidentifier again = Deidentifier.builder().thresholds(thresholds).build();
            assertThat(claimed.resolve(thresholds)).isEqualTo(again.detect(Document.of(note.id(), note.text())));
            BitSet covered = new BitSet();
            claimed.resolve(thresholds).spans().forEach(span -> covered.set(span.start(), span.end()));
            BitSet claims = new BitSet();
            claimed.claims().stream()
                    .filter(claim -> claim.score() >= thresholds.of(claim.kind()))
                    .forEach(claim -> claims.set(claim.start(), claim.end()));
            assertThat(covered).isEqualTo(claims);
        }
    }

    @Test
    void whatIsNotInASpanIsWrittenAsItWas() {
        for (GoldNote note : NOTES) {
            Deidentified clean = SAFE_HARBOR.deidentify(Document.of(note.id(), note.text()));
            StringBuilder outside = new StringBuilder();
            StringBuilder kept = new StringBuilder();
            int done = 0;
            int written = 0;
            for (Treated treated : clean.report().treated()) {
                outside.append(note.text(), done, treated.span().start());
                kept.append(clean.text(), written, treated.outStart());
                done = treated.span().end();
                written = treated.outEnd();
            }
            outside.append(note.text(), done, note.text().length());
            kept.append(clean.text(), written, clean.text().length());
            assertThat(kept).hasToString(outside.toString());
        }
    }

    @Test
    void cleanTextStaysAsItIs() {
        for (GoldNote note : NOTES) {
            String once =
                    SAFE_HARBOR.deidentify(Document.of(note.id(), note.text())).text();
            Deidentified twice = SAFE_HARBOR.deidentify(Document.of(note.id(), once));
            long tags = twice.report().treated().stream()
                    .filter(treated -> once.startsWith("[", treated.span().start()))
                    .count();
            assertThat(tags).as("tags found to be PHI in note %s", note.id()).isZero();
        }
    }

    @Test
    void threadsChangeNothing() throws Exception {
        List<String> alone = NOTES.stream()
                .map(note -> SAFE_HARBOR
                        .deidentify(Document.of(note.id(), note.text()))
                        .text())
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<String>> together = new ArrayList<>();
            for (GoldNote note : NOTES) {
                together.add(threads.submit(() -> SAFE_HARBOR
                        .deidentify(Document.of(note.id(), note.text()))
                        .text()));
            }
            for (int i = 0; i < NOTES.size(); i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i));
            }
        }
    }

    @Test
    void anotherNameIsFoundInTheSamePlace() {
        String[] firsts = {"Ada", "Mohammed", "Xiuying", "Guadalupe", "Oluwaseun", "Siobhan", "Dmitri", "Priya"};
        String[] lasts = {"Lindqvist", "Haddad", "Nguyen", "Castellanos", "Oyelaran", "O'Rourke", "Kowalczyk", "Iyer"};
        String[] frames = {
            "Patient: # was admitted with pneumonia.",
            "I spoke with Mr. # about the results.",
            "Electronically signed by #, MD",
            "His sister, #, will drive him home.",
            "Name: #\nAge: 54",
        };
        for (String frame : frames) {
            for (int i = 0; i < firsts.length; i++) {
                String name = firsts[i] + " " + lasts[(i * 3 + 1) % lasts.length];
                String text = frame.replace("#", name);
                int start = frame.indexOf('#');
                assertThat(SAFE_HARBOR.detect(Document.of("1", text)).spans())
                        .as(frame + " with name " + i)
                        .anySatisfy(span -> {
                            assertThat(span.start()).isLessThanOrEqualTo(start);
                            assertThat(span.end()).isGreaterThanOrEqualTo(start + name.length());
                            assertThat(span.kind()).isIn(PhiKind.NAME, PhiKind.CLINICIAN_NAME);
                        });
            }
        }
    }

    @Test
    void wrappingLinesElsewhereFindsTheSame() {
        String text = "Mr. John Smith was seen at 12 Oak Street on March 3, 2021 and called (216) 555-0143 twice.";
        List<String> expected = found(text);
        for (int at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
            String wrapped = text.substring(0, at) + "\n" + text.substring(at + 1);
            assertThat(found(wrapped)).as("line end at %d", at).isEqualTo(expected);
        }
    }

    @Test
    void caseOfTheWholeNoteDoesNotHideStructuredIdentifiers() {
        for (String text : List.of(
                "Patient: Smith, John   MRN: 4471902   DOB: March 3, 1961   Phone: (216) 555-0143   SSN: 219-09-9999",
                "Seen by Dr. Maria Gonzalez on 3/14/2021, e-mail m.gonzalez@example.org, NPI 1234567893")) {
            List<PhiKind> kinds = kinds(text);
            assertThat(kinds(text.toUpperCase(java.util.Locale.ROOT))).isEqualTo(kinds);
            assertThat(kinds(text.toLowerCase(java.util.Locale.ROOT))).isEqualTo(kinds);
        }
    }

    private static List<PhiKind> kinds(String text) {
        return SAFE_HARBOR.detect(Document.of("1", text)).spans().stream()
                .map(Span::kind)
                .toList();
    }

    private static List<String> found(String text) {
        return SAFE_HARBOR.detect(Document.of("1", text)).spans().stream()
                .map(span -> span.kind() + " " + span.start() + " " + span.end())
                .toList();
    }
}
