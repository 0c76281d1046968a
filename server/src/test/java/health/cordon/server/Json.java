package health.cordon.server;

import health.cordon.access.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** JSON of answers. */
public final class Json {

    private Json() {}

    public static Map<String, Object> object(String text) {
        @SuppressWarnings("unchecked")
        Map<String, Object> object =
                (Map<String, Object>) (Map<String, ?>) StrictJson.ours(text.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow(() -> new AssertionError("no JSON object: " + text));
        return object;
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> maps(Object value) {
        return (List<Map<String, Object>>) value;
    }
}
