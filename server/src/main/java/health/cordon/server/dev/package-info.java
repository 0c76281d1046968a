/**
 * What {@code cordon serve --dev} makes, so that a server runs after one command.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.server.dev.DevFolder} makes a certificate authority, the server's certificate, keys, the store and a
 * first API key in a data folder; {@link health.cordon.server.dev.DevCertificate} makes the certificates.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.server.dev.DevFolder#prepare}, then the server starts with the configuration that it gives.
 *
 * <h2>Invariants</h2>
 *
 * Nothing of it happens without an explicit {@code --dev}. All files are their owner's alone. The authority's key is thrown
 * away as soon as it has signed the one certificate, so that nobody who trusts it can be deceived with another.
 *
 * <h2>Not here</h2>
 *
 * Any of it in production: there an operator brings certificate and keys ({@code docs/server.md}).
 *
 * <h2>Rules</h2>
 *
 * RFC 5280 (certificates). None of the regulation: development is no place for PHI.
 */
@NullMarked
package health.cordon.server.dev;

import org.jspecify.annotations.NullMarked;
