package health.cordon.audit.note;

import health.cordon.audit.AuditError;
import health.cordon.audit.Finding;
import health.cordon.audit.NotVerified;
import health.cordon.core.error.CordonException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An Ed25519 key that checks notes, in the text form of C2SP signed-note: {@code name+keyid+base64(type || key)}.
 *
 * <p>Immutable and thread-safe.
 */
public final class VerifierKey {

    /** Signs notes. */
    static final byte ED25519 = 1;
    /** Cosigns checkpoints with a time. */
    static final byte COSIGNATURE = 4;

    private static final int KEY_BYTES = 32;

    private final String name;
    private final byte type;
    private final byte[] key;
    private final int id;
    private final PublicKey publicKey;

    private VerifierKey(String name, byte type, byte[] key) throws GeneralSecurityException {
        this.name = name;
        this.type = type;
        this.key = key;
        this.id = id(name, type, key);
        this.publicKey = decoded(key);
    }

    /** The key of a log, from its JCA form. */
    static VerifierKey ofLog(String name, PublicKey key) {
        return of(name, ED25519, encoded(key));
    }

    /** The key of a witness, from its JCA form. */
    static VerifierKey ofWitness(String name, PublicKey key) {
        return of(name, COSIGNATURE, encoded(key));
    }

    private static VerifierKey of(String name, byte type, byte[] key) {
        try {
            return new VerifierKey(name, type, key);
        } catch (GeneralSecurityException e) {
            throw new CordonException(AuditError.ALGORITHM_MISSING, e);
        }
    }

    /** Reads the text form; the key id in it must be the right one. */
    public static VerifierKey parse(String text) throws NotVerified {
        String[] parts = text.strip().split("\\+", 3);
        try {
            byte[] typed = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
            if (typed.length != 1 + KEY_BYTES
                    || (typed[0] != ED25519 && typed[0] != COSIGNATURE)
                    || !NoteText.isKeyName(parts[0])) {
                throw new NotVerified(Finding.KEY_MALFORMED);
            }
            VerifierKey key = new VerifierKey(parts[0], typed[0], Arrays.copyOfRange(typed, 1, typed.length));
            if (!parts[1].equals(key.hexId())) {
                throw new NotVerified(Finding.KEY_MALFORMED);
            }
            return key;
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new NotVerified(Finding.KEY_MALFORMED);
        }
    }

    /** Who signs: for a log its origin. */
    public String name() {
        return name;
    }

    /** Whether it is a witness's key, whose signatures carry a time. */
    public boolean isWitness() {
        return type == COSIGNATURE;
    }

    /**
     * The text of any note that this key signed.
     *
     * @throws NotVerified if it did not
     */
    public String openNote(String note) throws NotVerified {
        String body = NoteText.body(note);
        for (NoteText.Line line : NoteText.lines(note)) {
            if (line.name().equals(name) && line.keyId() == id) {
                if (!fits(body.getBytes(StandardCharsets.UTF_8), line.signature())) {
                    throw new NotVerified(Finding.BAD_SIGNATURE);
                }
                return body;
            }
        }
        throw new NotVerified(Finding.NOT_SIGNED);
    }

    int id() {
        return id;
    }

    /** The key id in hexadecimal, as in the text form. */
    public String hexId() {
        return HexFormat.of().toHexDigits(id);
    }

    boolean fits(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(publicKey);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static int id(String name, byte type, byte[] key) throws GeneralSecurityException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        sha256.update(type);
        sha256.update(key);
        return ByteBuffer.wrap(sha256.digest()).getInt();
    }

    /** RFC 8032, 5.1.2: y in little-endian order, the low bit of x on top. */
    private static byte[] encoded(PublicKey key) {
        EdECPoint point = ((EdECPublicKey) key).getPoint();
        byte[] y = point.getY().toByteArray();
        byte[] out = new byte[KEY_BYTES];
        for (int i = 0; i < y.length && i < KEY_BYTES; i++) {
            out[i] = y[y.length - 1 - i];
        }
        if (point.isXOdd()) {
            out[KEY_BYTES - 1] |= (byte) 0x80;
        }
        return out;
    }

    private static PublicKey decoded(byte[] key) throws GeneralSecurityException {
        byte[] bigEndian = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            bigEndian[i] = key[KEY_BYTES - 1 - i];
        }
        boolean odd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7F;
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(
                        NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, bigEndian))));
    }

    /** The text form, to be given to whoever checks. */
    @Override
    public String toString() {
        byte[] typed = new byte[1 + KEY_BYTES];
        typed[0] = type;
        System.arraycopy(key, 0, typed, 1, KEY_BYTES);
        return name + "+" + hexId() + "+" + Base64.getEncoder().encodeToString(typed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey one && one.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return id;
    }
}
