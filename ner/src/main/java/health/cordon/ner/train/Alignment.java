package health.cordon.ner.train;

import health.cordon.deid.Deidentifier;
import health.cordon.deid.Detection;
import health.cordon.deid.Detections;
import health.cordon.deid.Document;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.spi.Judge;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;
import health.cordon.ner.Label;
import health.cordon.ner.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings gold to the tokens of a text as the models see them, all other detectors having run before. Not thread-safe. */
public final class Alignment {

    private final Lexicon lexicon = Lexicon.load();
    private final Seat seat = new Seat();
    private final Deidentifier engine = Deidentifier.builder().judge(seat).build();

    /** A text as the models see it, what others claim in it, and which labels the gold allows for each token. */
    public record Aligned(Reading reading, Detections found, int[] allowed) {}

    /** Sits where the models sit and looks at what comes by. */
    private static final class Seat implements Judge {

        private @Nullable SourceText text;
        private Detections found = new Detections();

        @Override
        public String name() {
            return "seat";
        }

        @Override
        public boolean decides(Detection claim) {
            return false;
        }

        @Override
        public void detect(SourceText seen, Detections claims) {
            text = seen;
            found = new Detections();
            for (Detection claim : claims.all()) {
                found.add(claim.start(), claim.end(), claim.kind(), claim.score(), claim.detector(), claim.evidence());
            }
        }
    }

    /** Reads and aligns a text. */
    public Aligned align(LabelledText labelled) {
        engine.detect(Document.of(labelled.id(), labelled.text()));
        SourceText text = Objects.requireNonNull(seat.text);
        Reading reading = Reading.of(text, lexicon, seat.found.all());
        return new Aligned(reading, seat.found, allowed(labelled, text, reading));
    }

    private static int[] allowed(LabelledText labelled, SourceText text, Reading reading) {
        Tokens tokens = text.tokens();
        int[] allowed = new int[reading.size()];
        Arrays.fill(allowed, Label.OTHER.bit());
        int next = 0;
        List<LabelledText.Mark> marks = labelled.marks();
        for (int i = 0; i < allowed.length; i++) {
            int start = text.originalStart(tokens.start(i));
            int end = text.originalEnd(tokens.end(i));
            while (next < marks.size() && marks.get(next).end() <= start) {
                next++;
            }
            if (next < marks.size() && marks.get(next).start() < end) {
                allowed[i] = marks.get(next).allowed();
            }
            if (reading.settled(i) != 0) {
                allowed[i] = LabelledText.ANYTHING;
            }
        }
        return allowed;
    }
}
