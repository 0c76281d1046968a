package health.cordon.server.engine;

import health.cordon.deid.Profile;
import health.cordon.ner.NameCascade;
import java.util.EnumMap;
import java.util.Map;

/** The models that find names, loaded for a profile when it is first asked for. Thread-safe. */
public final class Cascades implements AutoCloseable {

    private final Map<Profile, NameCascade> loaded = new EnumMap<>(Profile.class);

    /**
     * The cascade of a profile.
     *
     * @throws health.cordon.core.error.CordonException if a model is missing or damaged
     */
    public synchronized NameCascade of(Profile profile) {
        return loaded.computeIfAbsent(profile, NameCascade::load);
    }

    @Override
    public synchronized void close() {
        loaded.values().forEach(NameCascade::close);
        loaded.clear();
    }
}
