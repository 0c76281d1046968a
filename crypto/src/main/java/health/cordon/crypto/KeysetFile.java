package health.cordon.crypto;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.disk.ChecksumLine;
import health.cordon.crypto.disk.PrivateFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A keyset as a file: lines of ASCII that a person may look at.
 *
 * <pre>
 * cordon-keyset/1
 * ids=k-...,k-...              public; oldest first, the last is the primary
 * seal=none                    or pbkdf2-hmac-sha512,600000,SALT,NONCE
 * roots=BASE64                 for each generation its number (4 bytes) and root (32); sealed: AES-256-GCM of that
 * sha256=HEX                   of everything above: tells damage from a wrong passphrase
 * </pre>
 *
 * The seal's associated data is everything above {@code roots=}.
 */
final class KeysetFile {

    private static final String NAME = "cordon-keyset/";
    private static final String VERSION = "1";
    private static final int MOST_BYTES = 1 << 17;
    private static final int ENTRY = Integer.BYTES + KeyGeneration.ROOT_BYTES;
    private static final String ROOTS = "roots=";

    private KeysetFile() {}

    static void write(Path file, List<KeyGeneration> generations, @Nullable Passphrase passphrase) {
        write(file, generations, passphrase, content -> PrivateFile.create(file, content));
    }

    /** In the place of the file that stands there; hold a {@link health.cordon.crypto.disk.FileGuard}. */
    static void replace(Path file, List<KeyGeneration> generations, @Nullable Passphrase passphrase) {
        write(file, generations, passphrase, content -> PrivateFile.replace(file, content, false));
    }

    @FunctionalInterface
    private interface Writer {
        void write(byte[] content) throws IOException;
    }

    private static void write(
            Path file, List<KeyGeneration> generations, @Nullable Passphrase passphrase, Writer writer) {
        byte[] roots = encode(generations);
        byte[] content = new byte[0];
        try {
            KeysetSeal seal = passphrase == null ? KeysetSeal.NONE : KeysetSeal.random();
            List<String> ids = generations.stream().map(KeyGeneration::id).toList();
            byte[] header = ascii(NAME + VERSION + "\nids=" + String.join(",", ids) + "\nseal=" + seal.line() + "\n");
            content = assemble(header, passphrase == null ? roots.clone() : seal.seal(passphrase, header, roots));
            writer.write(content);
        } catch (FileAlreadyExistsException e) {
            throw new CordonException(CryptoError.KEYSET_EXISTS, e, SafeArg.path(file));
        } catch (IOException e) {
            throw new CordonException(CryptoError.KEYSET_UNWRITABLE, e, SafeArg.path(file), SafeArg.cause(e));
        } finally {
            Arrays.fill(roots, (byte) 0);
            Arrays.fill(content, (byte) 0);
        }
    }

