/** Word evidence: hashed names, places and ordinary words with log-odds. */
@NullMarked
package health.cordon.deid.lexicon;

import org.jspecify.annotations.NullMarked;
