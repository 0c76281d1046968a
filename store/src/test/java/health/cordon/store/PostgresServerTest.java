package health.cordon.store;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.store.database.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** What is about a server and not about SQL: TLS, who is let in, what breaks on the way. */
class PostgresServerTest extends StoreFixture {

    PostgresServerTest() {
        super(Vendor.POSTGRES);
    }

    private StoreAddress.PostgresServer server() {
        return (StoreAddress.PostgresServer) address;
    }

    @Test
    @Cfr("164.312(e)(2)(ii)")
    void theConnectionIsTlsWithTheServersNameVerified() throws Exception {
        StoreAddress.PostgresServer tls = at("localhost", Postgres.running().certificate());
        assertThat(tls.needsTls()).isTrue();
        try (Database database = Database.open(tls)) {
            String version = "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl";
            assertThat(asked(database, version)).isEqualTo("TLSv1.3");
            assertThat(askedOfWriters(database, version)).isEqualTo("TLSv1.3");
        }
        // Signed by somebody else; another name than the certificate's.
        fails(
                () -> Database.open(at("localhost", Postgres.running().otherCertificate())),
                StoreError.STORE_UNREACHABLE);
        fails(() -> Database.open(at("127.0.0.1", Postgres.running().certificate())), StoreError.STORE_UNREACHABLE);
        fails(() -> Database.open(at("localhost", folder.resolve("no.crt"))), StoreError.STORE_UNREACHABLE);
    }

    @Test
    void passwordsAreKeptByScramAndAskedForByNothingElse() throws Exception {
        assertThat(Postgres.running().answer("SELECT rolpassword FROM pg_authid WHERE rolname = 'cordon'"))
                .startsWith("SCRAM-SHA-256$");
        // A server that lets somebody in without asking could be anybody's.
        StoreAddress.PostgresServer trusted = new StoreAddress.PostgresServer(
                "127.0.0.1", server().port(), server().database(), "trusted", null, server().passwordFile());
        fails(() -> Database.open(trusted), StoreError.STORE_DENIED, StoreError.STORE_UNREACHABLE);
        Path wrong = Files.createFile(
                folder.resolve("wrong"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(wrong, "wrong");
        fails(() -> Database.open(server().withPasswordFile(wrong)), StoreError.STORE_DENIED);
        Files.writeString(wrong, "\nsecond line");
        fails(() -> Database.open(server().withPasswordFile(wrong)), StoreError.STORE_PASSWORD);
        Files.setPosixFilePermissions(wrong, PosixFilePermissions.fromString("rw-r--r--"));
        fails(() -> Database.open(server().withPasswordFile(wrong)), StoreError.STORE_PASSWORD);
        fails(() -> Database.open(server().withPasswordFile(folder.resolve("none"))), StoreError.STORE_PASSWORD);
        fails(() -> Database.open(server().withPasswordFile(null)), StoreError.STORE_PASSWORD);
    }

    @Test
    void whatIsNotThereIsTold() throws Exception {
        StoreAddress.PostgresServer nobody =
                new StoreAddress.PostgresServer("127.0.0.1", 1, "x", "cordon", null, server().passwordFile());
        fails(() -> Database.open(nobody), StoreError.STORE_UNREACHABLE);
        StoreAddress.PostgresServer missing = new StoreAddress.PostgresServer(
                "127.0.0.1", server().port(), "no such ?database", "cordon", null, server().passwordFile());
        fails(() -> Database.open(missing), StoreError.STORE_DENIED);
    }

    @Test
    void aDatabaseOfAnotherEncodingIsRefused() throws Exception {
        Postgres.running()
                .asAdministrator("CREATE DATABASE latin OWNER cordon TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
        fails(() -> Database.open(Postgres.running().address("latin")), StoreError.STORE_UNFIT);
    }

    @Test
    void aConnectionThatBreaksIsToldAndTheNextCallGoesOn() throws Exception {
        String id = tenant.records().add(draft("p", "before")).id();
        Postgres.running()
                .asAdministrator("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                        + server().database() + "'");
        assertThat(text(id)).isEqualTo("before");
        assertThat(tenant.records().add(draft("p", "after")).id()).isNotEmpty();
        try (Database database = Database.open(address)) {
            fails(
                    () -> database.write(handle -> {
                        handle.execute("INSERT INTO setting VALUES ('lost', 'x')");
                        terminate();
                        return handle.execute("INSERT INTO setting VALUES ('lost too', 'x')");
                    }),
                    StoreError.STORE_UNREACHABLE);
            // The moment of the commit is the one in which nobody can know.
            fails(
                    () -> database.write(handle -> {
                        int done = handle.execute("INSERT INTO setting VALUES ('fate', 'x')");
                        terminate();
                        return done;
                    }),
                    StoreError.FATE_UNKNOWN);
            assertThat(asked(database, "SELECT count(*) FROM setting WHERE name IN ('lost', 'lost too', 'fate')"))
                    .isEqualTo("0");
        }
    }

    @Test
    void aReadOnlyServerIsTold() throws Exception {
        Postgres.running()
                .asAdministrator("ALTER DATABASE " + server().database() + " SET default_transaction_read_only = on");
        store.close();
        store = Store.open(address, options());
        fails(() -> store.in("clinic").records().add(draft("p", "x")), StoreError.STORE_UNWRITABLE);
    }

    @Test
    void commitsAreFlushedEvenWhereTheServersDefaultSaysOtherwise() throws Exception {
        Postgres.running().asAdministrator("ALTER DATABASE " + server().database() + " SET synchronous_commit = off");
        try (Database database = Database.open(address)) {
            assertThat(askedOfWriters(database, "SHOW synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void theServersOwnRoleNeedsNoRightToChangeTables() throws Exception {
        tenant.records().add(draft("p", "by the owner"));
        String grants = "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO app";
        try (Database database = Database.open(address)) {
            database.write(handle -> handle.execute(grants));
        }
        StoreAddress app = new StoreAddress.PostgresServer(
                "127.0.0.1", server().port(), server().database(), "app", null, server().passwordFile());
        try (Store running = Store.open(app, options())) {
            Tenant clinic = running.in("clinic");
            clinic.records().add(draft("p", "by the application"));
            try (var vault = clinic.vault()) {
                vault.assign("p", "NAME", phi("Quillfeather"));
            }
            assertThat(clinic.purges().subject(phi("p"), "officer", true).records())
                    .isEqualTo(2);
            assertThat(clinic.sweep().run("daily").records()).isZero();
            assertThat(running.verify().isGood()).isTrue();
            fails(() -> Store.create(app, kek(), options()), StoreError.STORE_EXISTS);
        }
    }

    private void terminate() {
        try {
            Postgres.running()
                    .asAdministrator("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                            + server().database() + "'");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private StoreAddress.PostgresServer at(String host, Path trust) {
        return new StoreAddress.PostgresServer(
                host, server().port(), server().database(), "cordon", trust, server().passwordFile());
    }
}
