/**
 * What the server shows when a client connects.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.server.tls.TlsRules} says which protocols, suites and groups there are; {@link
 * health.cordon.server.tls.TlsFiles} reads a certificate and its key; {@link health.cordon.server.tls.ReloadingKeys} and {@link
 * health.cordon.server.tls.ClientCertificates} take new files while the server runs.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.server.tls.TlsRules#tls}.
 *
 * <h2>Invariants</h2>
 *
 * TLS 1.3 and 1.2, forward secrecy and authenticated encryption alone; no renegotiation by a client. A key that others may
 * read is refused. New files take the place of old ones together, or not at all. A revocation list that is empty or gone never
 * counts as a list of none.
 *
 * <h2>Not here</h2>
 *
 * Which client a certificate stands for ({@code access.certificate}); certificates for development ({@code server.dev}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(e)(1) (transmission security), 164.312(e)(2)(ii) (encryption). NIST SP 800-52r2; RFC 9325.
 */
@NullMarked
package health.cordon.server.tls;

import org.jspecify.annotations.NullMarked;
