package health.cordon.crypto.primitive;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * A secret key whose bytes are wiped when it is destroyed, which {@link javax.crypto.spec.SecretKeySpec} cannot. A cipher
 * that was initialised with it keeps its own schedule until the collector takes it. Not for use while another thread
 * destroys it.
 */
public final class WipingKey implements SecretKey, AutoCloseable {

    private static final long serialVersionUID = 1L;

    private final String algorithm;
    private final transient byte[] bytes;
    private volatile boolean destroyed;

    /** Takes a copy; the caller wipes its own. */
    public WipingKey(String algorithm, byte[] bytes) {
        this.algorithm = algorithm;
        this.bytes = bytes.clone();
    }

    @Override
    public String getAlgorithm() {
        return algorithm;
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    /** A copy, as the interface asks: the provider wipes it or not. */
    @Override
    public byte[] getEncoded() {
        if (destroyed) {
            throw new IllegalStateException("the key was destroyed");
        }
        return bytes.clone();
    }

    @Override
    public void destroy() {
        destroyed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    @Override
    public void close() {
        destroy();
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException("WipingKey");
    }

    @Override
    public String toString() {
        return "WipingKey";
    }
}
