package health.cordon.crypto.spi;

import health.cordon.crypto.primitive.Jca;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a wrapped key is for. The provider binds it to the wrapping: a wrapped key that is put in another's place does not
 * open. Providers may log it in clear, and it holds nothing that identifies an individual.
 *
 * @param keyring the keyring's id
 * @param key the data key's handle
 * @param version the data key's version
 */
public record KeyContext(String keyring, KeyHandle key, int version) {

    /** As names and values, for providers that take such: ordered by name. */
    public Map<String, String> entries() {
        Map<String, String> entries = new TreeMap<>();
        entries.put("cordon-keyring", keyring);
        entries.put("cordon-key", key.token());
        entries.put("cordon-version", Integer.toString(version));
        return entries;
    }

    /** As bytes, for providers that take associated data; no two contexts have the same. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder("cordon-wrap/1\n");
        entries()
                .forEach((name, value) -> text.append(name)
                        .append('=')
                        .append(value.length())
                        .append(':')
                        .append(value)
                        .append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The SHA-256 of {@link #bytes}, for providers that bind nothing themselves and must put it beside the key. */
    public byte[] hash() {
        return Jca.sha256().digest(bytes());
    }
}
