package health.cordon.crypto.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.KeysetProviderFactory;
import health.cordon.crypto.cell.CellPlace;
import health.cordon.crypto.cell.CellSealer;
import health.cordon.crypto.contract.Failing;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.crypto.spi.KeyKind;
import health.cordon.crypto.spi.KeyProvider;
import health.cordon.crypto.spi.KeyRecord;
import health.cordon.crypto.spi.KeyState;
import health.cordon.crypto.spi.WrappedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class KeyringTest {

    private static final RevealAccess TO_COMPARE = RevealAccess.because("to compare in a test");
    private static final KeyOwner DATASET = KeyOwner.dataset("radiology-2024");
    private static final KeyOwner PATIENT = KeyOwner.patient(Phi.of("MRN 00419937"));
    private static final CellPlace PLACE = new CellPlace("clinic", "note", "row-1", "text");
    private static final Phi TEXT = Phi.of("Seen by Dr. Quillfeather.");

    @TempDir
    Path folder;

    private final MemoryKeyringStore store = new MemoryKeyringStore();
    private final List<KeyUse> uses = new ArrayList<>();

    @BeforeEach
    void keysets() {
        Keyset.generate().write(folder.resolve("kek.keyset"));
        Keyset.generate().write(folder.resolve("next.keyset"));
    }

    @Test
    @Cfr("164.312(a)(2)(iv)")
    void whatIsSealedOpensAgainInAnotherProcess() {
        byte[] sealed;
        try (Keyring keyring = create()) {
            sealed = keyring.cells(PATIENT).seal(PLACE, TEXT);
        }
        try (Keyring keyring = open()) {
            assertThat(keyring.cells(PATIENT).openText(PLACE, sealed)).isEqualTo(TEXT);
            assertThat(keyring.cells(keyring.handle(PATIENT)).openText(PLACE, sealed))
                    .isEqualTo(TEXT);
        }
    }

    @Test
    void createsOnceAndOpensOnlyWhatIsThere() {
        Failing.with(this::open, CryptoError.KEYRING_MISSING);
        create().close();
        Failing.with(this::create, CryptoError.KEYRING_EXISTS);
    }

    @Test
    void anOwnerHasOneKeyAndAHandleThatTellsNothing() {
        try (Keyring keyring = create()) {
            DataKey key = keyring.key(PATIENT);
            assertThat(keyring.key(PATIENT)).isEqualTo(key);
            assertThat(key.handle()).isEqualTo(keyring.handle(PATIENT));
            assertThat(key.label()).isEmpty();
            assertThat(key.toString() + PATIENT + keyring).doesNotContain("00419937");
            assertThat(keyring.key(DATASET).label()).isEqualTo("radiology-2024");
            assertThat(List.of(
                            keyring.handle(KeyOwner.dataset("a")),
                            keyring.handle(KeyOwner.model("a")),
                            keyring.handle(KeyOwner.patient(Phi.of("a"))),
                            keyring.handle(KeyOwner.patient(Phi.of("a")).in("clinic")),
                            keyring.handle(KeyOwner.patient(Phi.of("A")))))
                    .doesNotHaveDuplicates();
        }
        try (Keyring again = open()) {
            assertThat(again.versions(again.handle(PATIENT))).hasSize(1);
        }
        try (Keyring other = Keyring.create(new MemoryKeyringStore(), provider("kek.keyset"), KeyUseListener.NONE);
                Keyring keyring = open()) {
            assertThat(other.handle(PATIENT)).isNotEqualTo(keyring.handle(PATIENT));
        }
    }

    @Test
    void rotationNeedsNoDowntime() {
        try (Keyring keyring = create();
                Keyring meanwhile = open(Duration.ofMinutes(5))) {
            CellSealer cells = keyring.cells(DATASET);
            CellSealer elsewhere = meanwhile.cells(DATASET);
            byte[] first = cells.seal(PLACE, TEXT);
            assertThat(elsewhere.openText(PLACE, first)).isEqualTo(TEXT);
            assertThat(keyring.rotate(DATASET).version()).isEqualTo(2);
            byte[] second = cells.seal(PLACE, TEXT);
            assertThat(CellSealer.keyVersion(first)).hasValue(1);
            assertThat(CellSealer.keyVersion(second)).hasValue(2);
            assertThat(cells.isCurrent(first)).isFalse();
            assertThat(cells.isCurrent(second)).isTrue();
            assertThat(cells.openText(PLACE, first)).isEqualTo(TEXT);
            // The other process still has the old version for the new one, and opens both.
            byte[] late = elsewhere.seal(PLACE, TEXT);
            assertThat(CellSealer.keyVersion(late)).hasValue(1);
            assertThat(cells.openText(PLACE, late)).isEqualTo(TEXT);
            try (Keyring fresh = open()) {
                assertThat(fresh.cells(DATASET).openText(PLACE, second)).isEqualTo(TEXT);
            }
        }
    }

    @Test
    void sealingGoesOnWhileOthersRotateAndRewrap() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        try (Keyring keyring = create();
                Keyring other = open(Duration.ofMillis(1));
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            keyring.key(DATASET);
            List<Future<Integer>> sealers = new ArrayList<>();
            for (Keyring each : List.of(keyring, other)) {
                sealers.add(threads.submit(() -> {
                    int done = 0;
                    byte[] first = each.cells(DATASET).seal(PLACE, TEXT);
                    while (!stop.get() || done < 100) {
                        byte[] sealed = each.cells(DATASET).seal(PLACE, TEXT);
                        assertThat(each.cells(DATASET).openText(PLACE, sealed)).isEqualTo(TEXT);
                        assertThat(each.cells(DATASET).openText(PLACE, first)).isEqualTo(TEXT);
                        done++;
                    }
                    return done;
                }));
            }
            try {
                for (int i = 0; i < 12; i++) {
                    keyring.rotate(DATASET);
                    keyring.rotateKek();
                    assertThat(keyring.rewrap()).isPositive();
                }
            } finally {
                stop.set(true);
            }
            for (Future<Integer> sealer : sealers) {
                assertThat(sealer.get()).isGreaterThanOrEqualTo(100);
            }
            assertThat(keyring.versions(keyring.handle(DATASET))).hasSize(13);
        }
    }

    @Test
    void rewrapsOnlyWhatIsUnderAnotherVersion() {
        try (Keyring keyring = create()) {
            byte[] sealed = keyring.cells(DATASET).seal(PLACE, TEXT);
            keyring.rotate(DATASET);
            assertThat(keyring.rewrap()).isZero();
            String kek = keyring.rotateKek().kek();
            assertThat(keyring.rewrap()).isEqualTo(3);
            assertThat(keyring.rewrap()).isZero();
            assertThat(keyring.versions(keyring.handle(DATASET)))
                    .extracting(DataKey::kek)
                    .containsOnly(kek);
            assertThat(keyring.cells(DATASET).openText(PLACE, sealed)).isEqualTo(TEXT);
        }
        try (Keyring keyring = open()) {
            assertThat(keyring.key(DATASET).version()).isEqualTo(2);
        }
    }

    @Test
    void movesToAnotherProviderWhileInUse() {
        byte[] sealed;
        try (Keyring keyring = create()) {
            sealed = keyring.cells(DATASET).seal(PLACE, TEXT);
        }
        try (Keyring both = Keyring.open(
                        store, List.of(provider("next.keyset"), provider("kek.keyset")), uses::add, Keyring.FRESHNESS);
                Keyring running = Keyring.open(
                        store, List.of(provider("next.keyset"), provider("kek.keyset")), uses::add, Duration.ZERO)) {
            assertThat(running.cells(DATASET).openText(PLACE, sealed)).isEqualTo(TEXT);
            assertThat(both.rewrap()).isEqualTo(2);
            assertThat(running.cells(DATASET).openText(PLACE, sealed)).isEqualTo(TEXT);
        }
        Failing.with(this::open, CryptoError.KEK_OTHER);
        try (Keyring keyring = Keyring.open(store, provider("next.keyset"), uses::add)) {
            assertThat(keyring.cells(DATASET).openText(PLACE, sealed)).isEqualTo(TEXT);
        }
    }

    @Test
    @Cfr("164.310(d)(2)(i)")
    void shreddingMakesAllOfAnOwnerUnreadableAndNothingElse() {
        try (Keyring keyring = create();
                Keyring elsewhere = open(Duration.ZERO)) {
            CellSealer cells = keyring.cells(PATIENT);
            byte[] first = cells.seal(PLACE, TEXT);
            keyring.rotate(PATIENT);
            byte[] second = cells.seal(PLACE, TEXT);
            byte[] other = keyring.cells(DATASET).seal(PLACE, TEXT);
            assertThat(elsewhere.cells(PATIENT).openText(PLACE, first)).isEqualTo(TEXT);

            assertThat(keyring.shred(PATIENT)).isEqualTo(2);
            for (byte[] sealed : List.of(first, second)) {
                Failing.with(() -> cells.open(PLACE, sealed), CryptoError.KEY_SHREDDED);
                Failing.with(() -> elsewhere.cells(PATIENT).open(PLACE, sealed), CryptoError.KEY_SHREDDED);
                Failing.with(
                        () -> keyring.cells(keyring.handle(PATIENT)).open(PLACE, sealed), CryptoError.KEY_SHREDDED);
            }
            Failing.with(() -> cells.seal(PLACE, TEXT), CryptoError.KEY_SHREDDED);
            Failing.with(() -> keyring.rotate(PATIENT), CryptoError.KEY_SHREDDED);
            assertThat(keyring.cells(DATASET).openText(PLACE, other)).isEqualTo(TEXT);
            assertThat(keyring.shred(PATIENT)).isZero();
            assertThat(keyring.versions(keyring.handle(PATIENT)))
                    .extracting(DataKey::state)
                    .containsOnly(KeyState.SHREDDED);
            assertThat(store.versions(keyring.handle(PATIENT)))
                    .extracting(KeyRecord::wrapped)
                    .containsOnlyNulls();

            assertThat(keyring.reopen(PATIENT).version()).isEqualTo(3);
            assertThat(cells.openText(PLACE, cells.seal(PLACE, TEXT))).isEqualTo(TEXT);
            Failing.with(() -> cells.open(PLACE, first), CryptoError.KEY_SHREDDED);
        }
    }

    @Test
    void shreddingWinsAgainstRotationsAtTheSameTime() throws Exception {
        try (Keyring keyring = create();
                Keyring other = open(Duration.ZERO);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 40; round++) {
                KeyOwner owner = KeyOwner.dataset("round " + round);
                keyring.key(owner);
                Future<?> rotating = threads.submit(() -> {
                    try {
                        for (int i = 0; i < 20; i++) {
                            other.rotate(owner);
                        }
                    } catch (CordonException e) {
                        assertThat(e.code()).isEqualTo(CryptoError.KEY_SHREDDED);
                    }
                });
                keyring.shred(owner);
                rotating.get();
                assertThat(keyring.versions(keyring.handle(owner)))
                        .extracting(DataKey::state)
                        .containsOnly(KeyState.SHREDDED);
            }
        }
    }

    @Test
    void whoHasNoKeyIsTold() {
        try (Keyring keyring = create()) {
            Failing.with(() -> keyring.shred(PATIENT), CryptoError.KEY_UNKNOWN);
            Failing.with(() -> keyring.rotate(PATIENT), CryptoError.KEY_UNKNOWN);
            Failing.with(() -> keyring.cells(keyring.handle(PATIENT)).seal(PLACE, TEXT), CryptoError.KEY_UNKNOWN);
            Failing.with(() -> keyring.shred(KeyHandle.KEYRING), CryptoError.KEY_UNKNOWN);
            assertThat(keyring.versions(keyring.handle(PATIENT))).isEmpty();
        }
    }

    @Test
    @Cfr("164.312(b)")
    void everyUseIsToldFirstAndWithoutPhi() {
        try (Keyring keyring = create()) {
            uses.clear();
            byte[] sealed = keyring.cells(PATIENT).seal(PLACE, TEXT);
            keyring.rotate(PATIENT);
            keyring.cells(PATIENT).seal(PLACE, TEXT);
            keyring.rotateKek();
            keyring.rewrap();
            keyring.shred(PATIENT);
            Failing.with(() -> keyring.cells(PATIENT).open(PLACE, sealed), CryptoError.KEY_SHREDDED);
            keyring.reopen(PATIENT);
        }
        assertThat(uses)
                .extracting(use -> use.action() + " " + use.version())
                .containsExactly(
                        "CREATE 1",
                        "UNWRAP 1",
                        "ROTATE 2",
                        "UNWRAP 2",
                        "REWRAP 1",
                        "REWRAP 2",
                        "REWRAP 1",
                        "SHRED 2",
                        "REFUSE 1",
                        "REOPEN 3");
        assertThat(uses.toString()).doesNotContain("00419937");
        assertThat(uses.getFirst().kind()).isEqualTo(KeyKind.PATIENT);
        assertThat(uses.getFirst().owner().orElseThrow().name().reveal(TO_COMPARE))
                .contains("00419937");
    }

    @Test
    void whatCannotBeRecordedDoesNotHappen() {
        AtomicBoolean full = new AtomicBoolean();
        KeyUseListener listener = use -> {
            if (full.get()) {
                throw new IllegalStateException("the log is full");
            }
        };
        try (Keyring keyring = Keyring.create(store, provider("kek.keyset"), listener)) {
            byte[] sealed = keyring.cells(DATASET).seal(PLACE, TEXT);
            full.set(true);
            for (Runnable use : List.<Runnable>of(
                    () -> keyring.key(PATIENT),
                    () -> keyring.rotate(DATASET),
                    () -> keyring.shred(DATASET),
                    () -> Keyring.open(store, provider("kek.keyset"), listener))) {
                assertThatThrownBy(use::run).isInstanceOf(IllegalStateException.class);
            }
            keyring.rotateKek();
            assertThatThrownBy(keyring::rewrap).isInstanceOf(IllegalStateException.class);
            full.set(false);
            assertThat(keyring.versions(keyring.handle(PATIENT))).isEmpty();
            assertThat(keyring.versions(keyring.handle(DATASET))).hasSize(1);
            assertThat(keyring.cells(DATASET).openText(PLACE, sealed)).isEqualTo(TEXT);
        }
    }

    @Test
    void aStoreCannotInventChangeOrExchangeRecords() {
        KeyHandle dataset;
        KeyHandle patient;
        byte[] sealed;
        try (Keyring keyring = create()) {
            sealed = keyring.cells(DATASET).seal(PLACE, TEXT);
            keyring.rotate(DATASET);
            keyring.key(PATIENT);
            dataset = keyring.handle(DATASET);
            patient = keyring.handle(PATIENT);
        }
        List<KeyRecord> good = store.versions(dataset);
        KeyRecord one = good.getFirst();
        KeyRecord two = good.getLast();
        KeyRecord foreign = store.versions(patient).getFirst();
        for (List<KeyRecord> bad : List.of(
                List.of(two),
                List.of(two, one),
                List.of(one, one),
                List.of(foreign, two),
                List.of(with(one, KeyState.SHREDDED, null), two),
                List.of(with(one, KeyState.ACTIVE, foreign.wrapped()), two),
                List.of(with(one, KeyState.ACTIVE, two.wrapped()), two),
                List.of(one, two, with(two, KeyState.ACTIVE, two.wrapped())))) {
            store.tamper(dataset, versions -> bad);
            try (Keyring keyring = open()) {
                Failing.with(() -> keyring.cells(DATASET).open(PLACE, sealed), CryptoError.KEYRING_DAMAGED);
            }
        }
        store.tamper(dataset, versions -> good);
        KeyRecord root = store.versions(KeyHandle.KEYRING).getFirst();
        store.tamper(KeyHandle.KEYRING, versions -> List.of(with(root, KeyState.ACTIVE, one.wrapped())));
        Failing.with(this::open, CryptoError.WRAPPED_KEY_REFUSED);
        store.tamper(
                KeyHandle.KEYRING,
                versions -> List.of(new KeyRecord(
                        root.handle(),
                        1,
                        KeyKind.KEYRING,
                        root.label(),
                        KeyState.ACTIVE,
                        Instant.ofEpochSecond(5),
                        root.changed(),
                        root.wrapped(),
                        root.code())));
        Failing.with(this::open, CryptoError.KEYRING_DAMAGED);
    }

    @Test
    void closedItDoesNothingMore() {
        Keyring keyring = create();
        CellSealer cells = keyring.cells(DATASET);
        byte[] sealed = cells.seal(PLACE, TEXT);
        keyring.close();
        keyring.close();
        Failing.with(() -> cells.open(PLACE, sealed), CryptoError.KEYRING_CLOSED);
        Failing.with(() -> cells.seal(PLACE, TEXT), CryptoError.KEYRING_CLOSED);
        Failing.with(() -> keyring.key(PATIENT), CryptoError.KEYRING_CLOSED);
        Failing.with(() -> keyring.rotate(DATASET), CryptoError.KEYRING_CLOSED, CryptoError.KEK_CLOSED);
    }

    @Test
    void thousandsOfOwnersFitAndTheUnusedAreLetGo() {
        try (Keyring keyring = create()) {
            KeyOwner first = KeyOwner.patient(Phi.of("patient 0"));
            byte[] sealed = keyring.cells(first).seal(PLACE, TEXT);
            for (int i = 1; i < 10_500; i++) {
                keyring.key(KeyOwner.patient(Phi.of("patient " + i)));
            }
            assertThat(keyring.cells(first).openText(PLACE, sealed)).isEqualTo(TEXT);
        }
    }

    @Test
    void worksOnAFile() throws IOException {
        Path file = folder.resolve("my.keyring");
        byte[] sealed;
        try (Keyring keyring = Keyring.create(
                FileKeyringStore.create(file, KekAddress.parse("local:kek.keyset")),
                provider("kek.keyset"),
                KeyUseListener.NONE)) {
            sealed = keyring.cells(PATIENT).seal(PLACE, TEXT);
            keyring.rotate(PATIENT);
        }
        assertThat(Files.readString(file)).doesNotContain("00419937", "MRN");
        try (Keyring keyring = Keyring.open(FileKeyringStore.open(file), provider("kek.keyset"), KeyUseListener.NONE);
                Keyring other = Keyring.open(
                        FileKeyringStore.open(file),
                        List.of(provider("kek.keyset")),
                        KeyUseListener.NONE,
                        Duration.ZERO)) {
            assertThat(other.cells(PATIENT).openText(PLACE, sealed)).isEqualTo(TEXT);
            keyring.shred(PATIENT);
            Failing.with(() -> other.cells(PATIENT).open(PLACE, sealed), CryptoError.KEY_SHREDDED);
        }
    }

    @Test
    void anOwnerHasANameAndIsNoKeyring() {
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException().isThrownBy(() -> KeyOwner.dataset(""));
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyOwner(KeyKind.KEYRING, "", Phi.of("x")));
    }

    private static KeyRecord with(KeyRecord record, KeyState state, WrappedKey wrapped) {
        return new KeyRecord(
                record.handle(),
                record.version(),
                record.kind(),
                record.label(),
                state,
                record.created(),
                record.changed(),
                wrapped,
                record.code());
    }

    private Keyring create() {
        return Keyring.create(store, provider("kek.keyset"), uses::add);
    }

    private Keyring open() {
        return Keyring.open(store, provider("kek.keyset"), uses::add);
    }

    private Keyring open(Duration freshness) {
        return Keyring.open(store, List.of(provider("kek.keyset")), use -> {}, freshness);
    }

    private KeyProvider provider(String name) {
        return new KeysetProviderFactory()
                .open(new KekAddress("local", folder.resolve(name).toString(), null));
    }
}
