/** Doing it. */
@NullMarked
package health.cordon.deid.transform;

import org.jspecify.annotations.NullMarked;
