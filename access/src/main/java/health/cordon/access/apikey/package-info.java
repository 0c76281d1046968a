/**
 * API keys, for programs and for people's programs.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.access.apikey.ApiKeys} issues keys, calls them back, and signs in by them.
 *
 * <h2>Main path</h2>
 *
 * {@code issue} shows the key once; the program sends it as {@code Authorization: Bearer}; {@code revoke} ends it.
 *
 * <h2>Invariants</h2>
 *
 * The secret part has 256 random bits and is nowhere but in the key: the store has its SHA-256, which is compared in constant
 * time, whether a key of that id exists or not. Every key has an end. A typing error is found by the checksum, before
 * anything is looked up.
 *
 * <h2>Not here</h2>
 *
 * Who may issue: {@code Configuration} is administered by policy, and whoever calls asks first.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(2)(i) (unique user identification), 164.312(d).
 */
@NullMarked
package health.cordon.access.apikey;

import org.jspecify.annotations.NullMarked;
