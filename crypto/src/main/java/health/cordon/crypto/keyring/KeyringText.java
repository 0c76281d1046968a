package health.cordon.crypto.keyring;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.disk.ChecksumLine;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.crypto.spi.KeyKind;
import health.cordon.crypto.spi.KeyRecord;
import health.cordon.crypto.spi.KeyState;
import health.cordon.crypto.spi.WrappedKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a keyring file says. Immutable.
 *
 * <pre>
 * cordon-keyring/1
 * kek=local:/etc/cordon/kek.keyset      where the key-encryption key is; in UTF-8 as base 64 without padding
 * HANDLE VERSION KIND STATE CREATED CHANGED LABEL PROVIDER KEK WRAPPED CODE
 * sha256=HEX
 * </pre>
 *
 * A line a record, by handle and version; times in seconds since 1970; from {@code LABEL} on base 64, {@code -} for nothing.
 */
final class KeyringText {

    private static final String NAME = "cordon-keyring/";
    private static final String VERSION = "1";
    private static final String KEK = "kek=";
    private static final int FIELDS = 11;

    private final KekAddress kek;
    private final TreeMap<String, List<KeyRecord>> records;

    private KeyringText(KekAddress kek, TreeMap<String, List<KeyRecord>> records) {
        this.kek = kek;
        this.records = records;
    }

    static KeyringText empty(KekAddress kek) {
        return new KeyringText(kek, new TreeMap<>());
    }

    /**
     * @throws CordonException {@link CryptoError#KEYRING_DAMAGED}, {@link CryptoError#KEYRING_VERSION}
     */
    static KeyringText parse(Path file, byte[] content) {
        int body = ChecksumLine.bodyOf(content);
        String[] lines = new String(content, 0, Math.max(0, body), StandardCharsets.US_ASCII).split("\n", -1);
        if (body < 0 || lines.length < 3 || !lines[0].startsWith(NAME)) {
            throw new CordonException(CryptoError.KEYRING_DAMAGED, SafeArg.path(file));
        }
        if (!lines[0].equals(NAME + VERSION)) {
            throw new CordonException(CryptoError.KEYRING_VERSION, SafeArg.path(file));
        }
        try {
            KeyringText text = empty(KekAddress.parse(decoded(lines[1].substring(KEK.length()))));
            for (int i = 2; i < lines.length - 1; i++) {
                text.put(record(lines[i]));
            }
            return text;
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException | CordonException e) {
            throw new CordonException(CryptoError.KEYRING_DAMAGED, e, SafeArg.path(file));
        }
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii(NAME + VERSION + "\n" + KEK + encoded(kek.toString()) + "\n"));
        forEach(record -> out.writeBytes(ascii(line(record))));
        out.writeBytes(ChecksumLine.of(out.toByteArray(), out.size()));
        return out.toByteArray();
    }

    KekAddress kek() {
        return kek;
    }

    List<KeyRecord> versions(KeyHandle handle) {
        return records.getOrDefault(handle.token(), List.of());
    }

    void forEach(Consumer<KeyRecord> visitor) {
        records.values().forEach(versions -> versions.forEach(visitor));
    }

    KeyringText at(KekAddress elsewhere) {
        return new KeyringText(elsewhere, records);
    }

    /** With this record, in the place of one with its handle and version if there is one. */
    KeyringText with(KeyRecord record) {
        KeyringText copy = new KeyringText(kek, new TreeMap<>(records));
        copy.put(record);
        return copy;
    }

    private void put(KeyRecord record) {
        List<KeyRecord> versions = new ArrayList<>(versions(record.handle()));
        versions.removeIf(other -> other.version() == record.version());
        versions.add(record);
        versions.sort((a, b) -> Integer.compare(a.version(), b.version()));
        records.put(record.handle().token(), List.copyOf(versions));
    }

    private static String line(KeyRecord record) {
        WrappedKey wrapped = record.wrapped();
        return String.join(
                        " ",
                        record.handle().token(),
                        Integer.toString(record.version()),
                        record.kind().name(),
                        record.state().name(),
                        Long.toString(record.created().getEpochSecond()),
                        Long.toString(record.changed().getEpochSecond()),
                        encoded(record.label()),
                        wrapped == null ? "-" : encoded(wrapped.provider()),
                        wrapped == null ? "-" : encoded(wrapped.kek()),
                        wrapped == null ? "-" : base64(wrapped.bytes()),
                        base64(record.code()))
                + "\n";
    }

    private static KeyRecord record(String line) {
        String[] fields = line.split(" ", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("not a record");
        }
        return new KeyRecord(
                new KeyHandle(fields[0]),
                Integer.parseInt(fields[1]),
                KeyKind.valueOf(fields[2]),
                decoded(fields[6]),
                KeyState.valueOf(fields[3]),
                Instant.ofEpochSecond(Long.parseLong(fields[4])),
                Instant.ofEpochSecond(Long.parseLong(fields[5])),
                wrapped(fields[7], fields[8], fields[9]),
                bytes(fields[10]));
    }

    private static @Nullable WrappedKey wrapped(String provider, String kek, String bytes) {
        return bytes.equals("-") ? null : new WrappedKey(decoded(provider), decoded(kek), bytes(bytes));
    }

    private static String encoded(String text) {
        return text.isEmpty() ? "-" : base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String field) {
        return field.equals("-") ? "" : new String(bytes(field), StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
