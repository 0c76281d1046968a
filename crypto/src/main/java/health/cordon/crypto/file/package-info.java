/**
 * Sealed files of any size.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.crypto.file.FileSealer} encrypts a file in segments, {@link health.cordon.crypto.file.FileOpener}
 * puts it back, {@link health.cordon.crypto.file.SealedFile} reads from any place of it.
 *
 * <h2>Main path</h2>
 *
 * <pre>{@code
 * keyring.fileSealer(KeyOwner.dataset("radiology")).seal(in, sealed, false, done -> {});
 * try (SealedFile file = keyring.fileOpener().read(sealed)) {
 *     file.position(offset).read(buffer);
 * }
 * }</pre>
 *
 * <h2>Invariants</h2>
 *
 * No byte of text is handed out that was not verified to be the one sealed at that place. An output appears whole or not at
 * all. Memory does not grow with the file.
 *
 * <h2>Not here</h2>
 *
 * Small values in tables ({@code crypto.cell}); folders of files ({@code cli}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(2)(iv), 164.312(c)(1), 164.312(e)(2)(ii). NIST SP 800-38D; STREAM (CRYPTO 2015).
 */
@NullMarked
package health.cordon.crypto.file;

import org.jspecify.annotations.NullMarked;
