/**
 * What happens, as entries of the audit log.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.server.trail.Trail} appends. {@link health.cordon.server.trail.AccessTrail}, {@link
 * health.cordon.server.trail.StoreTrail} and {@link health.cordon.server.trail.KeyTrail} sit in the seats that the rooms
 * offer; {@link health.cordon.server.trail.Names} makes of their words what an entry may hold; {@link
 * health.cordon.server.trail.Doing} is who does what for, as far as the running request knows; {@link
 * health.cordon.server.trail.LogWitness} vouches for backups.
 *
 * <h2>Main path</h2>
 *
 * A room tells its seat, the seat appends, the room goes on. What cannot be appended does not happen.
 *
 * <h2>Invariants</h2>
 *
 * An entry is durable before what it tells of has an effect. Whatever does not fit an entry's narrow words goes in as a
 * keyed pseudonym: nothing is dropped because of its form, and nothing is written that could identify a patient.
 *
 * <h2>Not here</h2>
 *
 * The log ({@code audit}), decisions ({@code access}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(b) (audit controls), 164.308(a)(1)(ii)(D) (information system activity review).
 */
@NullMarked
package health.cordon.server.trail;

import org.jspecify.annotations.NullMarked;
