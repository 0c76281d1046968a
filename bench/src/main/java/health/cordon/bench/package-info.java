/** To come. */
@NullMarked
package health.cordon.bench;

import org.jspecify.annotations.NullMarked;
