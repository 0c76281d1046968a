package health.cordon.store.kept;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A record of another room, which alone knows what is in it.
 *
 * @param id unique on its shelf; in clear, so it may not identify an individual
 * @param body what the room made of it; sealed in the store
 * @param forgettableFrom when it may be deleted because nobody asks for it any more; empty if never
 */
public record KeptRecord(String id, byte[] body, Optional<Instant> forgettableFrom) {

    /** Takes a copy. */
    public KeptRecord {
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    boolean hasBody(byte[] other) {
        return Arrays.equals(body, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeptRecord that
                && that.id.equals(id)
                && Arrays.equals(that.body, body)
                && that.forgettableFrom.equals(forgettableFrom);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "KeptRecord(" + id + ")";
    }
}
