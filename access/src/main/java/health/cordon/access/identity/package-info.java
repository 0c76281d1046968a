/**
 * From credentials to a principal.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.access.identity.Authenticators} shows credentials to the ways to sign in that are configured, holds
 * back who fails too often ({@link health.cordon.access.identity.FailureLimit}), and logs refusals.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.access.identity.Authenticators#authenticate}.
 *
 * <h2>Invariants</h2>
 *
 * Somebody unknown is nobody: there is no anonymous principal. An authenticator that throws has refused. The caller learns
 * that signing in failed; why it failed is for the log.
 *
 * <h2>Not here</h2>
 *
 * The ways themselves: {@code access.jwt}, {@code access.apikey}, {@code access.certificate}, {@code access.session}.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(d) (person or entity authentication), 164.308(a)(5)(ii)(C) (log-in monitoring).
 */
@NullMarked
package health.cordon.access.identity;

import org.jspecify.annotations.NullMarked;
