package health.cordon.audit.note;

import health.cordon.audit.AuditError;
import health.cordon.core.error.CordonException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/**
 * The Ed25519 key with which a log signs or a witness cosigns. This is the seat for keys that do not lie in a file: give
 * {@link #of} any JCA key that the providers can sign with.
 *
 * <p>Thread-safe. Nothing prints the private key.
 */
public final class SigningKey {

    private final String name;
    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private SigningKey(String name, PrivateKey privateKey, PublicKey publicKey) {
        if (!NoteText.isKeyName(name)) {
            throw new CordonException(AuditError.BAD_VALUE);
        }
        this.name = name;
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * A key pair under a name.
     *
     * @param name for a log its origin; no spaces, no plus sign; best a URL without its scheme
     * @throws CordonException {@link AuditError#WRONG_KEY} if the halves do not belong together
     */
    public static SigningKey of(String name, PrivateKey privateKey, PublicKey publicKey) {
        SigningKey key = new SigningKey(name, privateKey, publicKey);
        byte[] message = "cordon key check".getBytes(StandardCharsets.US_ASCII);
        if (!key.logKey().fits(message, key.signature(message))) {
            throw new CordonException(AuditError.WRONG_KEY);
        }
        return key;
    }

    /** A new one. */
    public static SigningKey generate(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(name, pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new CordonException(AuditError.ALGORITHM_MISSING, e);
        }
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** What checks this log's checkpoints. */
    public VerifierKey logKey() {
        return VerifierKey.ofLog(name, publicKey);
    }

    /** What checks this witness's cosignatures. */
    public VerifierKey witnessKey() {
        return VerifierKey.ofWitness(name, publicKey);
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    PublicKey publicKey() {
        return publicKey;
    }

    /** Signs what a log says of itself. */
    public SignedCheckpoint sign(Checkpoint checkpoint) {
        return new SignedCheckpoint(checkpoint, signNote(checkpoint.body()));
    }

    /** Signs any text that ends in a newline, as a C2SP signed note. */
    public String signNote(String body) {
        return body + "\n" + NoteText.line(logKey(), signature(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The line with which a witness cosigns a checkpoint that it checked (C2SP cosignature/v1). */
    public String cosign(SignedCheckpoint checked, long epochSecond) {
        byte[] signature = signature(
                SignedCheckpoint.cosigned(epochSecond, checked.checkpoint().body()));
        byte[] timed = ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(epochSecond)
                .put(signature)
                .array();
        return NoteText.line(witnessKey(), timed);
    }

    private byte[] signature(byte[] message) {
        try {
            Signature sign = Signature.getInstance("Ed25519");
            sign.initSign(privateKey);
            sign.update(message);
            return sign.sign();
        } catch (GeneralSecurityException e) {
            throw new CordonException(AuditError.ALGORITHM_MISSING, e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey(" + name + ")";
    }
}
