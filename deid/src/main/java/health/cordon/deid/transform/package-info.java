/**
 * Carrying a policy out on a document.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.deid.transform.Transformer} walks the resolved spans once over the original text and writes each
 * one's replacement; a {@link health.cordon.deid.transform.Treatment} is one action. {@link
 * health.cordon.deid.transform.Tally} counts what was done.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.deid.transform.Transformer#transform}: the policy's action for the span, its treatment, the text it
 * gives. What the treatments of one document share (people, dates, numbers of tags, words of the input) is in
 * {@link health.cordon.deid.transform.Workspace}.
 *
 * <h2>Invariants</h2>
 *
 * A span that cannot be treated as the policy says is redacted. But for {@code keep}, {@code generalize} and tags, no
 * replacement holds the text it replaces. No surrogate is a value of the input. Same document, policy and keyset: same
 * bytes; only re-identification codes are random, and constant for one vault.
 *
 * <h2>Not here</h2>
 *
 * Finding PHI, choosing actions ({@code deid.policy}), keys and the vault ({@code crypto}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i)(B) and (C) (what may be told of ZIP codes, dates and ages), 164.514(c) (codes); RFC 2606 and RFC
 * 6761 (example.org), RFC 5737 and RFC 3849 (addresses for documentation), RFC 7042 (hardware addresses for
 * documentation).
 */
@NullMarked
package health.cordon.deid.transform;

import org.jspecify.annotations.NullMarked;
