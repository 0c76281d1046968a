package health.cordon.deid.policy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The checked values of some keys, with their standard values behind them. */
final class Settings {

    private final List<Key> keys;
    private final Map<String, Object> given;

    Settings(List<Key> keys, Map<String, Object> given) {
        this.keys = keys;
        this.given = given;
    }

    static Settings none(List<Key> keys) {
        return new Settings(keys, Map.of());
    }

    String text(String name) {
        return (String) needed(name);
    }

    int whole(String name) {
        return (Integer) needed(name);
    }

    boolean flag(String name) {
        return (Boolean) needed(name);
    }

    OptionalInt optionalWhole(String name) {
        Object value = value(name);
        return value == null ? OptionalInt.empty() : OptionalInt.of((Integer) value);
    }

    private Object needed(String name) {
        return Objects.requireNonNull(value(name));
    }

    private @Nullable Object value(String name) {
        Object value = given.get(name);
        if (value != null) {
            return value;
        }
        for (Key key : keys) {
            if (key.name().equals(name)) {
                return key.standard();
            }
        }
        return null;
    }
}
