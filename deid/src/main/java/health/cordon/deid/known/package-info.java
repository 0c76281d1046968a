/**
 * Finding what the chart already knows: names, numbers, dates and addresses of a document's people, in every form.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.deid.known.KnownPhi} holds the values, read from JSON or taken one by one.
 * {@link health.cordon.deid.known.KnownPhiDetector} finds them in a document.
 *
 * <h2>Main path</h2>
 *
 * {@code KnownIndex} lays the values out once: words of names and what is left of them with a letter struck out, numbers as
 * bare digits, dates as days, phrases by their first two words. Four finders go through the tokens with hash lookups and
 * confirm each hit by comparing the letters.
 *
 * <h2>Invariants</h2>
 *
 * No value is dropped for its form. The work on a document does not grow with the number of known values. Nothing here
 * prints a value; errors name a line and a key that exists.
 *
 * <h2>Not here</h2>
 *
 * Names that nobody told ({@code deid.names}); spreading a found name over the document.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i): the identifiers of the individual and of relatives, employers and household members.
 */
@NullMarked
package health.cordon.deid.known;

import org.jspecify.annotations.NullMarked;
