package health.cordon.ner.encoder;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What the encoder made of stretches that it has read before: the turns of a conversation that come again with every turn,
 * the phrases that a hospital's notes are made of.
 *
 * <p>A stretch is known by an HMAC under a key that is made with this object and never leaves it, so that neither the text
 * nor a hash that could be guessed at stays in memory, and nobody can make two stretches look alike. What is kept is what a
 * run would give again: a result never hangs on what was read before. Bounded; thread-safe.
 */
final class SeenStretches {

    private static final String HMAC = "HmacSHA256";
    /** What all that is kept may weigh: some thousand stretches. */
    static final long MOST_BYTES = 16 << 20;

    /** Of a key, an array's head and the cache's own record. */
    private static final int BYTES_BESIDE = 120;

    private record Seal(long high, long low) {}

    private final SecretKeySpec key;
    private final Cache<Seal, float[]> logits = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Seal seal, float[] kept) -> kept.length * Float.BYTES + BYTES_BESIDE)
            .executor(Runnable::run)
            .build();

    SeenStretches() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, HMAC);
    }

    /** What is kept, in bytes. */
    long bytes() {
        logits.cleanUp();
        return logits.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }

    /** One stretch that is about to be read. */
    final class Seen {

        private final Seal seal;

        private Seen(Seal seal) {
            this.seal = seal;
        }

        /** What was made of it; null if it is new. Not to be written to. */
        float @Nullable [] logits() {
            return logits.getIfPresent(seal);
        }

        void keep(float[] made) {
            logits.put(seal, made);
        }
    }

    Seen of(Stretch stretch) {
        ByteBuffer bytes = ByteBuffer.allocate(3 * Short.BYTES * stretch.size());
        for (int i = 0; i < stretch.size(); i++) {
            bytes.putShort((short) stretch.pieces()[i]);
            bytes.putShort((short) stretch.shapes()[i]);
            bytes.putShort((short) stretch.evidence()[i]);
        }
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            ByteBuffer hash = ByteBuffer.wrap(mac.doFinal(bytes.array()));
            return new Seen(new Seal(hash.getLong(), hash.getLong()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has HMAC", e);
        }
    }
}
