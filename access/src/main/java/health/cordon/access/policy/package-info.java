/**
 * The policies: read, checked, asked.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.access.policy.AccessPolicies} is a set of Cedar policies that has passed every check. Asked a
 * {@link health.cordon.access.policy.Question}, it gives a {@link health.cordon.access.policy.Verdict}.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.access.policy.AccessPolicies#builtIn()} or {@code read(folder)}, then {@code ask}. A question that
 * was asked before is answered from memory. Another one goes to Cedar, with the policies that can matter to it: which those
 * are depends on few facts, so the slices that there are stay parsed.
 *
 * <h2>Invariants</h2>
 *
 * Cedar decides. A slice leaves out only policies whose head or first conditions provably do not hold, and such a policy has
 * no part in Cedar's answer: {@code SlicesProperties} holds that both give the same one. A set is
 * immutable: new policies are a new set, so nothing remembered can be stale. Problems are told all at once.
 *
 * <h2>Not here</h2>
 *
 * Logging, scopes of credentials, emergencies: {@code Authorizer}. What-if and policy tests: {@code access.explain}.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.308(a)(4)(ii)(B) (access authorization). Cedar policy language 4: a policy applies if its scope and its
 * conditions hold; a forbid beats every permit; nothing that applies means no.
 */
@NullMarked
package health.cordon.access.policy;

import org.jspecify.annotations.NullMarked;
