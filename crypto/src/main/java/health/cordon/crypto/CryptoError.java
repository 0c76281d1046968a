package health.cordon.crypto;

import health.cordon.core.error.ErrorCode;
import health.cordon.core.error.ErrorType;

/** What can go wrong with keys and what is sealed under them. No message holds a key, a passphrase or a protected value. */
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
    /** Another process rotates it. */
    KEYSET_IN_USE(2013, ErrorType.RESOURCES, "another process is changing the keyset; try again when it has finished"),
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

    /** No provider of that name was found. */
    KEK_PROVIDER_UNKNOWN(
            2060,
            ErrorType.USER,
            "no key provider has this name; take one that is known, or add the module that brings it"),
    /** Two modules bring a provider of one name. */
    KEK_PROVIDER_TWICE(2061, ErrorType.USER, "two modules bring a key provider of the same name; remove one of them"),
    /** Neither name nor place. */
    KEK_ADDRESS(
            2062,
            ErrorType.USER,
            "a key-encryption key is written PROVIDER:PLACE, for example local:my.keyset; mend it"),
    /** The provider has no such key. */
    KEK_MISSING(
            2063, ErrorType.USER, "the provider has no such key-encryption key; check its name, region and account"),
    /** The provider does not let this account. */
    KEK_DENIED(
            2064,
            ErrorType.DENIED,
            "the provider does not let this account use the key-encryption key; check its credentials and grants"),
    /** Disabled, expired, waiting for deletion. */
    KEK_DISABLED(
            2065,
            ErrorType.DENIED,
            "the key-encryption key is disabled, expired or about to be deleted; enable it or wrap the keys under"
                    + " another"),
    /** No answer. */
    KEK_UNREACHABLE(
            2066,
            ErrorType.EXTERNAL,
            "the provider of the key-encryption key does not answer; check network, address and its state, then try"
                    + " again"),
    /** Any other answer. */
    KEK_FAILED(
            2067,
            ErrorType.EXTERNAL,
            "the provider of the key-encryption key answered with an error; the cause tells which"),
    /** Changed, or wrapped for another place or under another key. */
    WRAPPED_KEY_REFUSED(
            2068,
            ErrorType.DENIED,
            "a wrapped key was changed, or was wrapped for another use or under another key-encryption key; restore the"
                    + " keyring from its backup"),
    /** Used after it was closed. */
    KEK_CLOSED(2069, ErrorType.INTERNAL, "the key provider was closed; open it again"),
    /** A key of the wrong sort. */
    KEK_UNFIT(
            2070,
            ErrorType.USER,
            "this key cannot wrap other keys; take a symmetric encryption key, or an RSA key that may wrap and unwrap"),
    /** Wrapped by a provider or key that was not opened. */
    KEK_OTHER(
            2071,
            ErrorType.USER,
            "the key was wrapped under another key-encryption key than those that were opened; open the one that is named"
                    + " here as well"),

    /** No file there. */
    KEYRING_MISSING(2100, ErrorType.USER, "there is no keyring here; make one with `cordon keyring new FILE`"),
    /** A keyring is never made over a file. */
    KEYRING_EXISTS(
            2101,
            ErrorType.USER,
            "a file stands here already and a new keyring never replaces one; choose another name or move the file"
                    + " away"),
    /** Readable by others than its owner. */
    KEYRING_EXPOSED(
            2102, ErrorType.USER, "others than the owner may read or write the keyring file; run `chmod 600` on it"),
    /** Truncated, changed, or no keyring at all. */
    KEYRING_DAMAGED(
            2103,
            ErrorType.USER,
            "the keyring is truncated, changed or not a keyring of this key-encryption key; restore it from its"
                    + " backup"),
    /** Written by a later version. */
    KEYRING_VERSION(2104, ErrorType.USER, "the keyring is of a version that this Cordon does not know; update it"),
    /** The file system refused. */
    KEYRING_UNREADABLE(2105, ErrorType.EXTERNAL, "the keyring cannot be read; check its owner and permissions"),
    /** The file system refused. */
    KEYRING_UNWRITABLE(
            2106, ErrorType.RESOURCES, "the keyring cannot be written; check the folder, its permissions and space"),
    /** Another process holds it for too long. */
    KEYRING_IN_USE(
            2107, ErrorType.RESOURCES, "another process is changing the keyring; try again when it has finished"),
    /** Used after it was closed. */
    KEYRING_CLOSED(2108, ErrorType.INTERNAL, "the keyring was closed and its keys are wiped; open it again"),
    /** Another process was faster each time. */
    KEYRING_CONFLICT(
            2109,
            ErrorType.RESOURCES,
            "others changed the same key of the keyring at the same time; nothing was done, try again"),
    /** No such owner or version. */
    KEY_UNKNOWN(2110, ErrorType.USER, "the keyring holds no such data key; use the keyring that sealed the data"),
    /** More than 65,535 versions where two keys are taken together. */
    KEY_VERSIONS(
            2112,
            ErrorType.USER,
            "the data key was rotated too often to be used together with another; give the owner a new name"),
    /** Destroyed on purpose. */
    KEY_SHREDDED(
            2111,
            ErrorType.DENIED,
            "the data key was destroyed on purpose: what was sealed under it cannot be read by anyone any more"),

    /** Changed, moved, or not sealed at all. */
    CELL_REFUSED(
            2120,
            ErrorType.USER,
            "a sealed value was changed, moved from another place or is none; restore it from its backup"),
    /** Written by a later version. */
    CELL_VERSION(2121, ErrorType.USER, "a sealed value is of a version that this Cordon does not know; update it"),
    /** One value beyond the bound of a cell. */
    CELL_TOO_LONG(2122, ErrorType.USER, "a value is too long for a sealed cell; seal it as a file instead"),
    /** Half a surrogate pair. */
    CELL_NOT_TEXT(2123, ErrorType.USER, "a text holds half a surrogate pair and would not come back; seal it as bytes"),

    /** Another kind of file. */
    FILE_NOT_SEALED(2130, ErrorType.USER, "this is no file that Cordon sealed, or its first bytes are damaged"),
    /** Written by a later version. */
    FILE_VERSION(2131, ErrorType.USER, "the sealed file is of a version that this Cordon does not know; update it"),
    /** Truncated, extended, reordered or changed. */
    FILE_DAMAGED(
            2132,
            ErrorType.USER,
            "the sealed file was truncated, extended, reordered or changed, and nothing of it was written out; restore"
                    + " it from its backup"),
    /** More segments than a nonce can count. */
    FILE_TOO_LARGE(2133, ErrorType.USER, "the file is larger than one sealed file may be, 256 TiB; split it"),
    /** The file system refused. */
    FILE_UNREADABLE(2134, ErrorType.EXTERNAL, "the file cannot be read; check that it is there and its permissions"),
    /** The file system refused. */
    FILE_UNWRITABLE(
            2135,
            ErrorType.RESOURCES,
            "the output cannot be written, and nothing was left behind; check the folder, its permissions and space"),
    /** Never over a file. */
    FILE_EXISTS(2136, ErrorType.USER, "a file stands where the output would go; choose another name or move it away"),
    /** Input and output are one file. */
    FILE_OVER_ITSELF(2137, ErrorType.USER, "the output would replace its own input; choose another output"),

    /** A provider without the needed algorithm. */
    ALGORITHM_MISSING(
            2090,
            ErrorType.EXTERNAL,
            "the Java runtime's security providers lack a needed algorithm; use a complete JDK 25 or mend"
                    + " java.security"),
    /** A setting names a provider that is not there. */
    PROVIDER_UNKNOWN(
            2091,
            ErrorType.USER,
            "there is no security provider of the name that cordon.crypto.provider asks for; install it or mend the"
                    + " setting"),
    /** FF1 under a chosen provider. */
    FF1_NOT_IN_PROVIDER(
            2092,
            ErrorType.USER,
            "format-preserving encryption does not come from the chosen security provider; take pseudonyms or codes"
                    + " instead");

    private final Entry entry;

    CryptoError(int number, ErrorType type, String message) {
        entry = new Entry(number, type, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
