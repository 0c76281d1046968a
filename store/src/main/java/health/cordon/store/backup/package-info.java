@NullMarked
package health.cordon.store.backup;

import org.jspecify.annotations.NullMarked;
