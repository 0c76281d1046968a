package health.cordon.store.governed;

import health.cordon.crypto.spi.KeyHandle;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What is known of a kept record without opening it. Every word of it is bound to the sealed payload: what was changed in the
 * database does not open.
 *
 * @param id random
 * @param kind what it is
 * @param collection what it belongs to
 * @param period the month, such as {@code 2032-11}, after which its collection's key is destroyed
 * @param owner who answers for it
 * @param purpose what it was made for
 * @param accessPolicy the id of the policy by which it may be read
 * @param subject whose record it is, as a pseudonym: the handle of the individual's data key
 * @param createdAt when it was kept, in whole milliseconds
 * @param retainedUntil when it is to be destroyed, and not before, in whole milliseconds
 */
public record GovernedRecord(
        String id,
        RecordKind kind,
        String collection,
        String period,
        String owner,
        String purpose,
        String accessPolicy,
        Optional<KeyHandle> subject,
        Instant createdAt,
        Instant retainedUntil) {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    /** The month of a time. */
    public static String month(Instant time) {
        return MONTH.format(time);
    }

    GovernedRecord retained(Instant until, String month) {
        return new GovernedRecord(id, kind, collection, month, owner, purpose, accessPolicy, subject, createdAt, until);
    }

    /** All words in one, each with its length in front, so that no two records have the same. */
    String facts() {
        StringBuilder facts = new StringBuilder();
        for (String word : new String[] {
            kind.name(),
            collection,
            period,
            owner,
            purpose,
            accessPolicy,
            subject.map(KeyHandle::token).orElse(""),
            Long.toString(createdAt.toEpochMilli()),
            Long.toString(retainedUntil.toEpochMilli())
        }) {
            facts.append(word.length()).append(':').append(word).append('\n');
        }
        return facts.toString();
    }
}
