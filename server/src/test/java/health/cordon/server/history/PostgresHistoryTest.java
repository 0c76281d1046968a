package health.cordon.server.history;

import health.cordon.server.PostgresPlace;
import health.cordon.store.StoreAddress;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same over a real PostgreSQL on the loopback. */
class PostgresHistoryTest extends HistoryStoryContract {

    @RegisterExtension
    static final PostgresPlace PLACE = new PostgresPlace();

    @Override
    StoreAddress store() throws IOException {
        return PLACE.store();
    }

    @Override
    Path files() {
        return PLACE.files();
    }
}
