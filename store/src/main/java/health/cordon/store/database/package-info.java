@NullMarked
package health.cordon.store.database;

import org.jspecify.annotations.NullMarked;
