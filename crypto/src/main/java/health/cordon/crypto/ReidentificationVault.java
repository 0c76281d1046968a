package health.cordon.crypto;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.error.CordonException;
import java.util.Optional;

/**
 * Hands out random codes for values and keeps, encrypted, what each code stands for.
 *
 * <p><b>What this promises.</b> No value is ever in clear on the disk, nor held in memory longer than a call. The same
 * value of the same kind has the same code within one subject, and unrelated codes in two subjects. Any text comes back as it
 * was, half surrogate pairs included. Thread-safe, also when threads are interrupted. Every implementation passes
 * {@code ReidentificationVaultContract}.
 *
 * <p><b>What it does not.</b> A record survives the end of this process at once, but a power failure only after {@link
 * #sync()} or {@link #close()}: sync before a document that holds its codes is handed on. How many values there are and how
 * long each is can be seen. Who may restore is not decided here.
 *
 * <p>Errors are {@link CordonException}s: {@link CryptoError#VALUE_TOO_LONG}, {@link CryptoError#VAULT_CLOSED}, {@link
 * CryptoError#VAULT_UNREADABLE}, {@link CryptoError#VAULT_UNWRITABLE}, {@link CryptoError#VAULT_READ_ONLY}, or the
 * implementation's own.
 */
@Cfr("164.514(c)")
public interface ReidentificationVault extends AutoCloseable {

    /**
     * The code for a value: the one it has already within this subject, or a new one.
     *
     * @param subject whose record it is: the subject's key, or the document's id where each document stands for itself
     * @param kind what the value is, for example {@code "NAME"}; the same text of two kinds has two codes
     */
    ReidentificationCode assign(String subject, String kind, Phi value);

    /** What the code stands for; empty if this vault never gave it out, or gave it up on purpose. */
    Optional<Phi> restore(ReidentificationCode code);

    /** How many codes it holds. */
    int size();

    /**
     * Returns when every code given out so far would survive a power failure. Threads that call it together share one
     * flush of the disk; with nothing new there is none.
     */
    void sync();

    /** Syncs and gives up what it holds open. A second call does nothing. */
    @Override
    void close();
}
