/** To come. */
@NullMarked
package health.cordon.eval;

import org.jspecify.annotations.NullMarked;
