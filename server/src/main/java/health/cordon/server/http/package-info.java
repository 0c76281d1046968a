/**
 * HTTP: from a connection to an answer.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.server.http.HttpListener} listens; {@link health.cordon.server.http.Gate} is the one way in: it finds
 * the {@link health.cordon.server.http.Endpoint}, signs in, authorizes, and hands a {@link health.cordon.server.http.Call}
 * to the handler; {@link health.cordon.server.http.ErrorMapper} turns whatever went wrong into a problem document.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.server.http.Gate#answer}.
 *
 * <h2>Invariants</h2>
 *
 * A handler is given a {@link health.cordon.server.http.PermittedCall} or a {@link health.cordon.server.http.SignedCall},
 * which the gate alone can make: skipping a stage does not compile. Every connection has a deadline in every state. Nothing
 * of a request is written anywhere but into its answer. An answer has no text of an exception.
 *
 * <h2>Not here</h2>
 *
 * What endpoints do ({@code server.api}), bodies ({@code server.shape}), certificates ({@code server.tls}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(1), (b), (d), (e)(1). RFC 9110, RFC 9112, RFC 9457 (problem details), RFC 6750 (bearer tokens), RFC 6797
 * (HSTS).
 */
@NullMarked
package health.cordon.server.http;

import org.jspecify.annotations.NullMarked;
