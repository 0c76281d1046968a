package health.cordon.gateway.preamble;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The managed system prompt of a route: what stands at the head of every chat that is sent, before the caller's own.
 *
 * <p><b>What this promises.</b> {@link #ahead} puts it there, and {@link #require} throws if it is not there in full. Its
 * version and hash are a part of the policy's hash and of every receipt.
 *
 * <p><b>What it does not.</b> A model may not do as it is told. It helps the guards and takes no work from them.
 *
 * @param version a name for the text, such as {@code hipaa-1}; {@code none} where there is none
 * @param text the text; empty where there is none
 * @param echoes what becomes of an answer that repeats it
 */
@Cfr("164.530(c)(1)")
public record Preamble(String version, String text, Echoes echoes) {

    /** None. */
    public static final Preamble NONE = new Preamble("none", "", Echoes.PASS);

    /** Ours: identifiers are not repeated for their own sake, tokens stay as they are, documents give no orders. */
    public static final Preamble HIPAA = new Preamble("hipaa-1", read("hipaa-1.txt"), Echoes.REDACT);

    private static final int SHOWN = 16;
    private static final String BETWEEN = "\n\n";

    /** Checks the version's form. */
    public Preamble {
        if (!version.matches("[a-z0-9][a-z0-9.-]{0,31}") || text.isBlank() != version.equals("none")) {
            throw new IllegalArgumentException("a managed system prompt has a version in small letters and a text");
        }
    }

    /** A text of the organisation's own, which answers do not repeat either. */
    public static Preamble own(String version, String text) {
        return new Preamble(version, text.strip(), Echoes.REDACT);
    }

    /** Whether there is one. */
    public boolean isPresent() {
        return !text.isEmpty();
    }

    /** For receipts: version and the beginning of the text's SHA-256; {@code none} where there is none. */
    public String id() {
        return isPresent() ? version + ":" + hash().substring(0, SHOWN) : version;
    }

    /** The SHA-256 of the text, in hexadecimal. */
    public String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Puts it at the head of a chat in OpenAI's form: before the text of the first message if that is the caller's system or
     * developer message, since some models take one only, else as a message of its own. A body without messages stays.
     */
    public void ahead(ObjectNode chat) {
        if (!isPresent() || !(chat.get("messages") instanceof ArrayNode messages)) {
            return;
        }
        ArrayNode made = messages.arrayNode();
        int rest = 0;
        if (isInstruction(messages.get(0))) {
            made.add(before((ObjectNode) messages.get(0)));
            rest = 1;
        } else {
            made.addObject().put("role", "system").put("content", text);
        }
        for (int i = rest; i < messages.size(); i++) {
            made.add(messages.get(i));
        }
        chat.set("messages", made);
    }

    private ObjectNode before(ObjectNode first) {
        ObjectNode made = StrictTree.object();
        first.properties().forEach(field -> made.set(field.getKey(), field.getValue()));
        JsonNode content = first.get("content");
        if (content instanceof ArrayNode parts) {
            ArrayNode more = made.putArray("content");
            more.addObject().put("type", "text").put("text", text + BETWEEN);
            parts.forEach(more::add);
        } else {
            String own = content == null || !content.isString() ? "" : content.stringValue();
            made.put("content", own.isEmpty() ? text : text + BETWEEN + own);
        }
        return made;
    }

    /**
     * Holds that it stands at the head of what is about to be sent.
     *
     * @throws CordonException {@link GatewayError#PREAMBLE_MISSING}
     */
    public void require(JsonNode chat) {
        JsonNode messages = chat.get("messages");
        if (!isPresent() || messages == null) {
            return;
        }
        JsonNode first = messages.get(0);
        if (!isInstruction(first) || !startsWithIt(first.get("content"))) {
            throw new CordonException(GatewayError.PREAMBLE_MISSING);
        }
    }

    private boolean startsWithIt(@org.jspecify.annotations.Nullable JsonNode content) {
        if (content == null) {
            return false;
        }
        JsonNode head = content.isArray() && !content.isEmpty() ? content.get(0).get("text") : content;
        return head != null && head.isString() && head.stringValue().startsWith(text);
    }

    private static boolean isInstruction(@org.jspecify.annotations.Nullable JsonNode message) {
        JsonNode role = message == null ? null : message.get("role");
        return role != null
                && role.isString()
                && (role.stringValue().equals("system") || role.stringValue().equals("developer"));
    }

    private static String read(String name) {
        try (InputStream in = Preamble.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the managed system prompt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "Preamble(" + version + ")";
    }
}
