/**
 * Decoding: from bytes to a text, from the text to what detectors read, with the way back.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.deid.text.TextDecoder} turns a file's bytes into a text and refuses what is none.
 * {@link health.cordon.deid.text.SourceText} reads a text as a person would, whatever it was disguised as, and knows the
 * original characters behind every decoded one. {@link health.cordon.deid.text.Tokens} cuts it into words and numbers.
 *
 * <h2>Main path</h2>
 *
 * {@code SourceText.of}: {@code Characters} (one character after the other), {@code LookAlikes} (letters of other scripts),
 * {@code QuotedPrintable}, {@code Wrapping} (line ends), {@code Layout} (encoded runs, letters set apart, hyphens at line ends). Each pass is a {@code Rewrite}; their maps compose.
 *
 * <h2>Invariants</h2>
 *
 * Nothing is lost: bytes go out as they came in, and every original character lies behind a decoded one. Every pass is
 * linear and takes any string. Plain ASCII is neither copied nor mapped.
 *
 * <h2>Not here</h2>
 *
 * Slips of text recognition ({@code O} for {@code 0}), which need a checksum or a cue ({@code deid.rules}); finding
 * anything at all.
 *
 * <h2>Rules</h2>
 *
 * Unicode Standard Annex 15 (normalisation forms), Technical Standard 39 (confusables), RFC 2045, 3629, 3986, 4648.
 */
@NullMarked
package health.cordon.deid.text;

import org.jspecify.annotations.NullMarked;
