package health.cordon.crypto.spi;

/** Whose data a key encrypts. The constant's name is what stores write; constants are added, never renamed. */
public enum KeyKind {
    /** A set of records that is kept, shared and thrown away as a whole. */
    DATASET,
    /** One individual: shredding the key shreds the individual's data wherever it was copied. */
    PATIENT,
    /** A model's weights, and what it learnt. */
    MODEL,
    /** The keyring's own secret, from which names become handles. One in each keyring. */
    KEYRING
}
