/**
 * Sessions of people at a screen, and their end.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.access.session.Sessions} starts a session for who has signed in, signs in by its token, and signs out
 * by the clock who has been quiet too long.
 *
 * <h2>Main path</h2>
 *
 * {@code start}, then the token on each request, then {@code end} or the clock.
 *
 * <h2>Invariants</h2>
 *
 * The token has 256 random bits; the store has its SHA-256. Quiet for the set time: over. Older than the longest time: over,
 * however busy. A clock that is set back ends sessions rather than prolonging them.
 *
 * <h2>Not here</h2>
 *
 * Cookies and pages ({@code server}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(2)(iii) (automatic logoff).
 */
@NullMarked
package health.cordon.access.session;

import org.jspecify.annotations.NullMarked;
