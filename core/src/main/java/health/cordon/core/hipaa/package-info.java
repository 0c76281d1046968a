/**
 * The regulation's own rules and lists.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.core.hipaa.SafeHarbor}: which three-digit ZIP areas are too small, where ages end, what a date
 * may keep.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.core.hipaa.SafeHarbor#zip3(String)}.
 *
 * <h2>Invariants</h2>
 *
 * Each list names its census and its source. What is not known to be allowed is not allowed.
 *
 * <h2>Not here</h2>
 *
 * Policies ({@code deid}), which may be stricter or, under a data use agreement, laxer.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i)(A) to (R); OCR, Guidance Regarding Methods for De-identification of PHI, 26 November 2012.
 */
@NullMarked
package health.cordon.core.hipaa;

import org.jspecify.annotations.NullMarked;
