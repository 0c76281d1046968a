package health.cordon.kms.azure;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import java.net.URI;

/**
 * A key of a vault, in all its versions.
 *
 * @param vault {@code https://VAULT}
 * @param name the key's name
 */
record VaultKey(String vault, String name) {

    /**
     * Reads {@code https://VAULT/keys/NAME}.
     *
     * @throws CordonException {@link CryptoError#KEK_ADDRESS}
     */
    static VaultKey parse(String place) {
        try {
            URI uri = URI.create(place);
            String[] path =
                    uri.getPath() == null ? new String[0] : uri.getPath().split("/", -1);
            if ("https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getUserInfo() == null
                    && path.length == 3
                    && path[1].equals("keys")
                    && path[2].matches("[0-9a-zA-Z-]{1,127}")) {
                return new VaultKey("https://" + uri.getAuthority(), path[2]);
            }
        } catch (IllegalArgumentException e) {
            // Not a URI.
        }
        throw new CordonException(CryptoError.KEK_ADDRESS);
    }

    /** What the ids of all its versions begin with. */
    String prefix() {
        return vault + "/keys/" + name + "/";
    }
}
