package health.cordon.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreAddressTest {

    @Test
    void readsFilesAndServers() {
        assertThat(StoreAddress.parse("/var/lib/cordon/store.db"))
                .isEqualTo(new StoreAddress.SqliteFile(Path.of("/var/lib/cordon/store.db")));
        assertThat(StoreAddress.parse("sqlite:a b.db")).isEqualTo(new StoreAddress.SqliteFile(Path.of("a b.db")));
        assertThat(StoreAddress.parse("postgresql://app@db.example/cordon"))
                .isEqualTo(new StoreAddress.PostgresServer("db.example", 5432, "cordon", "app", null, null));
        assertThat(StoreAddress.parse("postgresql://app@[::1]:5433/cordon?trust=/etc/ca.pem"))
                .isEqualTo(
                        new StoreAddress.PostgresServer("[::1]", 5433, "cordon", "app", Path.of("/etc/ca.pem"), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sqlite:",
                "a\0b",
                "mysql://root@localhost/x",
                "postgresql://localhost/x",
                "postgresql://app:secret@localhost/x",
                "postgresql://app@localhost",
                "postgresql://app@localhost/",
                "postgresql://app@localhost/a/b",
                "postgresql://app@localhost/x?sslmode=disable",
                "postgresql://app@localhost/x?trust=",
                "postgresql://app@localhost/x?trust=a&sslmode=disable",
                "postgresql://app@localhost/x#f",
                "postgresql:x",
                "postgresql://app@loc alhost/x"
            })
    void refusesAllElse(String text) {
        StoreFixture.fails(() -> StoreAddress.parse(text), StoreError.STORE_ADDRESS);
    }

    @Test
    void onlyThisMachineIsReachedWithoutTls() {
        for (String host : List.of("localhost", "127.0.0.1", "127.1.2.3", "[::1]")) {
            assertThat(server("postgresql://a@" + host + "/x").needsTls())
                    .as(host)
                    .isFalse();
            assertThat(server("postgresql://a@" + host + "/x?trust=ca.pem").needsTls())
                    .as(host)
                    .isTrue();
        }
        for (String host :
                List.of("db.example", "10.0.0.1", "localhost.example", "127.0.0.1.example", "[::2]", "LOCALHOST.")) {
            assertThat(server("postgresql://a@" + host + "/x").needsTls())
                    .as(host)
                    .isTrue();
        }
    }

    private static StoreAddress.PostgresServer server(String text) {
        return (StoreAddress.PostgresServer) StoreAddress.parse(text);
    }
}
