package health.cordon.crypto.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.crypto.CryptoError;
import health.cordon.crypto.contract.Failing;
import health.cordon.crypto.contract.KeyringStoreContract;
import health.cordon.crypto.disk.ChecksumLine;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.crypto.spi.KeyKind;
import health.cordon.crypto.spi.KeyRecord;
import health.cordon.crypto.spi.KeyState;
import health.cordon.crypto.spi.KeyringStore;
import health.cordon.crypto.spi.WrappedKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeyringStoreTest extends KeyringStoreContract {

    private static final KekAddress KEK = KekAddress.parse("local:/etc/cordon/kek \u00E9.keyset");

    @TempDir
    Path folder;

    @Override
    protected synchronized KeyringStore open() {
        Path file = folder.resolve("my.keyring");
        return Files.exists(file) ? FileKeyringStore.open(file) : FileKeyringStore.create(file, KEK);
    }

    @Test
    void isItsOwnersAloneAndNeverMadeOverAFile() throws IOException {
        open();
        Path file = folder.resolve("my.keyring");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Failing.with(() -> FileKeyringStore.create(file, KEK), CryptoError.KEYRING_EXISTS);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Failing.with(() -> FileKeyringStore.open(file), CryptoError.KEYRING_EXPOSED);
    }

    @Test
    void remembersWhereTheKekIs() {
        open();
        FileKeyringStore store = FileKeyringStore.open(folder.resolve("my.keyring"));
        assertThat(store.kek()).isEqualTo(KEK);
        store.moveTo(KekAddress.parse("aws-kms:alias/cordon"));
        assertThat(FileKeyringStore.open(folder.resolve("my.keyring")).kek()).hasToString("aws-kms:alias/cordon");
    }

    @Test
    void everyChangedByteAndEveryTruncationIsAnError() throws IOException {
        open().add(null, record(KeyState.ACTIVE));
        Path file = folder.resolve("my.keyring");
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x01;
            Files.write(file, changed);
            Failing.with(() -> FileKeyringStore.open(file), CryptoError.KEYRING_DAMAGED);
            Files.write(file, Arrays.copyOf(whole, i));
            Failing.with(() -> FileKeyringStore.open(file), CryptoError.KEYRING_DAMAGED);
        }
    }

    @Test
    void whatIsConsistentButSenselessIsDamaged() throws IOException {
        Path file = folder.resolve("my.keyring");
        open();
        String head = Files.readString(file).replaceFirst("sha256=.*\n", "");
        for (String body : new String[] {
            head + "DK-AAAAAAAAAAAAAAAAAAAAAAAA 1\n",
            head + "DK-AAAAAAAAAAAAAAAAAAAAAAAA x DATASET ACTIVE 1 1 - - - - -\n",
            head + "DK-AAAAAAAAAAAAAAAAAAAAAAAA 1 DATASET ACTIVE 1 1 - - - - -\n",
            head + "DK-AAAAAAAAAAAAAAAAAAAAAAAA 1 PLANET SHREDDED 1 1 - - - - -\n",
            head + "DK-AAAAAAAAAAAAAAAAAAAAAAAA 1 DATASET SHREDDED 999999999999999999 1 - - - - -\n",
            "cordon-keyring/1\nkek=!\n",
            "cordon-keyring/1\n",
            "something\nelse\n\n"
        }) {
            write(file, body);
            Failing.with(() -> FileKeyringStore.open(file), CryptoError.KEYRING_DAMAGED);
        }
        write(file, head.replace("keyring/1", "keyring/2"));
        Failing.with(() -> FileKeyringStore.open(file), CryptoError.KEYRING_VERSION);
        Failing.with(() -> FileKeyringStore.open(folder.resolve("none")), CryptoError.KEYRING_MISSING);
    }

    @Test
    void shreddingOverwritesTheOldBytesButNoOtherName() throws IOException {
        Path file = folder.resolve("my.keyring");
        KeyringStore store = open();
        store.add(null, record(KeyState.ACTIVE));
        byte[] before = Files.readAllBytes(file);
        try (var old = Files.newByteChannel(file)) {
            store.replace(record(KeyState.ACTIVE), record(KeyState.SHREDDED));
            java.nio.ByteBuffer content = java.nio.ByteBuffer.allocate(before.length);
            old.read(content);
            assertThat(content.array()).hasSize(before.length).containsOnly(0);
        }
        Path copy = folder.resolve("backup");
        Files.createLink(copy, file);
        byte[] kept = Files.readAllBytes(copy);
        store.replace(record(KeyState.SHREDDED), record(KeyState.SHREDDED));
        assertThat(Files.readAllBytes(copy)).isEqualTo(kept);
    }

    private static KeyRecord record(KeyState state) {
        return new KeyRecord(
                new KeyHandle("DK-" + "A".repeat(24)),
                1,
                KeyKind.DATASET,
                "name",
                state,
                Instant.ofEpochSecond(1),
                Instant.ofEpochSecond(2),
                state == KeyState.ACTIVE ? new WrappedKey("local", "k", new byte[40]) : null,
                new byte[32]);
    }

    private static void write(Path file, String body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(body.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(ChecksumLine.of(out.toByteArray(), out.size()));
        Files.write(file, out.toByteArray());
    }
}
