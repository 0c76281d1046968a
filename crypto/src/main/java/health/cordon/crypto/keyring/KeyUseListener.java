package health.cordon.crypto.keyring;

import health.cordon.core.Cfr;

/**
 * Learns of every use of a data key before it happens: the seat of the audit log.
 *
 * <p>A listener that throws stops the use, so that what cannot be recorded does not happen. It is called by the thread
 * that wants the key, may be called by several at a time, and may not call the keyring.
 */
@FunctionalInterface
@Cfr("164.312(b)")
public interface KeyUseListener {

    /** For those who keep no record. */
    KeyUseListener NONE = use -> {};

    /** Records the use, or throws. */
    void before(KeyUse use);
}
