/** To come. */
@NullMarked
package health.cordon.crypto;

import org.jspecify.annotations.NullMarked;
