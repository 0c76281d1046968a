package health.cordon.server;

import health.cordon.store.StoreAddress;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same over a real PostgreSQL on the loopback. */
class PostgresStoryTest extends ServerStoryContract {

    @RegisterExtension
    static final PostgresPlace PLACE = new PostgresPlace();

    @Override
    StoreAddress store() throws IOException {
        return PLACE.store();
    }
}
