package health.cordon.server.kept;

import health.cordon.access.spi.StoredRecord;

/**
 * How a kind of record becomes bytes and back. Equal records have equal bytes.
 *
 * @param <R> the kind
 */
public interface RecordForm<R extends StoredRecord> {

    /** The bytes. */
    byte[] write(R record);

    /** The record; throws {@link RuntimeException} where the bytes are none. */
    R read(byte[] bytes);
}
