@NullMarked
package health.cordon.store;

import org.jspecify.annotations.NullMarked;
