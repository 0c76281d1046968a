/**
 * Client certificates (mutual TLS).
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.access.certificate.CertificateAuthenticator} validates the chain that a TLS client sent and finds the
 * principal whom the certificate names.
 *
 * <h2>Main path</h2>
 *
 * {@code authenticate}.
 *
 * <h2>Invariants</h2>
 *
 * The JDK validates: signatures, dates, names' constraints, key usages, weak algorithms, revocation lists where there are
 * some. A certificate must be for client authentication. Names are compared whole; there are no wildcards and no guessing from
 * a common name. A certificate that names two principals is nobody's.
 *
 * <h2>Not here</h2>
 *
 * The TLS handshake, which proves that the client holds the key ({@code server}).
 *
 * <h2>Rules</h2>
 *
 * RFC 5280 (certificates, path validation), RFC 8446 section 4.4.2. 45 CFR 164.312(d).
 */
@NullMarked
package health.cordon.access.certificate;

import org.jspecify.annotations.NullMarked;
