package health.cordon.store;

import health.cordon.store.database.Database;
import health.cordon.store.database.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/** The databases that every test class about stores runs on. */
public enum Vendor {
    SQLITE {
        @Override
        public StoreAddress place(Path folder) {
            return new StoreAddress.SqliteFile(folder.resolve(UUID.randomUUID() + ".db"));
        }
    },
    POSTGRES {
        @Override
        public StoreAddress place(Path folder) throws IOException {
            return Postgres.running().database();
        }
    };

    /** A place where no store is yet. */
    public abstract StoreAddress place(Path folder) throws IOException;

    /** An empty database with the latest tables; whoever asks closes it. */
    public Database database(Path folder) {
        try {
            StoreAddress place = place(folder);
            Database.create(place);
            Database database = Database.open(place);
            new Schema(database).create(Schema.LATEST);
            return database;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
