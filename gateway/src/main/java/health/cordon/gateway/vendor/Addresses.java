package health.cordon.gateway.vendor;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses below an address. */
public final class Addresses {

    private Addresses() {}

    /** A folder below an address, once: {@code /v1} that is there already is not doubled. */
    public static URI below(URI address, String folder) {
        String path = address.getRawPath() == null ? "" : address.getRawPath().replaceAll("/+$", "");
        return address.resolve((path + "/").endsWith("/" + folder) ? path + "/" : path + "/" + folder);
    }

    /** A word as one segment of a path: what is not unreserved (RFC 3986, 2.3) is escaped, and no word leads up. */
    public static String segment(String word) {
        if (word.isEmpty() || word.equals(".") || word.equals("..")) {
            throw ChatReader.refused("model");
        }
        return URLEncoder.encode(word, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
