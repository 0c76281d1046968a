@NullMarked
package health.cordon.store.kept;

import org.jspecify.annotations.NullMarked;
