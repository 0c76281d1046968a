/**
 * Data keys while they are unwrapped. Not exported.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.crypto.live.LiveKey} is one version in memory; {@link health.cordon.crypto.live.KeySource} hands out
 * those of one owner.
 *
 * <h2>Main path</h2>
 *
 * {@code KeySource.with(source::current, "cell", key -> ...)}.
 *
 * <h2>Invariants</h2>
 *
 * A data key encrypts nothing itself; each purpose has a key derived from it. A wiped key is never used as if it were one.
 *
 * <h2>Not here</h2>
 *
 * Where the keys come from ({@code keyring}), what they encrypt ({@code cell}, {@code file}).
 *
 * <h2>Rules</h2>
 *
 * NIST SP 800-57 part 1, section 5.2 (one key, one use).
 */
@NullMarked
package health.cordon.crypto.live;

import org.jspecify.annotations.NullMarked;
