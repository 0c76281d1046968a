/**
 * Databases and their tables. Not exported.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.store.database.Database} is SQLite or PostgreSQL with a few connections for readers and writers;
 * {@link health.cordon.store.database.Schema} is the numbered SQL beside it; {@link
 * health.cordon.store.database.Settings} is what a store knows of itself.
 *
 * <h2>Main path</h2>
 *
 * {@code database.write(handle -> handle.createUpdate(...).execute())}.
 *
 * <h2>Invariants</h2>
 *
 * The same SQL runs on both; types and locks alone differ. Values go in as parameters, never as text of a statement. Nothing
 * of what a database says reaches a message. Connections to other machines are TLS with the name verified, and SCRAM.
 *
 * <h2>Not here</h2>
 *
 * What is in the tables: the packages beside this one.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(e)(2)(ii) (transmission), 164.312(a)(1). RFC 5802, RFC 7677 (SCRAM).
 */
@NullMarked
package health.cordon.store.database;

import org.jspecify.annotations.NullMarked;
