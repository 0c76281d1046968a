package health.cordon.deid.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Philter's conditions, {@code confidence > 0.5 and population < 20000}, as ours. */
final class PhilterCondition {

    private static final Pattern ONE = Pattern.compile(
            "([a-z]+) +(<=|>=|<|>|==|!=|startswith|is|isnot) +\"?([^\"]*?)\"?", Pattern.CASE_INSENSITIVE);

    private PhilterCondition() {}

    /** The keys of a {@code when}; empty text if there is no condition, nothing if one has no counterpart. */
    static Optional<String> translate(String conditions) {
        Map<String, String> keys = new LinkedHashMap<>();
        if (!conditions.isBlank()) {
            for (String one : conditions.strip().split("(?i) +and +", -1)) {
                Matcher parts = ONE.matcher(one.strip());
                if (!parts.matches() || !add(keys, parts.group(1), parts.group(2), parts.group(3))) {
                    return Optional.empty();
                }
            }
        }
        StringJoiner out = new StringJoiner(", ");
        keys.forEach((key, value) -> out.add(key + ": " + value));
        return Optional.of(out.toString());
    }

    private static boolean add(Map<String, String> keys, String fact, String operator, String value) {
        return switch (fact + ' ' + operator) {
            case "confidence >", "confidence >=" -> put(keys, "min-score", value, "(0|1)(\\.[0-9]{1,6})?");
            case "confidence <", "confidence <=" -> put(keys, "max-score", value, "(0|1)(\\.[0-9]{1,6})?");
            case "population <", "population <=" ->
                value.equals("20000") && put(keys, "population", SpanFacts.SMALL_AREA, ".*");
            case "population >", "population >=" ->
                value.equals("20000") && put(keys, "population", SpanFacts.LARGE_AREA, ".*");
            case "token startswith" -> !value.isBlank() && put(keys, "starts-with", PolicyWriter.quote(value), ".*");
            case "age >", "age >=" -> whole(keys, "min-age", value, operator.equals(">") ? 1 : 0);
            case "age <", "age <=" -> whole(keys, "max-age", value, operator.equals("<") ? -1 : 0);
            default -> false;
        };
    }

    private static boolean whole(Map<String, String> keys, String key, String value, int more) {
        return value.matches("[0-9]{1,3}")
                && put(keys, key, Integer.toString(Integer.parseInt(value) + more), "[0-9]{1,2}|1[0-4][0-9]|150");
    }

    private static boolean put(Map<String, String> keys, String key, String value, String shape) {
        return value.matches(shape) && keys.putIfAbsent(key, value) == null;
    }
}
