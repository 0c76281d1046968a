/**
 * Who may do what, and why.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.access.Authorizer} decides one {@link health.cordon.access.AccessRequest}: a
 * {@link health.cordon.access.Principal}, his {@link health.cordon.core.PurposeOfUse}, an
 * {@link health.cordon.access.Action}, a {@link health.cordon.access.Resource}. The answer is a
 * {@link health.cordon.access.Decision} that names the policies behind it.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.access.Authorizer#decide}. Before it: {@code access.identity} turns credentials into a principal.
 * After it: {@code access.minimum} cuts what was allowed down to what is needed.
 *
 * <h2>Invariants</h2>
 *
 * What no policy permits is denied. Every decision is in the access log before the caller has it; where the log refuses,
 * the decision is to deny. A policy that fails denies. Only this package makes decisions: their constructors are its own.
 *
 * <h2>Not here</h2>
 *
 * The policies and their engine ({@code access.policy}), signing in ({@code access.identity}, {@code access.jwt},
 * {@code access.apikey}, {@code access.certificate}, {@code access.session}), emergency access ({@code access.emergency}),
 * governed datasets ({@code access.dataset}), the field filter ({@code access.minimum}), where things are kept
 * ({@code access.spi}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.308(a)(4) (access authorization), 164.312(a)(1) (access control), 164.312(d) (authentication), 164.506 and
 * 164.512 (purposes), 164.514(d) (minimum necessary). Purposes: HL7 v3 ActReason.
 */
@NullMarked
package health.cordon.access;

import org.jspecify.annotations.NullMarked;
