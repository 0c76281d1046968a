@NullMarked
package health.cordon.store.keys;

import org.jspecify.annotations.NullMarked;
