/**
 * Strict JSON.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.json.StrictTree} reads whole documents, {@link health.cordon.gateway.json.JsonGrammar} what
 * comes character by character; {@link health.cordon.gateway.json.JsonPlace} finds JSON among other words.
 *
 * <h2>Main path</h2>
 *
 * {@code StrictTree.read(bytes)}.
 *
 * <h2>Invariants</h2>
 *
 * No key twice, bounded depth, numbers as they are written.
 *
 * <h2>Not here</h2>
 *
 * What a tree may hold ({@code shape}).
 *
 * <h2>Rules</h2>
 *
 * RFC 8259.
 */
@NullMarked
package health.cordon.gateway.json;

import org.jspecify.annotations.NullMarked;
