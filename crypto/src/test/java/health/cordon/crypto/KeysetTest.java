package health.cordon.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.primitive.Derivation;
import health.cordon.crypto.primitive.HmacKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetTest {

    private static final Phi VALUE = Phi.of("Quillfeather");

    @TempDir
    Path folder;

    @Test
    void comesBackFromItsFile() {
        Path file = folder.resolve("cordon.keyset");
        Keyset keyset = Keyset.generate();
        keyset.write(file);
        Keyset read = Keyset.read(file);
        assertThat(read.id()).isEqualTo(keyset.id()).matches("k-[0-9A-HJKMNP-TV-Z]{16}");
        assertThat(read.pseudonyms().of("name", VALUE))
                .isEqualTo(keyset.pseudonyms().of("name", VALUE));
    }

    @Test
    @Cfr("164.312(a)(2)(iv)")
    void isItsOwnersAloneAndLeavesNothingBeside() throws IOException {
        Path file = folder.resolve("cordon.keyset");
        Keyset.generate().write(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void neverReplacesAFile() throws IOException {
        Path file = folder.resolve("cordon.keyset");
        Files.writeString(file, "something else");
        fails(CryptoError.KEYSET_EXISTS, () -> Keyset.generate().write(file));
        assertThat(Files.readString(file)).isEqualTo("something else");
    }

    @Test
    void ofManyWritersOneWins() throws Exception {
        Path file = folder.resolve("cordon.keyset");
        List<Callable<String>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            writers.add(() -> {
                Keyset keyset = Keyset.generate();
                try {
                    keyset.write(file);
                    return keyset.id();
                } catch (CordonException e) {
                    assertThat(e.code()).isEqualTo(CryptoError.KEYSET_EXISTS);
                    return "";
                }
            });
        }
        List<String> winners = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<String> writer : threads.invokeAll(writers)) {
                winners.add(writer.get());
            }
        }
        winners.removeIf(String::isEmpty);
        assertThat(winners).containsExactly(Keyset.read(file).id());
    }

    @Test
    void refusesAFileThatOthersMayRead() throws IOException {
        Path file = folder.resolve("cordon.keyset");
        Keyset.generate().write(file);
        for (String rights : List.of("rw-r-----", "rw----r--", "rw--w----", "rw------x")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
            fails(CryptoError.KEYSET_EXPOSED, () -> Keyset.read(file));
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        Keyset.read(file);
    }

    @Test
    void everyChangedByteAndEveryTruncationIsAnError() throws IOException {
        Path file = folder.resolve("cordon.keyset");
        Keyset.generate().rotated().write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x01;
            Files.write(file, changed);
            fails(CryptoError.KEYSET_DAMAGED, () -> Keyset.read(file));
            Files.write(file, Arrays.copyOf(whole, i));
            fails(CryptoError.KEYSET_DAMAGED, () -> Keyset.read(file));
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        fails(CryptoError.KEYSET_DAMAGED, () -> Keyset.read(file));
    }

    @Test
    void tellsALaterVersionFromDamage() throws IOException {
        Path file = folder.resolve("cordon.keyset");
        Keyset.generate().write(file);
        String body = Files.readString(file)
                .replace("cordon-keyset/1", "cordon-keyset/2")
                .replaceFirst("sha256=.*\n", "");
        Files.writeString(file, body + "sha256=" + sha256(body) + "\n");
        fails(CryptoError.KEYSET_VERSION, () -> Keyset.read(file));
    }

    @Test
    void aConsistentFileWithAnotherIdIsDamaged() throws IOException {
        Path file = folder.resolve("cordon.keyset");
        Keyset.generate().write(file);
        String body = Files.readString(file)
                .replaceFirst("ids=.*\n", "ids=" + Keyset.generate().id() + "\n")
                .replaceFirst("sha256=.*\n", "");
        Files.writeString(file, body + "sha256=" + sha256(body) + "\n");
        fails(CryptoError.KEYSET_DAMAGED, () -> Keyset.read(file));
    }

    @Test
    void missingAndUnwritablePlacesAreNamed() {
        fails(CryptoError.KEYSET_MISSING, () -> Keyset.read(folder.resolve("none")));
        fails(CryptoError.KEYSET_UNWRITABLE, () -> Keyset.generate().write(folder.resolve("no/such/folder")));
        fails(CryptoError.KEYSET_UNREADABLE, () -> {
            Path inside = Files.createDirectory(
                    folder.resolve("a-folder"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Keyset.read(inside);
        });
    }

    @Test
    void sealsUnderAPassphrase() throws IOException {
        Path file = folder.resolve("cordon.keyset");
        Keyset keyset = Keyset.generate().rotated();
        try (Passphrase passphrase = Passphrase.of("correct horse battery".toCharArray());
                Passphrase wrong = Passphrase.of("correct horse batterz".toCharArray())) {
            keyset.write(file, passphrase);
            assertThat(Keyset.read(file, passphrase).ids()).isEqualTo(keyset.ids());
            fails(CryptoError.WRONG_PASSPHRASE, () -> Keyset.read(file, wrong));
            fails(CryptoError.KEYSET_SEALED, () -> Keyset.read(file));
            // A cheaper derivation, with the checksum put right, must not be accepted.
            String body = Files.readString(file).replace(",600000,", ",1,").replaceFirst("sha256=.*\n", "");
            Files.writeString(file, body + "sha256=" + sha256(body) + "\n");
            fails(CryptoError.KEYSET_DAMAGED, () -> Keyset.read(file, passphrase));
        }
    }

    @Test
    void theSealCoversTheHeader() throws IOException {
        Path file = folder.resolve("cordon.keyset");
        try (Passphrase passphrase = Passphrase.of("correct horse battery".toCharArray())) {
            Keyset.generate().write(file, passphrase);
            String body = Files.readString(file)
                    .replaceFirst("ids=.*\n", "ids=" + Keyset.generate().id() + "\n")
                    .replaceFirst("sha256=.*\n", "");
            Files.writeString(file, body + "sha256=" + sha256(body) + "\n");
            fails(CryptoError.WRONG_PASSPHRASE, () -> Keyset.read(file, passphrase));
        }
    }

    @Test
    void rotationKeepsWhatWas() {
        Path file = folder.resolve("rotated.keyset");
        Keyset first = Keyset.generate();
        Keyset second = first.rotated();
        second.write(file);
        Keyset read = Keyset.read(file);
        assertThat(read.ids()).containsExactly(first.id(), second.id()).doesNotHaveDuplicates();
        assertThat(read.pseudonyms().of("name", VALUE))
                .isNotEqualTo(first.pseudonyms().of("name", VALUE));
        assertThat(read.pseudonyms(first.id()).of("name", VALUE))
                .isEqualTo(first.pseudonyms().of("name", VALUE));
        fails(CryptoError.KEYSET_GENERATION, () -> first.pseudonyms(second.id()));
    }

    @Test
    void anEphemeralKeysetIsNeverStored() {
        Path file = folder.resolve("cordon.keyset");
        fails(CryptoError.KEYSET_EPHEMERAL, () -> Keyset.ephemeral().write(file));
        fails(CryptoError.KEYSET_EPHEMERAL, () -> Keyset.ephemeral().rotated().write(file));
        assertThat(file).doesNotExist();
    }

    @Test
    void closingWipesTheRoots() {
        Keyset keyset = Keyset.generate();
        Pseudonyms before = keyset.pseudonyms();
        keyset.close();
        fails(CryptoError.KEYSET_CLOSED, keyset::pseudonyms);
        fails(CryptoError.KEYSET_CLOSED, () -> keyset.write(folder.resolve("closed.keyset")));
        fails(CryptoError.KEYSET_CLOSED, keyset::rotated);
        before.of("name", VALUE);
        KeyGeneration generation = KeyGeneration.random(1);
        generation.wipe();
        assertThat(generation.root()).containsOnly(0);
    }

    @Test
    void purposesAreUnrelatedAndFollowRfc5869() throws Exception {
        byte[] root = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        byte[] salt = new byte[32];
        // Extract and expand written out with HMAC, as RFC 5869 section 2 does.
        byte[] extracted = new HmacKey(new SecretKeySpec(salt, "HmacSHA256")).code(root);
        byte[] info = "cordon/v1/pseudonyms\u0001".getBytes(StandardCharsets.US_ASCII);
        byte[] expanded = new HmacKey(new SecretKeySpec(extracted, "HmacSHA256")).code(info);
        assertThat(Derivation.key(root, "AES", "pseudonyms", new byte[0]).getEncoded())
                .isEqualTo(expanded)
                .isNotEqualTo(Derivation.key(root, "AES", "format-preserving", new byte[0])
                        .getEncoded())
                .isNotEqualTo(Derivation.key(
                                root, "AES", "pseudonyms", "sixteen bytes or".getBytes(StandardCharsets.US_ASCII))
                        .getEncoded());
    }

    @Test
    void showsNothingButItsId() throws IOException {
        Path file = folder.resolve("cordon.keyset");
        Keyset keyset = Keyset.generate();
        keyset.write(file);
        String roots = Files.readString(file).replaceFirst("(?s).*roots=", "").replaceFirst("(?s)\n.*", "");
        byte[] root = Arrays.copyOfRange(Base64.getDecoder().decode(roots), 4, 36);
        assertThat(keyset).hasToString("Keyset(" + keyset.id() + ")");
        assertThat(new KeyGeneration(1, root)).hasToString(keyset.id());
        assertThat(HexFormat.of().formatHex(root)).doesNotContain(keyset.id().substring(2));
    }

    @Test
    void passphrasesComeFromPrivateFiles() throws IOException {
        Path file = folder.resolve("passphrase");
        Files.writeString(file, "correct horse battery\nsecond line\n");
        fails(CryptoError.PASSPHRASE_EXPOSED, () -> Passphrase.fromFile(file));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Passphrase passphrase = Passphrase.fromFile(file);
        assertThat(passphrase.characters()).isEqualTo("correct horse battery".toCharArray());
        assertThat(passphrase).hasToString("Passphrase");
        passphrase.close();
        assertThat(passphrase.characters()).containsOnly('\0');
        fails(CryptoError.PASSPHRASE_MISSING, () -> Passphrase.fromFile(folder.resolve("none")));
        fails(CryptoError.PASSPHRASE_MISSING, () -> Passphrase.fromEnvironment("CORDON_NO_SUCH_VARIABLE"));
        fails(CryptoError.PASSPHRASE_WEAK, () -> Passphrase.of("too short".toCharArray()));
    }

    @Test
    void errorNumbersAreUniqueAndOfThisModule() {
        assertThat(CryptoError.values()).extracting(CryptoError::number).doesNotHaveDuplicates();
        assertThat(CryptoError.values()).allMatch(error -> error.number() >= 2000 && error.number() < 3000);
    }

    private static void fails(CryptoError error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CordonException.class,
                        thrown -> assertThat(thrown.code()).isEqualTo(error));
    }

    private static String sha256(String body) {
        try {
            return HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(body.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
