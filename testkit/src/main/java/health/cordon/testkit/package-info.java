/** To come. */
@NullMarked
package health.cordon.testkit;

import org.jspecify.annotations.NullMarked;
