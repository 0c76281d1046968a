/**
 * What a run leaves for those who answer for it.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.cli.report.RunReport} gathers it, {@link health.cordon.cli.report.ReportJson} writes it for
 * machines, {@link health.cordon.cli.report.ReportHtml} for people on one {@link health.cordon.cli.report.Page}.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.cli.report.RunReport#of}, then both writers.
 *
 * <h2>Invariants</h2>
 *
 * No document text. File names are relative. A page loads nothing and runs nothing.
 *
 * <h2>Not here</h2>
 *
 * Doing the work ({@code cli.batch}); pages that show text on purpose ({@code cli.explain}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.316(b)(1)(ii): a record of what was done.
 */
@NullMarked
package health.cordon.cli.report;

import org.jspecify.annotations.NullMarked;
