package health.cordon.gateway.answer;

import health.cordon.core.PhiKind;
import health.cordon.deid.Deidentifier;
import health.cordon.gateway.guard.Known;
import health.cordon.gateway.token.Restorer;
import health.cordon.gateway.token.StandIns;
import java.util.Map;
import java.util.function.Consumer;

/** One text of an answer: values put back, then scanned. What comes out does not depend on how the text was cut. */
final class TextGuard {

    private final Restorer restorer;
    private final AnswerScan scan;

    TextGuard(Deidentifier engine, StandIns standIns, Known known, Map<PhiKind, Integer> found, Runnable unclear) {
        restorer = new Restorer(standIns, unclear);
        scan = new AnswerScan(engine, known, found);
    }

    /** With what is known to stand before the text, such as the key of a value. */
    TextGuard behind(String cue) {
        if (!cue.isEmpty()) {
            scan.prime(cue + ": ");
        }
        return this;
    }

    void feed(CharSequence text, Consumer<String> out) {
        restorer.feed(text, (more, mark, restored) -> scan.feed(more, mark, restored, out));
    }

    void end(Consumer<String> out) {
        restorer.end((more, mark, restored) -> scan.feed(more, mark, restored, out));
        scan.end(out);
    }
}
