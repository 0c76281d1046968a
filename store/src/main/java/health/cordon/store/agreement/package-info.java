@NullMarked
package health.cordon.store.agreement;

import org.jspecify.annotations.NullMarked;
