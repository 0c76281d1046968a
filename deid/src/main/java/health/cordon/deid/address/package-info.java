/**
 * Addresses and every other geographic unit below the state.
 *
 * <h2>What</h2>
 *
 * Finds streets with number and unit, boxes, cities beside a state, counties, postal codes, coordinates and the like.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.deid.address.AddressDetector} walks the tokens once and asks one small finder per kind of anchor:
 * a street type, a state, a postal code, a box, a coordinate, a word that says where someone lives.
 *
 * <h2>Invariants</h2>
 *
 * One pass, bounded look-around, no regular expressions. A state alone is never claimed. An anchor that is also a
 * clinical word ({@code CT}, {@code Dr}, {@code St}, {@code PA}) needs more evidence than one that is not.
 *
 * <h2>Not here</h2>
 *
 * Places known only by name (names), facilities (names), what happens to a ZIP code (transform).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i)(B): all geographic subdivisions smaller than a state, including street address, city, county,
 * precinct, ZIP code and their equivalent geocodes.
 */
@NullMarked
package health.cordon.deid.address;

import org.jspecify.annotations.NullMarked;
