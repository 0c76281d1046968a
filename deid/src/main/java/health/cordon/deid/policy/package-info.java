/**
 * What to do with each kind of PHI, as data.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.deid.policy.Policy} holds, per kind, an ordered list of {@link health.cordon.deid.policy.Rule}s: if
 * {@link health.cordon.deid.policy.When} these conditions hold, do this {@link health.cordon.deid.policy.Action}. It is
 * read from YAML or JSON, linted with all problems at once, written back in one canonical form and hashed. Policies and
 * recognisers of two other engines are translated by {@link health.cordon.deid.policy.PhilterImport} and
 * {@link health.cordon.deid.policy.PresidioImport}.
 *
 * <h2>Main path</h2>
 *
 * Text, {@link health.cordon.deid.policy.PolicyReader}, {@link health.cordon.deid.policy.Policy},
 * {@link health.cordon.deid.policy.Policy#actionFor}.
 *
 * <h2>Invariants</h2>
 *
 * A span for which no rule matches is redacted. A condition whose fact is not known does not hold. A policy with a problem
 * is never used. The published schema, {@code docs/schema/policy.schema.json}, is what
 * {@link health.cordon.deid.policy.PolicySchema} writes from the same tables that the reader reads.
 *
 * <h2>Not here</h2>
 *
 * Carrying an action out ({@code deid.transform}), finding PHI, keys.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i) (Safe Harbor), 164.514(b)(1) (expert determination), 164.514(e) (limited data set), 164.514(c)
 * (re-identification codes).
 */
@NullMarked
package health.cordon.deid.policy;

import org.jspecify.annotations.NullMarked;
