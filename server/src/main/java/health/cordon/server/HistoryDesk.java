package health.cordon.server;

import health.cordon.access.Asking;
import health.cordon.access.Authentication;
import health.cordon.access.Credentials;
import health.cordon.access.Principal;
import health.cordon.audit.entry.RequestId;
import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.history.HistoryRoom;
import health.cordon.server.history.HistoryRoom.Asker;
import health.cordon.server.trail.Doing;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What the gateway of a server that is stopped kept of calls, for someone who signs in with an API key of it.
 *
 * <p><b>What this promises.</b> It opens the same rooms as the server, asks the same policies, and the audit log has what is
 * read before it is given. It never works beside a running server. One thread at a time.
 */
@Cfr("164.308(a)(4)(ii)(B)")
public final class HistoryDesk implements AutoCloseable {

    /** Work in the room. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        /** Does it, asking by {@code who}. */
        T in(HistoryRoom room, Asker who) throws X;
    }

    private final HistoryRoom room;
    private final Principal principal;
    private final PurposeOfUse purpose;
    private final Closing opened;

    private HistoryDesk(HistoryRoom room, Principal principal, PurposeOfUse purpose, Closing opened) {
        this.room = room;
        this.principal = principal;
        this.purpose = purpose;
        this.opened = opened;
    }

    /**
     * Opens the rooms and signs in.
     *
     * @param key the API key
     * @param purpose what for
     * @throws CordonException {@link ServerError#SERVER_RUNS}, {@link ServerError#NOT_SIGNED_IN}, and whatever a room says
     */
    public static HistoryDesk open(ServerConfig config, String key, PurposeOfUse purpose) {
        try (Closing opened = new Closing()) {
            Rooms rooms = Rooms.ofStopped(config, opened);
            Authentication shown = rooms.access().authenticators().authenticate(Credentials.Bearer.of(key), "desk");
            if (!(shown instanceof Authentication.Authenticated someone)) {
                throw new CordonException(ServerError.NOT_SIGNED_IN);
            }
            HistoryRoom room =
                    new HistoryRoom(rooms.tenant(), rooms.access().authorizer(), rooms.trail(), InstantSource.system());
            opened.keep();
            return new HistoryDesk(room, someone.principal(), purpose, opened);
        }
    }

    /** Does something in the room as who signed in. */
    public <T, X extends Exception> T during(Work<T, X> work) throws X {
        RequestId id = RequestId.random();
        Asking asking = new Asking(id.toString(), principal, purpose);
        return new Doing(id, principal, purpose, Optional.empty()).<T, X>during(() -> work.in(room, asking::to));
    }

    @Override
    public void close() {
        opened.closeAll();
    }
}
