/**
 * Bearer tokens of an identity provider (OIDC, OAuth 2.0), as JWTs.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.access.jwt.JwtAuthenticator} with {@link health.cordon.access.jwt.JwtSettings} and the provider's
 * {@link health.cordon.access.jwt.VerificationKeys}.
 *
 * <h2>Main path</h2>
 *
 * {@code authenticate}: form, header, key, signature, claims, replay; the first that is wrong ends it.
 *
 * <h2>Invariants</h2>
 *
 * RS256 and ES256, nothing else: {@code none} and HMAC are not implemented, so there is nothing to confuse. A key comes from
 * the configured place and never from the token; its id is compared with the ids of that set and used for nothing else.
 * Claims are read only after the signature holds, by a reader that refuses doubled keys. The provider's endpoint is asked
 * rarely, whatever tokens arrive, and no token waits for it longer than some seconds.
 *
 * <h2>Not here</h2>
 *
 * Logging in with a browser, refresh tokens, introspection.
 *
 * <h2>Rules</h2>
 *
 * RFC 7515 (JWS), 7517 (JWK), 7519 (JWT), 8725 (best current practices), 9068 (access tokens). 45 CFR 164.312(d).
 */
@NullMarked
package health.cordon.access.jwt;

import org.jspecify.annotations.NullMarked;
