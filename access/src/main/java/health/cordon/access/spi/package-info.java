/**
 * Where others plug in.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.access.spi.AccessLog} takes every {@link health.cordon.access.spi.AccessEvent} before it has an
 * effect. {@link health.cordon.access.spi.RecordStore} keeps records: API keys, sessions, emergency grants, datasets,
 * tokens that were used. {@link health.cordon.access.spi.Authenticator} turns credentials into a principal.
 * {@link health.cordon.access.spi.Alarm} tells people of an emergency.
 *
 * <h2>Main path</h2>
 *
 * Implement one, pass its {@code *Contract} tests, hand it to whatever takes it. {@code access.memory} has a log and a
 * store that forget all when the process ends.
 *
 * <h2>Invariants</h2>
 *
 * A log returns from an append only when the entry is safe. A store's insert and replace are atomic: of two at once, one
 * wins and the other is told. Names of authenticators are unique: a duplicate stops the start.
 *
 * <h2>Not here</h2>
 *
 * The durable log ({@code audit}) and the durable store ({@code store}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(b) (audit controls).
 */
@NullMarked
package health.cordon.access.spi;

import org.jspecify.annotations.NullMarked;
