@NullMarked
package health.cordon.store.governed;

import org.jspecify.annotations.NullMarked;
