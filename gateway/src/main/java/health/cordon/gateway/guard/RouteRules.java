package health.cordon.gateway.guard;

import health.cordon.gateway.screen.ScreenPolicy;
import health.cordon.gateway.shape.UnknownFields;
import health.cordon.gateway.token.PseudonymStyle;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What routes say of how a request to a model is guarded, each asked with the model's name.
 *
 * @param unknown what becomes of unknown fields
 * @param mode what is done with PHI; throws for a model that there is not
 * @param pseudonyms what pseudonyms look like
 * @param screens what is done about attacks on the model
 * @param isNamed whether a route names this model; the name of any other is scanned
 */
public record RouteRules(
        Function<String, UnknownFields> unknown,
        Function<String, Mode> mode,
        Function<String, PseudonymStyle> pseudonyms,
        Function<String, ScreenPolicy> screens,
        Predicate<String> isNamed) {}
