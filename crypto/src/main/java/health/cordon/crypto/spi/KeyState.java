package health.cordon.crypto.spi;

/** What may be done with one version of a data key. */
public enum KeyState {
    /** It decrypts; the newest version of its owner encrypts as well. */
    ACTIVE,
    /** It was destroyed on purpose; the record stays as proof, without the key. */
    SHREDDED
}
