package health.cordon.gateway.vendor;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import tools.jackson.databind.JsonNode;

/**
 * Questions to the JSON that a vendor answered. What is there in another type than it must have is
 * {@link GatewayError#PROVIDER_MALFORMED}.
 */
public final class VendorJson {

    private VendorJson() {}

    /** An object. */
    public static JsonNode object(byte[] utf8) {
        try {
            JsonNode tree = StrictTree.read(utf8);
            if (tree.isObject()) {
                return tree;
            }
        } catch (CordonException notJson) {
            // Told below: it is the endpoint's fault and not the caller's.
        }
        throw malformed();
    }

    /** An object that must be there. */
    public static JsonNode object(JsonNode tree, String key) {
        JsonNode found = tree.get(key);
        if (found == null || !found.isObject()) {
            throw malformed();
        }
        return found;
    }

    /** The elements of an array that must be there. */
    public static Iterable<JsonNode> array(JsonNode tree, String key) {
        JsonNode found = tree.get(key);
        if (found == null || !found.isArray()) {
            throw malformed();
        }
        return found.values();
    }

    /** A text; empty if there is none. */
    public static String text(JsonNode tree, String key) {
        JsonNode found = tree.get(key);
        if (found == null || found.isNull()) {
            return "";
        }
        if (!found.isString()) {
            throw malformed();
        }
        return found.stringValue();
    }

    /** A number from 0 on; 0 if there is none. */
    public static int number(JsonNode tree, String key) {
        JsonNode found = tree.get(key);
        if (found == null || found.isNull()) {
            return 0;
        }
        if (!found.isIntegralNumber() || !found.canConvertToInt() || found.intValue() < 0) {
            throw malformed();
        }
        return found.intValue();
    }

    /** To throw. */
    public static CordonException malformed() {
        return new CordonException(GatewayError.PROVIDER_MALFORMED);
    }
}
