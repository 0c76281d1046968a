package health.cordon.crypto.cell;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.live.KeyLender;
import health.cordon.crypto.primitive.KeyedInput;
import health.cordon.crypto.primitive.RecordCipher;
import health.cordon.crypto.spi.KeyHandle;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Seals the values of one owner's columns.
 *
 * <pre>
 * format       1   1
 * key version  4   big-endian; of two owners two of 2
 * salt        12   random: the record's own key is derived with it
 * nonce       12   random
 * sealed       n   AES-256-GCM of the value, with its tag of 16
 * </pre>
 *
 * <p><b>What this promises.</b> A value opens only where it was sealed: its {@link CellPlace}, its owner and the key's
 * version are bound to it, so a cell that was moved, swapped, changed or made under another key gives
 * {@link CryptoError#CELL_REFUSED} and no text. The same value sealed twice gives unrelated bytes. Any number of values may
 * be sealed: each has a key of its own, which keeps far from the limits of NIST SP 800-38D, section 8.3, without a counter.
 * 45 bytes more than the value. Thread-safe.
 *
 * <p><b>What it does not.</b> The length of a value shows, and so do its age in key versions and whether there is one. An
 * older value of the same cell put back in its place opens. AES-GCM does not commit to its key: do not take "it opened" as
 * proof of who sealed it.
 */
@Cfr("164.312(a)(2)(iv)")
public final class CellSealer {

    /** Bytes that a sealed value has more than the value. */
    public static final int OVERHEAD = 1 + Integer.BYTES + RecordCipher.OVERHEAD;

    /** The most bytes of one value. */
    public static final int MOST_BYTES = 1 << 24;

    private static final RevealAccess TO_SEAL = RevealAccess.because("to encrypt it");
    private static final byte FORMAT = 1;
    private static final int HEAD = 1 + Integer.BYTES;
    private static final String PURPOSE = "cell";

    private final KeyLender keys;

    /** From {@code Keyring.cells}. */
    public CellSealer(KeyLender keys) {
        this.keys = keys;
    }

    /** Under whose key it seals; of two owners the first. */
    public KeyHandle handle() {
        return keys.handle();
    }

    /**
     * The sealed value.
     *
     * @throws CordonException {@link CryptoError#CELL_TOO_LONG}, {@link CryptoError#KEY_SHREDDED}, and the errors of the
     *     keyring
     */
    public byte[] seal(CellPlace place, byte[] value) {
        if (value.length > MOST_BYTES) {
            throw new CordonException(CryptoError.CELL_TOO_LONG, SafeArg.of("bytes", value.length));
        }
        return keys.lendCurrent(PURPOSE, (version, key) -> {
            byte[] sealed = RecordCipher.seal(key, bound(place, version), value, HEAD);
            ByteBuffer.wrap(sealed).put(FORMAT).putInt(version);
            return sealed;
        });
    }

    /** As {@link #seal(CellPlace, byte[])}, of the text in UTF-8; half surrogate pairs are refused. */
    public byte[] seal(CellPlace place, Phi text) {
        byte[] value = utf8(text);
        try {
            return seal(place, value);
        } finally {
            Arrays.fill(value, (byte) 0);
        }
    }

    /**
     * The value; the caller wipes it.
     *
     * @throws CordonException {@link CryptoError#CELL_REFUSED}, {@link CryptoError#CELL_VERSION}, {@link
     *     CryptoError#KEY_SHREDDED}, {@link CryptoError#KEY_UNKNOWN}, and the errors of the keyring
     */
    public byte[] open(CellPlace place, byte[] sealed) {
        int made = keyVersion(sealed).orElseThrow(() -> notOurs(sealed));
        byte[] value = keys.lend(
                        made,
                        PURPOSE,
                        (version, key) ->
                                Optional.ofNullable(RecordCipher.open(key, bound(place, version), sealed, HEAD)))
                .orElseThrow(() -> new CordonException(CryptoError.CELL_REFUSED));
        return value;
    }

    /** As {@link #open}, as text. */
    public Phi openText(CellPlace place, byte[] sealed) {
        byte[] value = open(place, sealed);
        try {
            return Phi.of(new String(value, StandardCharsets.UTF_8));
        } finally {
            Arrays.fill(value, (byte) 0);
        }
    }

    /** Whether it was sealed under the version now in use; if not, sealing it anew makes older versions dispensable. */
    public boolean isCurrent(byte[] sealed) {
        OptionalInt version = keyVersion(sealed);
        return version.isPresent() && version.getAsInt() == keys.currentVersion();
    }

    /** The version of the key that sealed it, not yet verified; empty if it is no sealed value of a known format. */
    public static OptionalInt keyVersion(byte[] sealed) {
        return sealed.length >= OVERHEAD && sealed[0] == FORMAT
                ? OptionalInt.of(ByteBuffer.wrap(sealed).getInt(1))
                : OptionalInt.empty();
    }

    private byte[] bound(CellPlace place, int version) {
        return KeyedInput.of(
                FORMAT,
                "cordon/cell",
                keys.handle().token(),
                Integer.toString(version),
                place.tenant(),
                place.table(),
                place.row(),
                place.column());
    }

    private static CordonException notOurs(byte[] sealed) {
        boolean later = sealed.length >= OVERHEAD && sealed[0] > FORMAT;
        return new CordonException(later ? CryptoError.CELL_VERSION : CryptoError.CELL_REFUSED);
    }

    private static byte[] utf8(Phi text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text.reveal(TO_SEAL)));
            byte[] value = Arrays.copyOf(encoded.array(), encoded.limit());
            Arrays.fill(encoded.array(), (byte) 0);
            return value;
        } catch (CharacterCodingException e) {
            throw new CordonException(CryptoError.CELL_NOT_TEXT);
        }
    }

    @Override
    public String toString() {
        return "CellSealer(" + handle() + ")";
    }
}
