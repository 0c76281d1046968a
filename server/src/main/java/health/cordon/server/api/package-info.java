/**
 * The endpoints: what the server does over HTTP.
 *
 * <h2>What</h2>
 *
 * One class a subject, each a list of {@link health.cordon.server.http.Endpoint}s with the records that they take and give.
 * {@link health.cordon.server.api.OpenApi} writes the OpenAPI document from that very list.
 *
 * <h2>Main path</h2>
 *
 * {@code new DeidApi(engines, threads, trail, metrics).endpoints()}.
 *
 * <h2>Invariants</h2>
 *
 * A patient's id, a text and a code stand in bodies, never in URLs, which end up in logs. What changes or reads something is
 * in the audit log before it is done, and its outcome before the answer leaves.
 *
 * <h2>Not here</h2>
 *
 * Signing in and authorization ({@code server.http}, {@code access}), the work itself (the rooms below).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.502(b) and (d), 164.514(c), 164.528, 164.312(b).
 */
@NullMarked
package health.cordon.server.api;

import org.jspecify.annotations.NullMarked;
