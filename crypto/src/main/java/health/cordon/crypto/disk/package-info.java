/**
 * Files with secrets: written whole or not at all, their owner's alone, one writer at a time.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.crypto.disk.PrivateFile} creates and replaces files with mode 0600,
 * {@link health.cordon.crypto.disk.FileGuard} keeps other writers out.
 *
 * <h2>Main path</h2>
 *
 * {@code try (var guard = FileGuard.hold(file)) { ... PrivateFile.replace(file, content); }}
 *
 * <h2>Invariants</h2>
 *
 * A file appears under its name complete and on the disk. What fails leaves nothing behind.
 *
 * <h2>Not here</h2>
 *
 * What the bytes mean.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(1), 164.312(c)(1).
 */
@NullMarked
package health.cordon.crypto.disk;

import org.jspecify.annotations.NullMarked;
