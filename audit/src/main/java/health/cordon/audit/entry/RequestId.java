package health.cordon.audit.entry;

import java.util.Objects;
import java.util.UUID;

/**
 * What ties the entries of one request together: 128 bits, made by Cordon and not by the caller.
 *
 * @param value the id
 */
public record RequestId(UUID value) {

    /** Checks that it is there. */
    public RequestId {
        Objects.requireNonNull(value);
    }

    /** A new one. */
    public static RequestId random() {
        return new RequestId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
