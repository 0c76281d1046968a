/**
 * What the log asks of a file system.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.audit.files.FileLayer} and the real one, {@link health.cordon.audit.files.DiskFiles};
 * {@link health.cordon.audit.files.FolderLock}, the one writer.
 *
 * <h2>Main path</h2>
 *
 * Everything that writes takes a {@link health.cordon.audit.files.FileLayer}; tests give one that fails at any operation
 * and loses what was not flushed.
 *
 * <h2>Invariants</h2>
 *
 * No other package of this module opens a file for writing.
 *
 * <h2>Not here</h2>
 *
 * What the files mean.
 *
 * <h2>Rules</h2>
 *
 * POSIX {@code fsync}, {@code rename}: a new name is durable when its folder was flushed.
 */
@NullMarked
package health.cordon.audit.files;

import org.jspecify.annotations.NullMarked;
