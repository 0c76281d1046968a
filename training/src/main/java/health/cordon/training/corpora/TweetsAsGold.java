package health.cordon.training.corpora;

import health.cordon.ner.Label;
import health.cordon.ner.train.LabelledText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The development part of the Broad Twitter Corpus as gold notes, which no model learns from: the trial of {@code cordon train}
 * and of {@code cordon eval --sweep} in {@code docs/accuracy.md}. Arguments: corpora, the file to write.
 */
public final class TweetsAsGold {

    private static final JsonMapper JSON = new JsonMapper();

    private TweetsAsGold() {}

    /** See the class. */
    public static void main(String[] args) throws IOException {
        Path corpora = Path.of(args[0]);
        List<LabelledText> texts = new ArrayList<>();
        new ConllCorpus("btc-dev", new Regions(corpora.resolve("gazetteers")))
                .read(corpora.resolve("dev/broad-twitter-corpus/btc.dev"), texts::add);
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[1]))) {
            for (LabelledText text : texts) {
                out.write(line(text));
                out.write('\n');
            }
        }
    }

    private static String line(LabelledText text) {
        List<Map<String, Object>> spans = new ArrayList<>();
        for (LabelledText.Mark mark : text.marks()) {
            Map<String, Object> span = new LinkedHashMap<>();
            span.put("start", text.text().codePointCount(0, mark.start()));
            span.put("end", text.text().codePointCount(0, mark.end()));
            span.put("type", label(mark));
            spans.add(span);
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", text.id());
        line.put("text", text.text());
        line.put("spans", spans);
        return JSON.writeValueAsString(line);
    }

    /** The first label that a mark allows; {@code MISC}, which is passed over, if it may be no identifier. */
    private static String label(LabelledText.Mark mark) {
        if (mark.isPhi()) {
            for (Label label : Label.values()) {
                if ((mark.allowed() & label.bit()) != 0) {
                    return label.name();
                }
            }
        }
        return "MISC";
    }
}
