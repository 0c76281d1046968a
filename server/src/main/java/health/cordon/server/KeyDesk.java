package health.cordon.server;

import health.cordon.access.Principal;
import health.cordon.access.apikey.ApiKeyRecord;
import health.cordon.access.apikey.ApiKeys;
import health.cordon.access.apikey.IssuedApiKey;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.server.config.ServerConfig;
import java.time.Duration;
import java.util.List;

/**
 * The API keys of a server that is stopped, for the operator of its machine: how the first key of a server comes about
 * that nobody can sign in to yet.
 *
 * <p><b>What this promises.</b> It opens the same keyset, audit log and store as the server, and what it does is in the
 * audit log before it holds. It never works beside a running server.
 *
 * <p><b>What it does not.</b> It asks no policy: whoever may read the keyset and the key of the store has all that the
 * server has. One thread at a time.
 */
@Cfr("164.312(a)(2)(i)")
public final class KeyDesk implements AutoCloseable {

    private final ServerConfig config;
    private final String operator;
    private final ApiKeys keys;
    private final Closing opened;

    private KeyDesk(ServerConfig config, String operator, ApiKeys keys, Closing opened) {
        this.config = config;
        this.operator = operator;
        this.keys = keys;
        this.opened = opened;
    }

    /**
     * Opens the rooms of a server.
     *
     * @param operator who the audit log says did it
     * @throws CordonException {@link ServerError#SERVER_RUNS} if another process has its audit log; and whatever a room says
     */
    public static KeyDesk open(ServerConfig config, String operator) {
        try (Closing opened = new Closing()) {
            Rooms rooms = Rooms.ofStopped(config, opened);
            opened.keep();
            return new KeyDesk(config, operator, rooms.access().keys(), opened);
        }
    }

    /**
     * Makes a key.
     *
     * @param label what its owner calls it
     * @param principal who will sign in by it
     * @param time how long it lasts
     * @throws CordonException {@link ServerError#KEYS_NOT_TAKEN} where the server would not take it; and as {@link
     *     ApiKeys#issue}
     */
    public IssuedApiKey issue(String label, Principal principal, Duration time) {
        if (!config.signIn().ways().contains(keys.name())) {
            throw new CordonException(ServerError.KEYS_NOT_TAKEN);
        }
        return keys.issue(operator, label, principal, time);
    }

    /** Calls a key back; as {@link ApiKeys#revoke}. */
    public void revoke(String id) {
        keys.revoke(operator, id);
    }

    /** All keys, those that are over among them. */
    public List<ApiKeyRecord> all() {
        return keys.all();
    }

    @Override
    public void close() {
        opened.closeAll();
    }
}
