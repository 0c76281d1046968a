/** Where other modules plug in detectors. */
@NullMarked
package health.cordon.deid.spi;

import org.jspecify.annotations.NullMarked;
