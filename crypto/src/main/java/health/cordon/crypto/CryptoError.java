package health.cordon.crypto;

import health.cordon.core.error.ErrorCode;
import health.cordon.core.error.ErrorType;

/** What can go wrong with keysets and vaults. No message holds a key, a passphrase or a protected value. */
public enum CryptoError implements ErrorCode {
    /** No file there. */
    KEYSET_MISSING(2000, ErrorType.USER, "there is no keyset file here; make one with `cordon keyset new FILE`"),
    /** A keyset is never overwritten. */
    KEYSET_EXISTS(
            2001,
            ErrorType.USER,
            "a file stands here already and a keyset never replaces one; choose another name or move the file away"),
    /** Readable by others than its owner. */
    KEYSET_EXPOSED(
            2002,
            ErrorType.USER,
            "others than the owner may read the keyset file; run `chmod 600` on it and, if it was exposed, rotate its"
                    + " keys"),
    /** Truncated, changed, or no keyset at all. */
    KEYSET_DAMAGED(
            2003, ErrorType.USER, "the keyset file is truncated, changed or not a keyset; restore it from its backup"),
    /** Sealed under a passphrase that was not given. */
    KEYSET_SEALED(
            2004,
            ErrorType.USER,
            "the keyset is sealed under a passphrase; give it in a file or an environment variable"),
    /** Sealed under another passphrase. */
    WRONG_PASSPHRASE(2005, ErrorType.DENIED, "the passphrase does not open this keyset"),
    /** The file system refused. */
    KEYSET_UNREADABLE(2006, ErrorType.EXTERNAL, "the keyset file cannot be read; check its owner and permissions"),
    /** The file system refused. */
    KEYSET_UNWRITABLE(
            2007,
            ErrorType.RESOURCES,
            "the keyset file cannot be written; check the folder, its permissions and space"),
    /** Made to live in memory only. */
    KEYSET_EPHEMERAL(
            2008,
            ErrorType.USER,
            "a keyset made for one run is never stored, nor used for a vault; generate a lasting one"),
    /** Used after it was closed. */
    KEYSET_CLOSED(2009, ErrorType.INTERNAL, "the keyset was closed and its keys are wiped; read it again"),
    /** Written by a later version. */
    KEYSET_VERSION(2010, ErrorType.USER, "the keyset file is of a version that this Cordon does not know; update it"),
    /** No generation with that id. */
    KEYSET_GENERATION(2011, ErrorType.USER, "the keyset holds no key with this id; use the keyset that made the data"),
    /** Too many rotations for one keyset. */
    KEYSET_FULL(2012, ErrorType.USER, "the keyset holds as many key generations as it can; start a new keyset"),
    /** Neither file nor variable. */
    PASSPHRASE_MISSING(
            2020, ErrorType.USER, "the passphrase file or environment variable is missing, empty or unreadable"),
    /** Too short to protect anything. */
    PASSPHRASE_WEAK(2021, ErrorType.USER, "the passphrase is shorter than 12 characters; choose a longer one"),
    /** The file with the passphrase is readable by others. */
    PASSPHRASE_EXPOSED(
            2022, ErrorType.USER, "others than the owner may read the passphrase file; run `chmod 600` on it"),

    /** No file there. */
    VAULT_MISSING(2040, ErrorType.USER, "there is no vault file here; check the path"),
    /** Readable by others than its owner. */
    VAULT_EXPOSED(2041, ErrorType.USER, "others than the owner may read the vault file; run `chmod 600` on it"),
    /** Changed, reordered, or no vault at all. */
    VAULT_DAMAGED(
            2042,
            ErrorType.USER,
            "the vault file was changed or damaged, or is not a vault; restore it from its backup"),
    /** Made under a key that this keyset does not hold. */
    VAULT_WRONG_KEYSET(
            2043, ErrorType.DENIED, "the vault was made with another keyset; open it with the one whose id it names"),
    /** Someone else writes. */
    VAULT_IN_USE(2044, ErrorType.RESOURCES, "the vault is open elsewhere; wait for that run to end, or stop it"),
    /** Opened for restoring. */
    VAULT_READ_ONLY(2045, ErrorType.INTERNAL, "the vault was opened to restore from; open it for writing instead"),
    /** The limit of SP 800-38D for random nonces, with a margin. */
    VAULT_FULL(2046, ErrorType.USER, "the vault holds as many records as one key may encrypt; start a new vault"),
    /** The file system refused. */
    VAULT_UNREADABLE(2047, ErrorType.EXTERNAL, "the vault file cannot be read; check its owner and permissions"),
    /** The file system refused. */
    VAULT_UNWRITABLE(
            2048, ErrorType.RESOURCES, "the vault file cannot be written; check the folder, its permissions and space"),
    /** Used after it was closed. */
    VAULT_CLOSED(2049, ErrorType.INTERNAL, "the vault was closed; open it again"),
    /** Written by a later version. */
    VAULT_VERSION(2050, ErrorType.USER, "the vault file is of a version that this Cordon does not know; update it"),
    /** One value beyond the bound of a record. */
    VALUE_TOO_LONG(2051, ErrorType.USER, "a value is too long for one vault record; redact it instead"),

    /** A provider without the needed algorithm. */
    ALGORITHM_MISSING(
            2090,
            ErrorType.EXTERNAL,
            "the Java runtime's security providers lack a needed algorithm; use a complete JDK 25 or mend"
                    + " java.security");

    private final Entry entry;

    CryptoError(int number, ErrorType type, String message) {
        entry = new Entry(number, type, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
