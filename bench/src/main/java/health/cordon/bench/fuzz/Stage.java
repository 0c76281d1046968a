package health.cordon.bench.fuzz;

import health.cordon.deid.Deidentifier;
import health.cordon.deid.Document;
import health.cordon.deid.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One stage of the engine, to be timed by itself.
 *
 * @param name what the report calls it
 * @param run does the stage's work on a text, with whatever comes before it
 */
record Stage(String name, Consumer<String> run) {

    /** From the cheapest to everything. A stage's time holds that of decoding, which it cannot do without. */
    static List<Stage> all() {
        Deidentifier engine = Deidentifier.safeHarbor();
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage("decode", SourceText::of));
        stages.add(new Stage("tokens", text -> SourceText.of(text).tokens()));
        stages.add(new Stage("detect (all)", text -> engine.detect(Document.of("n", text))));
        return stages;
    }
}
