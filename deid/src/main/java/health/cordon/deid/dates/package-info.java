/**
 * Dates and the ages that reveal them.
 *
 * <h2>What</h2>
 *
 * Finds every date element more specific than a year, and every age over 89; reads a found date so that it can be moved
 * by days and written back in its own form.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.deid.dates.DateDetector} walks the tokens once; at each number, month, weekday or feast it asks
 * {@code DateGrammar} what stands there, and {@code DateContext} whether it is meant as a date.
 * {@link health.cordon.deid.dates.DateExpression} reads one found string with the same grammar.
 *
 * <h2>Invariants</h2>
 *
 * One pass, bounded look-around, no regular expressions. A year alone, a bare weekday, a time of day alone and relative
 * time ({@code two days ago}) are never claimed. What the grammar spans, {@code DateExpression} can read, or the
 * transformer redacts it whole.
 *
 * <h2>Not here</h2>
 *
 * What happens to a date (policy, transform), numbers that are identifiers (rules), the age of people under 90.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i)(C): all elements of dates (except year) directly related to an individual, and all ages over
 * 89 and all elements of dates (including year) indicative of such age.
 */
@NullMarked
package health.cordon.deid.dates;

import org.jspecify.annotations.NullMarked;
