/** Finding what the chart already knows. */
@NullMarked
package health.cordon.deid.known;

import org.jspecify.annotations.NullMarked;
