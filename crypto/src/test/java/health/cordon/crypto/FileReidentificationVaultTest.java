package health.cordon.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.contract.ReidentificationVaultContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReidentificationVaultTest extends ReidentificationVaultContract {

    @TempDir
    Path folder;

    private final Keyset keyset = Keyset.generate();
    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("cordon.vault");
    }

    @Override
    protected ReidentificationVault open() {
        return FileReidentificationVault.open(file, keyset);
    }

    @Override
    protected ReidentificationVault openOther() {
        return FileReidentificationVault.open(folder.resolve("other.vault"), keyset);
    }

    @Test
    @Cfr("164.312(a)(2)(iv)")
    void keepsNoValueInClearAndIsItsOwnersAlone() throws IOException {
        try (FileReidentificationVault vault = FileReidentificationVault.open(file, keyset)) {
            vault.assign("patient-Quillfeather", "NAME", Phi.of("Quillfeather"));
            assertThat(vault.toString()).isEqualTo("FileReidentificationVault(1 codes)");
        }
        byte[] bytes = Files.readAllBytes(file);
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            assertThat(contains(bytes, "uillfeathe".getBytes(charset))).isFalse();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        fails(CryptoError.VAULT_EXPOSED, () -> FileReidentificationVault.open(file, keyset));
    }

    @Test
    void everyChangedByteIsAnError() throws IOException {
        try (FileReidentificationVault vault = FileReidentificationVault.open(file, keyset)) {
            vault.assign("p", "NAME", Phi.of("a"));
            vault.assign("p", "NAME", Phi.of("b"));
        }
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            for (int bit : new int[] {0, 5, 7}) {
                byte[] changed = whole.clone();
                changed[i] ^= (byte) (1 << bit);
                Files.write(file, changed);
                assertThatThrownBy(() -> FileReidentificationVault.open(file, keyset))
                        .isInstanceOfSatisfying(
                                CordonException.class,
                                thrown -> assertThat(thrown.code())
                                        .isIn(
                                                CryptoError.VAULT_DAMAGED,
                                                CryptoError.VAULT_VERSION,
                                                CryptoError.VAULT_WRONG_KEYSET));
            }
        }
        assertThat(Files.size(file)).isEqualTo(whole.length);
    }

    @Test
    void movedRepeatedAndForeignRecordsAreErrors() throws IOException {
        Path other = folder.resolve("other.vault");
        long header;
        try (FileReidentificationVault vault = FileReidentificationVault.open(file, keyset);
                FileReidentificationVault second = FileReidentificationVault.open(other, keyset)) {
            header = Files.size(file);
            vault.assign("p", "NAME", Phi.of("a"));
            vault.assign("p", "NAME", Phi.of("b"));
            second.assign("p", "NAME", Phi.of("a"));
            second.assign("p", "NAME", Phi.of("b"));
        }
        byte[] whole = Files.readAllBytes(file);
        int at = (int) header;
        int record = (whole.length - at) / 2;
        byte[] first = Arrays.copyOfRange(whole, at, at + record);
        byte[] second = Arrays.copyOfRange(whole, at + record, whole.length);
        byte[] head = Arrays.copyOf(whole, at);
        byte[] foreign = Arrays.copyOfRange(Files.readAllBytes(other), at, at + record);
        for (byte[] tampered : List.of(
                join(head, second, first),
                join(head, second),
                join(head, first, first),
                join(head, first, second, first),
                join(head, foreign, second),
                join(head, first, second, "trailing junk here".getBytes(StandardCharsets.US_ASCII)))) {
            Files.write(file, tampered);
            fails(CryptoError.VAULT_DAMAGED, () -> FileReidentificationVault.open(file, keyset));
        }
    }

    @Test
    void everyTornLastRecordIsDroppedAndCounted() throws IOException {
        ReidentificationCode kept;
        long before;
        try (FileReidentificationVault vault = FileReidentificationVault.open(file, keyset)) {
            kept = vault.assign("p", "NAME", Phi.of("a"));
            before = Files.size(file);
            vault.assign("p", "NAME", Phi.of("b"));
        }
        byte[] whole = Files.readAllBytes(file);
        for (int length = (int) before + 1; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (FileReidentificationVault vault = FileReidentificationVault.openToRestore(file, keyset)) {
                assertThat(vault.tornRecords()).isEqualTo(1);
                assertThat(vault.size()).isEqualTo(1);
            }
            assertThat(Files.size(file)).isEqualTo(length);
            try (FileReidentificationVault vault = FileReidentificationVault.open(file, keyset)) {
                assertThat(vault.tornRecords()).isEqualTo(1);
                assertThat(vault.restore(kept)).contains(Phi.of("a"));
                vault.assign("p", "NAME", Phi.of("c"));
            }
            try (FileReidentificationVault vault = FileReidentificationVault.open(file, keyset)) {
                assertThat(vault.tornRecords()).isZero();
                assertThat(vault.size()).isEqualTo(2);
            }
        }
    }

    @Test
    void zerosLeftByACrashAreATornRecord() throws IOException {
        long before;
        try (FileReidentificationVault vault = FileReidentificationVault.open(file, keyset)) {
            vault.assign("p", "NAME", Phi.of("a"));
            before = Files.size(file);
            vault.assign("p", "NAME", Phi.of("b"));
        }
        byte[] whole = Files.readAllBytes(file);
        for (int zeros = 16; zeros <= whole.length - before; zeros++) {
            byte[] zeroed = whole.clone();
            Arrays.fill(zeroed, whole.length - zeros, whole.length, (byte) 0);
            Files.write(file, zeroed);
            try (FileReidentificationVault vault = FileReidentificationVault.open(file, keyset)) {
                assertThat(vault.tornRecords()).isEqualTo(1);
                assertThat(vault.size()).isEqualTo(1);
            }
        }
    }

    @Test
    void opensOnlyUnderItsOwnKeyset() {
        FileReidentificationVault.open(file, keyset).close();
        fails(CryptoError.VAULT_WRONG_KEYSET, () -> FileReidentificationVault.open(file, Keyset.generate()));
        fails(CryptoError.KEYSET_EPHEMERAL, () -> FileReidentificationVault.open(file, Keyset.ephemeral()));
        fails(CryptoError.VAULT_MISSING, () -> FileReidentificationVault.openToRestore(folder.resolve("none"), keyset));
        fails(CryptoError.VAULT_UNWRITABLE, () -> FileReidentificationVault.open(folder.resolve("no/folder"), keyset));
    }

    @Test
    void opensAfterRotation() {
        ReidentificationCode code;
        try (FileReidentificationVault vault = FileReidentificationVault.open(file, keyset)) {
            code = vault.assign("p", "NAME", Phi.of("Quillfeather"));
        }
        try (FileReidentificationVault vault = FileReidentificationVault.open(file, keyset.rotated())) {
            assertThat(vault.restore(code)).contains(Phi.of("Quillfeather"));
            assertThat(vault.assign("p", "NAME", Phi.of("Quillfeather"))).isEqualTo(code);
        }
    }

    @Test
    void otherFilesAreNoVaults() throws IOException {
        for (String content : List.of("", "x", "cordon-vault/1\n", "x".repeat(500))) {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, content);
            fails(CryptoError.VAULT_DAMAGED, () -> FileReidentificationVault.open(file, keyset));
            assertThat(file).hasContent(content);
        }
    }

    @Test
    void hasOneWriter() throws IOException {
        FileReidentificationVault vault = FileReidentificationVault.open(file, keyset);
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        fails(CryptoError.VAULT_IN_USE, () -> FileReidentificationVault.open(file, keyset));
        fails(CryptoError.VAULT_IN_USE, () -> FileReidentificationVault.open(link, keyset));
        fails(CryptoError.VAULT_IN_USE, () -> FileReidentificationVault.openToRestore(file, keyset));
        vault.assign("p", "NAME", Phi.of("still mine"));
        vault.close();
        vault.close();
        FileReidentificationVault.open(file, keyset).close();
    }

    @Test
    void holdsOffAnotherProcess() throws Exception {
        Path keys = folder.resolve("cordon.keyset");
        keyset.write(keys);
        try (FileReidentificationVault vault = FileReidentificationVault.open(file, keyset)) {
            // A refused second opening here must not give up the lock towards other processes.
            fails(CryptoError.VAULT_IN_USE, () -> FileReidentificationVault.open(file, keyset));
            assertThat(inAnotherProcess(keys)).isEqualTo("VAULT_IN_USE");
            vault.assign("p", "NAME", Phi.of("a"));
        }
        assertThat(inAnotherProcess(keys)).isEqualTo("opened 1");
    }

    /** What the process of {@link #holdsOffAnotherProcess} does. */
    public static final class Opener {

        private Opener() {}

        /** Opens a vault and prints what came of it. */
        public static void main(String[] args) {
            try (FileReidentificationVault vault =
                    FileReidentificationVault.open(Path.of(args[0]), Keyset.read(Path.of(args[1])))) {
                System.out.print("opened " + vault.size());
            } catch (CordonException e) {
                System.out.print(e.code().name());
            }
        }
    }

    private String inAnotherProcess(Path keys) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opener.class.getName(),
                        file.toString(),
                        keys.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        process.waitFor();
        return said;
    }

    @Test
    void syncsOfManyThreadsAndItsCloseDoNotBlockEachOther() throws InterruptedException {
        FileReidentificationVault vault = FileReidentificationVault.open(file, keyset);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 6; t++) {
            int own = t;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 50; i++) {
                    vault.assign("p" + own, "NAME", Phi.of("value " + i));
                    vault.sync();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join(60_000);
            assertThat(thread.isAlive()).isFalse();
        }
        vault.sync();
        vault.close();
        try (FileReidentificationVault again = FileReidentificationVault.openToRestore(file, keyset)) {
            assertThat(again.size()).isEqualTo(300);
            again.sync();
        }
    }

    @Test
    void growsAndLoads() {
        List<ReidentificationCode> codes = new ArrayList<>();
        try (FileReidentificationVault vault = FileReidentificationVault.open(file, keyset)) {
            for (int i = 0; i < 20_000; i++) {
                codes.add(vault.assign("p" + i % 100, "MRN", Phi.of(Integer.toString(i))));
            }
        }
        try (FileReidentificationVault vault = FileReidentificationVault.open(file, keyset)) {
            for (int i = 0; i < 20_000; i += 997) {
                assertThat(vault.restore(codes.get(i))).contains(Phi.of(Integer.toString(i)));
                assertThat(vault.assign("p" + i % 100, "MRN", Phi.of(Integer.toString(i))))
                        .isEqualTo(codes.get(i));
            }
            assertThat(vault.size()).isEqualTo(20_000);
        }
    }

    @Test
    void openedToRestoreItGivesOutNoCode() {
        ReidentificationCode code;
        try (FileReidentificationVault vault = FileReidentificationVault.open(file, keyset)) {
            code = vault.assign("p", "NAME", Phi.of("Quillfeather"));
        }
        try (FileReidentificationVault reading = FileReidentificationVault.openToRestore(file, keyset)) {
            assertThat(reading.assign("p", "NAME", Phi.of("Quillfeather"))).isEqualTo(code);
            assertThatThrownBy(() -> reading.assign("p", "NAME", Phi.of("Othername")))
                    .hasMessageNotContaining("Othername")
                    .isInstanceOfSatisfying(
                            CordonException.class,
                            thrown -> assertThat(thrown.code()).isEqualTo(CryptoError.VAULT_READ_ONLY));
        }
    }

    private static void fails(CryptoError error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CordonException.class,
                        thrown -> assertThat(thrown.code()).isEqualTo(error));
    }

    private static byte[] join(byte[]... parts) {
        byte[] all = new byte[0];
        for (byte[] part : parts) {
            int at = all.length;
            all = Arrays.copyOf(all, at + part.length);
            System.arraycopy(part, 0, all, at, part.length);
        }
        return all;
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
