/**
 * Emergency access: breaking the glass, and answering for it.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.access.emergency.EmergencyAccess} gives a person an
 * {@link health.cordon.access.emergency.EmergencyGrant} for a stated reason and a short time, raises the alarm, and keeps
 * the queue that a second person reviews.
 *
 * <h2>Main path</h2>
 *
 * {@code take}, then requests {@code under(grant.id())}, then {@code review} by someone else.
 *
 * <h2>Invariants</h2>
 *
 * No grant without a reason, an end and an entry in the log. Nobody reviews his own. A grant that was rejected, ended or is
 * over gives nothing. What waits for review stays in the queue until it is reviewed.
 *
 * <h2>Not here</h2>
 *
 * What a grant permits: {@code break-glass.cedar}. Who may take one: {@code clinician.cedar}.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(2)(ii) (emergency access procedure, required).
 */
@NullMarked
package health.cordon.access.emergency;

import org.jspecify.annotations.NullMarked;
