@NullMarked
package health.cordon.store.vault;

import org.jspecify.annotations.NullMarked;
