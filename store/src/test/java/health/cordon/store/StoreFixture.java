package health.cordon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.keyring.KeyUse;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.store.database.Database;
import health.cordon.store.governed.RecordDraft;
import health.cordon.store.governed.RecordKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A new store on one of the databases, with a clock that the test moves and a list of what its seats were told. */
public abstract class StoreFixture {

    protected static final RevealAccess TO_TEST = RevealAccess.because("to test it");
    protected static final Instant START = Instant.parse("2026-11-25T08:00:00Z");
    /** Strings that a database, a shell or a log might take for something else. */
    protected static final List<String> ODD = List.of(
            "'; DROP TABLE setting; --",
            "\" OR 1=1 --",
            "%",
            "_",
            "\\",
            "?",
            ":tenant",
            "<numbers>",
            "${blob}",
            "a\u00E9\u4E2D\uD83D\uDE00",
            "NULL",
            "x".repeat(Names.MOST));

    @TempDir
    protected Path folder;

    protected final Vendor vendor;
    protected final List<StoreEvent> events = new CopyOnWriteArrayList<>();
    protected final List<KeyUse> uses = new CopyOnWriteArrayList<>();
    protected Instant now = START;
    protected StoreAddress address;
    protected Store store;
    protected Tenant tenant;

    protected StoreFixture(Vendor vendor) {
        this.vendor = vendor;
    }

    @BeforeEach
    void makeStore() throws IOException {
        Keyset.generate().write(folder.resolve("kek.keyset"));
        address = vendor.place(folder);
        store = Store.create(address, kek(), options());
        tenant = store.in("clinic");
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    protected KekAddress kek() {
        return KekAddress.parse("local:" + folder.resolve("kek.keyset"));
    }

    /** The options with other seats. */
    protected StoreOptions options() {
        return StoreOptions.NONE.watchedBy(uses::add, events::add).at(new MovingClock());
    }

    /** The same store, opened anew. */
    protected Store reopened() {
        store.close();
        store = Store.open(address, options());
        tenant = store.in("clinic");
        return store;
    }

    /** A place for another store on the same sort of database. */
    protected StoreAddress elsewhere() {
        try {
            return vendor.place(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes into the database behind Cordon's back. */
    protected int tamper(String sql, Object... values) {
        try (Database database = Database.open(address)) {
            return database.write(handle -> handle.execute(sql, values));
        }
    }

    protected static Phi phi(String value) {
        return Phi.of(value);
    }

    protected RecordDraft draft(String subject, String payload) {
        return draft("notes", subject, START.plus(Duration.ofDays(30)), payload);
    }

    protected RecordDraft draft(String collection, String subject, Instant until, String payload) {
        return new RecordDraft(
                RecordKind.INFERENCE_LOG,
                collection,
                "dr.adler",
                "TREAT",
                "policy-7",
                until,
                Optional.of(subject).filter(name -> !name.isEmpty()).map(Phi::of),
                Map.of("encounter", phi("enc-" + subject)),
                payload.getBytes(StandardCharsets.UTF_8));
    }

    protected String text(String id) {
        return new String(tenant.records().open(id), StandardCharsets.UTF_8);
    }

    protected List<StoreEvent.Action> actions() {
        return events.stream().map(StoreEvent::action).toList();
    }

    /** The first column of the one row that a query of readers answers. */
    protected static String asked(Database database, String sql) {
        return database.read(
                handle -> handle.createQuery(sql).mapTo(String.class).one());
    }

    /** As {@link #asked}, on the connections of writers. */
    protected static String askedOfWriters(Database database, String sql) {
        return database.write(
                handle -> handle.createQuery(sql).mapTo(String.class).one());
    }

    /** The call must end with one of these errors, and say nothing else. */
    public static void fails(ThrowingCallable call, ErrorCode... errors) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CordonException.class,
                        thrown -> assertThat(thrown.code()).isIn((Object[]) errors));
    }

    private final class MovingClock implements InstantSource {
        @Override
        public Instant instant() {
            return now;
        }
    }
}
