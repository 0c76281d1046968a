package health.cordon.eval;

import health.cordon.eval.sweep.SweepReport;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures, and what it takes to get them again.
 *
 * @param report the figures
 * @param engine what was measured: settings, versions, hashes of models, in the order to show them; empty if not told
 * @param sweep what other thresholds would do; null if nobody asked
 */
public record Measurement(
        EvalReport report,
        Map<String, String> engine,
        @Nullable SweepReport sweep) {

    /** Takes a copy that keeps the order. */
    public Measurement {
        engine = Collections.unmodifiableMap(new LinkedHashMap<>(engine));
    }

    /** Figures alone. */
    public static Measurement of(EvalReport report) {
        return new Measurement(report, Map.of(), null);
    }
}
