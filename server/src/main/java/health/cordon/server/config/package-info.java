/**
 * How a server is set up.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.server.config.ServerConfig} has every setting as a value; {@link
 * health.cordon.server.config.ConfigFile} reads it from YAML; {@link health.cordon.server.config.ConfigKey} lists the keys.
 *
 * <h2>Main path</h2>
 *
 * {@code ConfigFile.read(Path.of("cordon.yaml"))}.
 *
 * <h2>Invariants</h2>
 *
 * All problems are told at once, each with its line; an unknown key with the nearest known one. Secrets are never in the
 * file: it names files. Every key has a heading in {@code docs/server-config.md}.
 *
 * <h2>Not here</h2>
 *
 * Opening anything that a setting names ({@code server}); the settings of development ({@code server.dev}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312: the defaults are the strict ones.
 */
@NullMarked
package health.cordon.server.config;

import org.jspecify.annotations.NullMarked;
