/** Decoding: the text that detectors read, the way back to the original, tokens. */
@NullMarked
package health.cordon.deid.text;

import org.jspecify.annotations.NullMarked;
