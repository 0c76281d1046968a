package health.cordon.crypto;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.primitive.Jca;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How a keyset's roots are sealed under a passphrase: AES-256-GCM with a key from PBKDF2-HMAC-SHA512 (RFC 8018). PBKDF2
 * and not Argon2id because it is in the JDK and in FIPS-validated providers (SP 800-132).
 *
 * @param rounds 0 if not sealed
 */
record KeysetSeal(int rounds, byte[] salt, byte[] nonce) {

    static final KeysetSeal NONE = new KeysetSeal(0, new byte[0], new byte[0]);

    private static final String ALGORITHM = "pbkdf2-hmac-sha512";
    private static final int ROUNDS = 600_000;
    /** A changed file must not weaken the key, nor hang whoever opens it. */
    private static final int MOST_ROUNDS = 20_000_000;

    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    static KeysetSeal random() {
        return new KeysetSeal(ROUNDS, Jca.randomNonce(SALT_BYTES), Jca.randomNonce(NONCE_BYTES));
    }

    /**
     * @throws IllegalArgumentException if the line is no seal
     */
    static KeysetSeal parse(String line) {
        if (line.equals("seal=none")) {
            return NONE;
        }
        String[] fields = line.split(",", -1);
        if (fields.length != 4 || !fields[0].equals("seal=" + ALGORITHM)) {
            throw new IllegalArgumentException("not a seal");
        }
        int rounds = Integer.parseInt(fields[1]);
        byte[] salt = HexFormat.of().parseHex(fields[2]);
        byte[] nonce = HexFormat.of().parseHex(fields[3]);
        if (rounds < ROUNDS || rounds > MOST_ROUNDS || salt.length != SALT_BYTES || nonce.length != NONCE_BYTES) {
            throw new IllegalArgumentException("not a seal");
        }
        return new KeysetSeal(rounds, salt, nonce);
    }

    String line() {
        if (isNone()) {
            return "none";
        }
        HexFormat hex = HexFormat.of();
        return String.join(",", ALGORITHM, Integer.toString(rounds), hex.formatHex(salt), hex.formatHex(nonce));
    }

    boolean isNone() {
        return rounds == 0;
    }

    byte[] seal(Passphrase passphrase, byte[] header, byte[] roots) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, passphrase, header).doFinal(roots);
        } catch (GeneralSecurityException e) {
            throw new CordonException(CryptoError.ALGORITHM_MISSING, e);
        }
    }

    byte[] open(@Nullable Passphrase passphrase, Path file, byte[] header, byte[] sealed) {
        if (passphrase == null) {
            throw new CordonException(CryptoError.KEYSET_SEALED, SafeArg.path(file));
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, passphrase, header).doFinal(sealed);
        } catch (AEADBadTagException e) {
            throw new CordonException(CryptoError.WRONG_PASSPHRASE, SafeArg.path(file));
        } catch (GeneralSecurityException e) {
            throw new CordonException(CryptoError.ALGORITHM_MISSING, e);
        }
    }

    private Cipher cipher(int mode, Passphrase passphrase, byte[] header) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(passphrase.characters(), salt, rounds, 256);
        byte[] key = Objects.requireNonNull(Jca.pbkdf2().generateSecret(spec).getEncoded());
        spec.clearPassword();
        try {
            Cipher cipher = Jca.gcm();
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(header);
            return cipher;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
