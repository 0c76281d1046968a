package health.cordon.server.history;

import health.cordon.store.StoreAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

class SqliteHistoryTest extends HistoryStoryContract {

    @Override
    @Nullable
    StoreAddress store() {
        return null;
    }

    @Override
    @Nullable
    Path files() {
        return null;
    }
}
