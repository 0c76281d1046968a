/**
 * Showing a person what was found and why.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.cli.explain.Explanation} is a text with its spans; three classes write it for a terminal, as a page
 * and for machines.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.cli.explain.ExplainText#of}.
 *
 * <h2>Invariants</h2>
 *
 * These outputs show PHI on purpose, and only to who asked for them: they go to standard output and nowhere else.
 *
 * <h2>Not here</h2>
 *
 * Reports, which never show text ({@code cli.report}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.502(b): whoever runs it must be allowed to see the record.
 */
@NullMarked
package health.cordon.cli.explain;

import org.jspecify.annotations.NullMarked;
