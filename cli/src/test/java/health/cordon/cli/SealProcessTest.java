package health.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.cli.Launched.Ended;
import health.cordon.core.Cfr;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code cordon keyring}, {@code seal} and {@code open} from end to end. */
@Timeout(300)
class SealProcessTest {

    private static final String TEXT = "Patient: Thessaly Quillfeather  MRN: 00419937\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void makeAKeyring() throws IOException {
        assertThat(run("keyset", "new", "kek.keyset").exit()).isZero();
        Ended made = run("keyring", "new", "my.keyring", "--kek", "local:kek.keyset");
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out()).matches("kr-[0-9A-HJKMNP-TV-Z]{16}\n");
        Files.writeString(folder.resolve("note.txt"), TEXT);
        Files.writeString(folder.resolve("id.txt"), "MRN 00419937\n");
    }

    @Test
    @Cfr("164.312(a)(2)(iv)")
    void whatIsSealedOpensAgainAndShowsNothing() throws IOException {
        Ended sealed =
                run("seal", "note.txt", "id.txt", "--keyring", "my.keyring", "--patient-file", "id.txt", "--out", "s");
        assertThat(sealed.exit()).as(sealed.err()).isZero();
        assertThat(sealed.err()).contains("sealed 2 files");
        assertThat(sealed.out()).isEmpty();
        Ended opened = run("open", "s/note.txt.sealed", "s/id.txt.sealed", "--keyring", "my.keyring", "--out", "o");
        assertThat(opened.exit()).as(opened.err()).isZero();
        assertThat(folder.resolve("o/note.txt")).hasContent(TEXT);
        Ended list = run("keyring", "list", "my.keyring");
        assertThat(list.out()).contains("PATIENT", "ACTIVE");
        for (String told : List.of(
                sealed.err(),
                list.out(),
                Files.readString(folder.resolve("my.keyring")),
                Files.readString(folder.resolve("s/note.txt.sealed"), StandardCharsets.ISO_8859_1))) {
            assertThat(told).doesNotContain("00419937", "Quillfeather");
        }
        for (String name : List.of("my.keyring", "s/note.txt.sealed", "o/note.txt")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void rotatingAndMovingTheKeysNeedsNoNewSealing() {
        seal();
        assertThat(run("keyring", "rotate", "my.keyring", "--dataset", "notes").out())
                .contains("v2  DATASET  ACTIVE");
        assertThat(run("keyring", "rotate-kek", "my.keyring").err()).contains("3 keys wrapped anew");
        run("keyset", "new", "next.keyset");
        Ended moved = run("keyring", "rewrap", "my.keyring", "--to", "local:next.keyset");
        assertThat(moved.exit()).as(moved.err()).isZero();
        assertThat(moved.err()).contains("3 keys wrapped anew");
        assertThat(run("keyring", "rewrap", "my.keyring").err()).contains("0 keys wrapped anew");
        assertThat(folder.resolve("kek.keyset").toFile().delete()).isTrue();
        Ended opened = run("open", "note.txt.sealed", "--keyring", "my.keyring", "--out", "o");
        assertThat(opened.exit()).as(opened.err()).isZero();
        assertThat(folder.resolve("o/note.txt")).hasContent(TEXT);
    }

    @Test
    @Cfr("164.310(d)(2)(i)")
    void shreddingAsksFirstAndThenIsForGood() {
        seal();
        Ended asked = run("keyring", "shred", "my.keyring", "--dataset", "notes");
        assertThat(asked.exit()).isEqualTo(2);
        assertThat(asked.err()).contains("C5040", "--yes");
        assertThat(run("keyring", "shred", "my.keyring", "--dataset", "notes", "--yes")
                        .out())
                .contains("1 version destroyed");
        Ended gone = run("open", "note.txt.sealed", "--keyring", "my.keyring", "--out", "o");
        assertThat(gone.exit()).isEqualTo(1);
        assertThat(gone.err()).contains("C2111");
        assertThat(folder.resolve("o/note.txt")).doesNotExist();
        assertThat(run("keyring", "list", "my.keyring").out()).contains("SHREDDED");
        assertThat(run("seal", "id.txt", "--keyring", "my.keyring", "--dataset", "notes")
                        .exit())
                .isEqualTo(1);
    }

    @Test
    @Cfr("164.312(c)(1)")
    void aFileThatCannotBeOpenedIsToldAndTheOthersGoOn() throws IOException {
        seal();
        byte[] changed = Files.readAllBytes(folder.resolve("note.txt.sealed"));
        changed[changed.length - 1] ^= 1;
        Files.write(folder.resolve("changed.sealed"), changed);
        Ended ended = run(
                "open",
                "changed.sealed",
                "note.txt",
                "none.sealed",
                "note.txt.sealed",
                "--keyring",
                "my.keyring",
                "--out",
                "o");
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).contains("C2132", "C2130", "C5001", "opened 1 file");
        assertThat(names(folder.resolve("o"))).containsExactly("note.txt");
    }

    @Test
    void wrongKeysAndBadPermissionsAreNamed() throws IOException {
        seal();
        run("keyset", "new", "other.keyset");
        Ended wrong = run("open", "note.txt.sealed", "--keyring", "my.keyring", "--kek", "local:other.keyset");
        assertThat(wrong.exit()).isEqualTo(3);
        assertThat(wrong.err()).contains("C2071");
        run("keyring", "new", "other.keyring", "--kek", "local:other.keyset");
        Ended foreign = run("open", "note.txt.sealed", "--keyring", "other.keyring", "--out", "o");
        assertThat(foreign.exit()).isEqualTo(1);
        assertThat(foreign.err()).contains("C2110");
        Ended unknown = run("keyring", "new", "k", "--kek", "gcp-kms:x");
        assertThat(unknown.exit()).isEqualTo(3);
        assertThat(unknown.err()).contains("C2060", "known=local");
        assertThat(folder.resolve("k")).doesNotExist();
        Files.setPosixFilePermissions(folder.resolve("my.keyring"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(run("open", "note.txt.sealed", "--keyring", "my.keyring").err())
                .contains("C2102", "chmod 600");
    }

    @Test
    void aSealedKeyEncryptionKeyNeedsItsPassphrase() throws IOException {
        Path secret = folder.resolve("secret");
        Files.writeString(secret, "correct horse battery\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        run("keyset", "new", "sealed.keyset", "--passphrase-file", "secret");
        assertThat(run("keyring", "new", "k", "--kek", "local:sealed.keyset").err())
                .contains("C2004");
        Ended made = run("keyring", "new", "k", "--kek", "local:sealed.keyset", "--passphrase-file", "secret");
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(run("keyring", "rotate-kek", "k", "--passphrase-file", "secret")
                        .exit())
                .isZero();
        assertThat(run("keyring", "list", "k").err()).contains("C2004");
        assertThat(run("keyring", "list", "k", "--passphrase-file", "secret").exit())
                .isZero();
    }

    @Test
    void nothingIsReplacedUnasked() throws IOException {
        seal();
        Files.writeString(folder.resolve("note.txt"), "changed since");
        Ended again = run("open", "note.txt.sealed", "--keyring", "my.keyring");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("C2136");
        assertThat(folder.resolve("note.txt")).hasContent("changed since");
        assertThat(run("open", "note.txt.sealed", "--keyring", "my.keyring", "--overwrite")
                        .exit())
                .isZero();
        assertThat(folder.resolve("note.txt")).hasContent(TEXT);
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("b/note.txt"), "another");
        Ended same =
                run("seal", "note.txt", "b/note.txt", "--keyring", "my.keyring", "--dataset", "notes", "--out", "s");
        assertThat(same.exit()).isEqualTo(2);
        assertThat(same.err()).contains("C5004");
    }

    @Test
    void aDiskThatIsFullLeavesNothing() throws IOException {
        Files.writeString(folder.resolve("large.txt"), TEXT.repeat(10_000));
        Launched limited = Launched.start(
                folder,
                List.of("sh", "-c", "ulimit -f 64; exec \"$@\"", "sh"),
                "seal",
                "large.txt",
                "--keyring",
                "my.keyring",
                "--dataset",
                "notes",
                "--out",
                "s");
        Ended ended = limited.end();
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).contains("C2135", "space");
        assertThat(names(folder.resolve("s"))).isEmpty();
    }

    @Test
    void aSignalToEndLeavesNothingAndSays130() throws Exception {
        try (RandomAccessFile sparse =
                new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
            sparse.setLength(40L << 30);
        }
        Launched sealing = Launched.start(
                folder, List.of(), "seal", "large", "--keyring", "my.keyring", "--dataset", "notes", "--out", "s");
        while (sealing.process().isAlive() && !begun(folder.resolve("s"))) {
            Thread.sleep(20);
        }
        sealing.process().toHandle().destroy();
        assertThat(sealing.end().exit()).isEqualTo(130);
        assertThat(names(folder.resolve("s"))).isEmpty();
    }

    private static boolean begun(Path out) throws IOException {
        return Files.isDirectory(out) && !names(out).isEmpty();
    }

    private void seal() {
        Ended sealed = run("seal", "note.txt", "--keyring", "my.keyring", "--dataset", "notes");
        assertThat(sealed.exit()).as(sealed.err()).isZero();
    }

    private Ended run(String... args) {
        return Launched.run(folder, args);
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
