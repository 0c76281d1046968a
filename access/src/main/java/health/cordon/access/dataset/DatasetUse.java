package health.cordon.access.dataset;

import java.util.Optional;

/**
 * What is about to be read.
 *
 * @param id the dataset's
 * @param content SHA-256 of what the caller holds in hands, by {@link ContentHash}; needed for de-identified data, so that
 *     other data under its name is not taken for it
 */
public record DatasetUse(String id, Optional<String> content) {

    /** With its content. */
    public static DatasetUse of(String id, String content) {
        return new DatasetUse(id, Optional.of(content));
    }

    /** By name alone. */
    public static DatasetUse of(String id) {
        return new DatasetUse(id, Optional.empty());
    }
}
