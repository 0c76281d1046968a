/** Names of people, places and facilities. */
@NullMarked
package health.cordon.deid.names;

import org.jspecify.annotations.NullMarked;