    static List<KeyGeneration> read(Path file, @Nullable Passphrase passphrase) {
        byte[] content = load(file);
        try {
            return parse(file, content, passphrase);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private static byte[] load(Path file) {
        try {
            if (PrivateFile.isExposed(file)) {
                throw new CordonException(CryptoError.KEYSET_EXPOSED, SafeArg.path(file));
            }
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(MOST_BYTES);
            }
        } catch (NoSuchFileException e) {
            throw new CordonException(CryptoError.KEYSET_MISSING, e, SafeArg.path(file));
        } catch (IOException e) {
            throw new CordonException(CryptoError.KEYSET_UNREADABLE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    private static List<KeyGeneration> parse(Path file, byte[] content, @Nullable Passphrase passphrase) {
        int body = requireIntact(file, content);
        int rootsAt = lineStart(content, 3);
        if (rootsAt < 0 || rootsAt >= body || !startsWith(content, rootsAt, ROOTS) || content[body - 1] != '\n') {
            throw damaged(file);
        }
        byte[] header = Arrays.copyOf(content, rootsAt);
        byte[] base64 = Arrays.copyOfRange(content, rootsAt + ROOTS.length(), body - 1);
        byte[] roots = new byte[0];
        try {
            String[] lines = new String(header, StandardCharsets.US_ASCII).split("\n", -1);
            KeysetSeal seal = KeysetSeal.parse(lines[2]);
            byte[] stored = Base64.getDecoder().decode(base64);
            roots = seal.isNone() ? stored : seal.open(passphrase, file, header, stored);
            List<KeyGeneration> generations = decode(file, roots);
            requireIds(file, generations, lines[1]);
            return generations;
        } catch (IllegalArgumentException e) {
            throw damaged(file);
        } finally {
            Arrays.fill(base64, (byte) 0);
            Arrays.fill(roots, (byte) 0);
        }
    }

    /** The length of what the checksum covers. */
    private static int requireIntact(Path file, byte[] content) {
        int body = ChecksumLine.bodyOf(content);
        if (body < 0 || !startsWith(content, 0, NAME)) {
            throw damaged(file);
        }
        if (!startsWith(content, 0, NAME + VERSION + "\n")) {
            throw new CordonException(CryptoError.KEYSET_VERSION, SafeArg.path(file));
        }
        return body;
    }

    private static byte[] assemble(byte[] header, byte[] payload) {
        byte[] base64 = Base64.getEncoder().encode(payload);
        ByteArrayOutputStream out = new WipingStream();
        out.writeBytes(header);
        out.writeBytes(ascii(ROOTS));
        out.writeBytes(base64);
        out.write('\n');
        byte[] body = out.toByteArray();
        out.writeBytes(ChecksumLine.of(body, body.length));
        byte[] content = out.toByteArray();
        out.reset();
        Arrays.fill(payload, (byte) 0);
        Arrays.fill(base64, (byte) 0);
        Arrays.fill(body, (byte) 0);
        return content;
    }

    private static byte[] encode(List<KeyGeneration> generations) {
        ByteBuffer out = ByteBuffer.allocate(generations.size() * ENTRY);
        generations.forEach(one -> out.putInt(one.number()).put(one.root()));
        return out.array();
    }

    private static List<KeyGeneration> decode(Path file, byte[] roots) {
        if (roots.length == 0 || roots.length % ENTRY != 0) {
            throw damaged(file);
        }
        List<KeyGeneration> generations = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(roots);
        int last = 0;
        while (in.hasRemaining()) {
            int number = in.getInt();
            if (number <= last) {
                throw damaged(file);
            }
            byte[] root = new byte[KeyGeneration.ROOT_BYTES];
            in.get(root);
            generations.add(new KeyGeneration(number, root));
            last = number;
        }
        return generations;
    }

    private static void requireIds(Path file, List<KeyGeneration> generations, String line) {
        List<String> ids = generations.stream().map(KeyGeneration::id).toList();
        if (!line.equals("ids=" + String.join(",", ids))) {
            throw damaged(file);
        }
    }

    private static CordonException damaged(Path file) {
        return new CordonException(CryptoError.KEYSET_DAMAGED, SafeArg.path(file));
    }

    /** Where the line with this number, from 0, begins; -1 if there are fewer. */
    private static int lineStart(byte[] content, int number) {
        int line = 0;
        for (int i = 0; i < content.length; i++) {
            if (line == number) {
                return i;
            }
            line += content[i] == '\n' ? 1 : 0;
        }
        return -1;
    }

    private static boolean startsWith(byte[] content, int from, String prefix) {
        if (content.length - from < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (content[from + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Large enough never to grow, so that no copy stays behind, and wiped by {@link #reset()}. */
    private static final class WipingStream extends ByteArrayOutputStream {

        WipingStream() {
            super(MOST_BYTES);
        }

        @Override
        public synchronized void reset() {
            Arrays.fill(buf, (byte) 0);
            super.reset();
        }
    }
}
