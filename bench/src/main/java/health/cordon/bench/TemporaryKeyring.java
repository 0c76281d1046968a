package health.cordon.bench;

import health.cordon.crypto.Keyset;
import health.cordon.crypto.keyring.FileKeyringStore;
import health.cordon.crypto.keyring.KeyOwner;
import health.cordon.crypto.keyring.KeyProviders;
import health.cordon.crypto.keyring.KeyUseListener;
import health.cordon.crypto.keyring.Keyring;
import health.cordon.crypto.spi.KekAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

/** A keyring in a folder of its own, removed with all that was put there. */
final class TemporaryKeyring implements AutoCloseable {

    /** Whose key the benchmarks use. */
    static final KeyOwner OWNER = KeyOwner.dataset("bench");

    private final Path folder;
    private final Keyring keyring;

    TemporaryKeyring() throws IOException {
        folder = Files.createTempDirectory("cordon-bench");
        Path keyset = folder.resolve("kek.keyset");
        Keyset.generate().write(keyset);
        KekAddress kek = KekAddress.parse("local:" + keyset);
        keyring = Keyring.create(
                FileKeyringStore.create(folder.resolve("keyring"), kek),
                KeyProviders.installed().open(kek),
                KeyUseListener.NONE);
    }

    Keyring keyring() {
        return keyring;
    }

    /** A file in the folder, there or not. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** Makes a file of random bytes, 10^6 of them repeated. */
    Path random(String name, int megabytes) throws IOException {
        byte[] megabyte = new byte[1_000_000];
        new Random(1).nextBytes(megabyte);
        try (OutputStream out = Files.newOutputStream(file(name))) {
            for (int i = 0; i < megabytes; i++) {
                out.write(megabyte);
            }
        }
        return file(name);
    }

    @Override
    public void close() throws IOException {
        keyring.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
