/** What to do with each kind. */
@NullMarked
package health.cordon.deid.policy;

import org.jspecify.annotations.NullMarked;
