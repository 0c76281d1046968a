/**
 * What policies say, in plain words, and whether they say what they should.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.access.explain.WhatIf} asks a question, names the policies behind the answer, and tells which one
 * change would turn a no into a yes. {@link health.cordon.access.explain.PolicyTests} asks the questions of a file and
 * compares the answers with those that it expects.
 *
 * <h2>Main path</h2>
 *
 * {@code cordon access explain} and {@code cordon access test}.
 *
 * <h2>Invariants</h2>
 *
 * Nothing here decides for anyone: it gives no {@code Decision} and writes no log.
 *
 * <h2>Not here</h2>
 *
 * Decisions ({@code Authorizer}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.308(a)(8) (evaluation): tests of policies are how a change to them is judged.
 */
@NullMarked
package health.cordon.access.explain;

import org.jspecify.annotations.NullMarked;
