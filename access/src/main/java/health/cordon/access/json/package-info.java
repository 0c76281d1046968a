/**
 * JSON from those who may be hostile.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.access.json.StrictJson} reads one small JSON object into maps and lists.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.access.json.StrictJson#object}.
 *
 * <h2>Invariants</h2>
 *
 * A key that stands twice, anything behind the object, too much depth or length: refused, never guessed at. Of two readers
 * of a doubled key one sees the first and one the last, and a check of one is no check of the other.
 *
 * <h2>Not here</h2>
 *
 * Documents of any size: {@code access.minimum} streams those.
 *
 * <h2>Rules</h2>
 *
 * RFC 8259 section 4 (names should be unique), RFC 7519 section 4 (claim names must be).
 */
@NullMarked
package health.cordon.access.json;

import org.jspecify.annotations.NullMarked;
