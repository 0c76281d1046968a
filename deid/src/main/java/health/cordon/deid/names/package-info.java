/**
 * Names of people, places and facilities.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.deid.names.NameDetector} weighs words in their context; {@link health.cordon.deid.names.DocumentSense}
 * then finds again, in the whole document, what was certain once.
 *
 * <h2>Main path</h2>
 *
 * {@code SegmentReader}, {@code HeaderReader} and {@code RosterReader} first claim the names whose place in the text speaks
 * for them: HL7 fields, heads of forms, lists. Then {@code NameDetector.detect} walks the tokens. At each word that may begin a name {@code NameReader} and {@code
 * PlaceReader} add up points from {@code Weights}: the word's evidence in the lexicon, how it is written, the cues before
 * ({@code LeftContext}) and behind it. {@code FacilityReader} starts from nouns such as Hospital and reads backward. The
 * cues are listed in {@code cues.txt}. Behind any judge {@code DocumentSense} completes what was found: {@code NameEdges}
 * (the other half of a name), {@code CareReader} (places of care and work without a noun), {@code InitialsReader}
 * (signatures), {@code LoginReader} (user names of letters alone), {@code TableReader} (tables whose first row says what the
 * columns hold), {@code CensusReader} (surnames behind a bed or a room), {@code TagReader} (tags and handles of posts),
 * {@code CalledReader} (what the words beside it leave no doubt of).
 *
 * <h2>Invariants</h2>
 *
 * Linear in the length of the text: look-around is bounded. No state is kept between documents, no text in evidence.
 * Titles, relations and credentials are not part of a span, suffixes are.
 *
 * <h2>Not here</h2>
 *
 * Street addresses and {@code City, ST ZIP} ({@code deid.address}), names that the chart knows ({@code deid.known}), user
 * names with a figure, handles ({@code deid.rules}), any trained model.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i)(A), names, and (B), geographic subdivisions smaller than a state; states and countries are not
 * PHI.
 */
@NullMarked
package health.cordon.deid.names;

import org.jspecify.annotations.NullMarked;
