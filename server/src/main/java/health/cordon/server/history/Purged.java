package health.cordon.server.history;

/**
 * What a purge destroyed.
 *
 * @param days how many days of routes
 * @param records how many records were deleted
 * @param keys how many data keys were destroyed
 * @param behind how many copies of the keys could not be told
 */
public record Purged(int days, long records, int keys, int behind) {}
