/** From claims to spans. */
@NullMarked
package health.cordon.deid.resolve;

import org.jspecify.annotations.NullMarked;
