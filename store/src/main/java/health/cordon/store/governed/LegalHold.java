package health.cordon.store.governed;

import health.cordon.store.Target;
import java.time.Instant;

/**
 * A duty to keep something, whatever its retention says.
 *
 * @param name the matter; a person's name has no place in it
 * @param target what it keeps
 * @param placedAt since when
 * @param placedBy by whom
 */
public record LegalHold(String name, Target target, Instant placedAt, String placedBy) {}
