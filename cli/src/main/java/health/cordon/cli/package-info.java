/** To come. */
@NullMarked
package health.cordon.cli;

import org.jspecify.annotations.NullMarked;
