/** The text engine. */
@NullMarked
package health.cordon.deid;

import org.jspecify.annotations.NullMarked;
