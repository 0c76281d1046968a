package health.cordon.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.crypto.contract.Failing;
import health.cordon.crypto.contract.KeyProviderContract;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.crypto.spi.KeyProvider;
import health.cordon.crypto.spi.WrappedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetProviderTest extends KeyProviderContract {

    @TempDir
    Path folder;

    @BeforeEach
    void keysets() {
        Keyset.generate().write(folder.resolve("kek.keyset"));
        Keyset.generate().write(folder.resolve("other.keyset"));
    }

    @Override
    protected KeyProvider open() {
        return open("kek.keyset", null);
    }

    @Override
    protected KeyProvider openOther() {
        return open("other.keyset", null);
    }

    @Override
    protected String name() {
        return "local";
    }

    @Test
    void rotationKeepsTheFilePrivateAndAllItsGenerations() throws IOException {
        Path file = folder.resolve("kek.keyset");
        List<String> before = Keyset.read(file).ids();
        try (KeyProvider provider = open()) {
            provider.rotate();
            provider.rotate();
        }
        List<String> after = Keyset.read(file).ids();
        assertThat(after).startsWith(before.getFirst()).hasSize(3).doesNotHaveDuplicates();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("kek.keyset", "other.keyset", ".kek.keyset.lock");
        }
    }

    @Test
    void ofRotationsAtOnceNoneIsLost() throws Exception {
        List<Callable<WrappedKey>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> {
                try (KeyProvider provider = open()) {
                    provider.rotate();
                    return provider.wrap(new byte[32], context("kr-A", 'A', 1));
                }
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8);
                KeyProvider provider = open()) {
            for (Future<WrappedKey> call : threads.invokeAll(calls)) {
                assertThat(provider.unwrap(call.get(), context("kr-A", 'A', 1))).hasSize(32);
            }
        }
        assertThat(Keyset.read(folder.resolve("kek.keyset")).ids()).hasSize(9);
    }

    @Test
    void opensWithItsPassphraseAndRotatesUnderIt() throws IOException {
        Path file = folder.resolve("sealed.keyset");
        Path secret = secret("secret", "correct horse battery");
        Path wrong = secret("wrong", "correct horse batterz");
        try (Passphrase passphrase = Passphrase.fromFile(secret)) {
            Keyset.generate().write(file, passphrase);
        }
        try (KeyProvider provider = open("sealed.keyset", secret)) {
            WrappedKey old = provider.wrap(new byte[32], context("kr-A", 'A', 1));
            provider.rotate();
            assertThat(provider.unwrap(old, context("kr-A", 'A', 1))).hasSize(32);
        }
        Failing.with(() -> open("sealed.keyset", wrong), CryptoError.WRONG_PASSPHRASE);
        Failing.with(() -> open("sealed.keyset", null), CryptoError.KEYSET_SEALED);
    }

    @Test
    void refusesBadPlaces() throws IOException {
        Failing.with(() -> open("none.keyset", null), CryptoError.KEYSET_MISSING);
        Files.setPosixFilePermissions(folder.resolve("kek.keyset"), PosixFilePermissions.fromString("rw-r--r--"));
        Failing.with(this::open, CryptoError.KEYSET_EXPOSED);
        Failing.with(
                () -> new KeysetProviderFactory().open(new KekAddress("local", "a\0b", null)), CryptoError.KEK_ADDRESS);
    }

    @Test
    void addressesHoldInAnyFolder() {
        KekAddress lasting = new KeysetProviderFactory().lasting(KekAddress.parse("local:a/../kek.keyset"));
        assertThat(lasting.place())
                .isEqualTo(Path.of("kek.keyset").toAbsolutePath().toString());
    }

    private KeyProvider open(String name, Path passphrase) {
        return new KeysetProviderFactory()
                .open(new KekAddress("local", folder.resolve(name).toString(), passphrase));
    }

    private Path secret(String name, String passphrase) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, passphrase + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }
}
