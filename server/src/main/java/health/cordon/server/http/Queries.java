package health.cordon.server.http;

import health.cordon.core.error.CordonException;
import health.cordon.server.ServerError;
import health.cordon.server.shape.BadBody;
import health.cordon.server.shape.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a query strictly: only parameters that the endpoint has, each as often and of the form that it says. */
final class Queries {

    private static final int LONGEST = 4_096;

    private Queries() {}

    static Map<String, List<String>> read(String raw, List<Parameter> parameters) {
        Map<String, List<String>> query = new HashMap<>();
        List<FieldError> errors = new ArrayList<>(0);
        if (raw.length() > LONGEST) {
            throw new BadBody(ServerError.BAD_QUERY, List.of(new FieldError("", "is too long")));
        }
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = text(equals < 0 ? pair : pair.substring(0, equals));
            String value = text(equals < 0 ? "" : pair.substring(equals + 1));
            Optional<Parameter> known = parameters.stream()
                    .filter(parameter -> parameter.name().equals(name))
                    .findFirst();
            if (known.isEmpty()) {
                errors.add(new FieldError("", "has a parameter that is not known here"));
                continue;
            }
            List<String> values = query.computeIfAbsent(name, unused -> new ArrayList<>(1));
            values.add(value);
            if (values.size() > 1 && !known.get().many()) {
                errors.add(new FieldError(name, "is given twice"));
            } else if (!fits(value, known.get())) {
                errors.add(new FieldError(name, "has not the form that it must have"));
            }
        }
        parameters.stream()
                .filter(parameter -> parameter.required() && !query.containsKey(parameter.name()))
                .forEach(parameter -> errors.add(new FieldError(parameter.name(), "is missing")));
        if (!errors.isEmpty()) {
            throw new BadBody(ServerError.BAD_QUERY, errors);
        }
        return query;
    }

    private static String text(String raw) {
        try {
            return Routes.decoded(raw.replace('+', ' '));
        } catch (CordonException e) {
            throw new BadBody(ServerError.BAD_QUERY, List.of(new FieldError("", "is not percent-encoded UTF-8")));
        }
    }

    private static boolean fits(String value, Parameter parameter) {
        boolean form = parameter.pattern().map(value::matches).orElse(true);
        boolean word = parameter.words().isEmpty() || parameter.words().contains(value);
        return form
                && word
                && switch (parameter.kind()) {
                    case TEXT -> true;
                    case NUMBER -> isNumber(value, parameter);
                    case TIME -> isTime(value);
                };
    }

    private static boolean isNumber(String value, Parameter parameter) {
        if (!value.matches("[0-9]{1,18}")) {
            return false;
        }
        long number = Long.parseLong(value);
        return number >= parameter.least() && number <= parameter.most();
    }

    private static boolean isTime(String value) {
        try {
            Instant.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
