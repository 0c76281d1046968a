package health.cordon.kms.aws;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.spi.KekDescription;
import health.cordon.crypto.spi.KeyContext;
import health.cordon.crypto.spi.KeyProvider;
import health.cordon.crypto.spi.WrappedKey;
import java.time.Duration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.ReEncryptResponse;

/**
 * Wraps by a symmetric key of AWS KMS. A version is counted by the rotations of the key: KMS itself finds the right one for
 * each wrapping, and lists the rotations that are complete.
 */
final class AwsKeyProvider implements KeyProvider {

    static final String NAME = "aws-kms";

    /** A rotation takes KMS some seconds, seldom more. */
    private static final Duration ROTATION = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_BLOB = 6144;

    private final KmsClient kms;
    private final String arn;
    private final AwsErrors errors = new AwsErrors();
    private volatile String kek;
    private volatile boolean closed;

    private AwsKeyProvider(KmsClient kms, String arn) {
        this.kms = kms;
        this.arn = arn;
        this.kek = "";
    }

    /** Takes the client over. */
    static AwsKeyProvider open(KmsClient kms, String key) {
        try {
            KeyMetadata found = new AwsErrors()
                    .translated(() -> kms.describeKey(of -> of.keyId(key)).keyMetadata());
            if (found.keySpec() != KeySpec.SYMMETRIC_DEFAULT) {
                throw new CordonException(CryptoError.KEK_UNFIT, SafeArg.key("kek", found.arn()));
            }
            if (found.keyState() != KeyState.ENABLED) {
                throw new CordonException(CryptoError.KEK_DISABLED, SafeArg.key("kek", found.arn()));
            }
            AwsKeyProvider provider = new AwsKeyProvider(kms, found.arn());
            provider.describe();
            return provider;
        } catch (RuntimeException e) {
            kms.close();
            throw e;
        }
    }

    @Override
    public WrappedKey wrap(byte[] key, KeyContext context) {
        requireOpen();
        if (key.length == 0 || key.length > MOST_BYTES) {
            throw new IllegalArgumentException("1 to 32 bytes can be wrapped");
        }
        String under = kek;
        EncryptResponse answer = errors.translated(() -> kms.encrypt(
                of -> of.keyId(arn).plaintext(SdkBytes.fromByteArray(key)).encryptionContext(context.entries())));
        return new WrappedKey(NAME, under, answer.ciphertextBlob().asByteArray());
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped, KeyContext context) {
        SdkBytes blob = blob(wrapped);
        DecryptResponse answer = decrypting(
                () -> kms.decrypt(of -> of.keyId(arn).ciphertextBlob(blob).encryptionContext(context.entries())));
        requireOwn(answer.keyId());
        return answer.plaintext().asByteArray();
    }

    /** Inside KMS: the data key does not come out. */
    @Override
    public WrappedKey rewrap(WrappedKey wrapped, KeyContext context) {
        SdkBytes blob = blob(wrapped);
        String under = describe().kek();
        ReEncryptResponse answer = decrypting(() -> kms.reEncrypt(of -> of.sourceKeyId(arn)
                .destinationKeyId(arn)
                .ciphertextBlob(blob)
                .sourceEncryptionContext(context.entries())
                .destinationEncryptionContext(context.entries())));
        requireOwn(answer.sourceKeyId());
        return new WrappedKey(NAME, under, answer.ciphertextBlob().asByteArray());
    }

    @Override
    public boolean wrapped(WrappedKey wrapped) {
        return wrapped.provider().equals(NAME) && wrapped.kek().startsWith(arn + "#");
    }

    @Override
    public KekDescription describe() {
        requireOpen();
        kek = arn + "#" + rotations();
        return new KekDescription(NAME, kek, "AES-256-GCM in AWS KMS");
    }

    @Override
    public KekDescription rotate() {
        requireOpen();
        long before = rotations();
        errors.translated(() -> kms.rotateKeyOnDemand(of -> of.keyId(arn)));
        long until = System.nanoTime() + ROTATION.toNanos();
        while (rotations() == before) {
            if (System.nanoTime() - until > 0 || !paused()) {
                throw new CordonException(CryptoError.KEK_FAILED, SafeArg.key("answer", "rotation still pending"));
            }
        }
        return describe();
    }

    @Override
    public void close() {
        closed = true;
        kms.close();
    }

    private long rotations() {
        return errors.translated(() -> kms.listKeyRotationsPaginator(of -> of.keyId(arn)).rotations().stream()
                .count());
    }

    private SdkBytes blob(WrappedKey wrapped) {
        requireOpen();
        byte[] bytes = wrapped.bytes();
        if (!wrapped(wrapped) || bytes.length == 0 || bytes.length > MOST_BLOB) {
            throw new CordonException(CryptoError.WRAPPED_KEY_REFUSED);
        }
        return SdkBytes.fromByteArray(bytes);
    }

    /**
     * KMS answers "access denied" or "not found" as well where the blob names a key that does not exist. Who can decrypt
     * what he encrypted himself is not the one who is denied: then the blob is at fault.
     */
    private <T> T decrypting(AwsErrors.Call<T> call) {
        return errors.translated(() -> {
            try {
                return call.made();
            } catch (KmsException e) {
                if (AwsErrors.meansChanged(e) || (AwsErrors.mayMeanChanged(e) && decryptsItsOwn())) {
                    throw new CordonException(CryptoError.WRAPPED_KEY_REFUSED, e);
                }
                throw e;
            }
        });
    }

    private boolean decryptsItsOwn() {
        SdkBytes probe = SdkBytes.fromByteArray(new byte[1]);
        SdkBytes blob = kms.encrypt(of -> of.keyId(arn).plaintext(probe)).ciphertextBlob();
        return kms.decrypt(of -> of.keyId(arn).ciphertextBlob(blob)).plaintext().equals(probe);
    }

    private void requireOwn(String answered) {
        if (!arn.equals(answered)) {
            throw new CordonException(CryptoError.WRAPPED_KEY_REFUSED);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new CordonException(CryptoError.KEK_CLOSED);
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public String toString() {
        return "AwsKeyProvider(" + arn + ")";
    }
}
