package health.cordon.gateway.screen;

import health.cordon.gateway.json.StrictTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * All texts of a request, keys too, each with where it comes from, in any dialect. A text that is JSON is read as JSON. What no rule knows counts as the user's.
 * Numbers and what a dialect has as fixed words are texts like others: they hold no instructions.
 */
final class OriginWalk {

    /** A text and where it comes from. */
    record Text(Origin origin, String text) {
        @Override
        public String toString() {
            return "Text(" + origin + ", " + text.length() + " characters)";
        }
    }

    private static final int SHORTEST = 4;
    private static final int NESTED_TEXTS = 4;

    private static final List<String> DOCUMENT_TAGS = List.of(
            "document",
            "documents",
            "context",
            "source",
            "passage",
            "search_result",
            "search_results",
            "webpage",
            "web_page",
            "email",
            "file",
            "attachment",
            "retrieved",
            "article",
            "page",
            "tool_result",
            "data",
            "note");

    private final List<Text> texts = new ArrayList<>();
    private int nested;

    private OriginWalk() {}

    static List<Text> of(JsonNode request) {
        OriginWalk walk = new OriginWalk();
        for (Map.Entry<String, JsonNode> field : request.properties()) {
            switch (field.getKey()) {
                case "tools", "functions" -> walk.all(field.getValue(), Origin.TOOL_DESCRIPTION);
                case "system", "instructions" -> walk.all(field.getValue(), Origin.SYSTEM);
                case "messages", "input" -> walk.messages(field.getValue());
                case "model" -> {
                    // A name.
                }
                default -> walk.all(field.getValue(), Origin.USER);
            }
        }
        return walk.texts;
    }

    private void messages(JsonNode messages) {
        if (!messages.isArray()) {
            all(messages, Origin.USER);
            return;
        }
        for (JsonNode message : messages.values()) {
            all(message, origin(message));
        }
    }

    private static Origin origin(JsonNode message) {
        String type = string(message, "type");
        if (type.equals("function_call_output")) {
            return Origin.TOOL_RESULT;
        }
        return switch (string(message, "role")) {
            case "system", "developer" -> Origin.SYSTEM;
            case "assistant" -> Origin.ASSISTANT;
            case "tool", "function" -> Origin.TOOL_RESULT;
            default -> type.equals("function_call") || type.equals("reasoning") ? Origin.ASSISTANT : Origin.USER;
        };
    }

    private static String string(JsonNode node, String key) {
        JsonNode found = node.get(key);
        return found != null && found.isString() ? found.stringValue() : "";
    }

    private void all(JsonNode node, Origin origin) {
        if (node.isString()) {
            text(node.stringValue(), origin);
        } else if (node.isArray()) {
            parts(node, origin);
        } else if (node.isObject()) {
            boolean result = string(node, "type").equals("tool_result");
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                text(field.getKey(), result ? Origin.TOOL_RESULT : origin);
                all(field.getValue(), result ? Origin.TOOL_RESULT : origin);
            }
        }
    }

    /** Parts of a content are read one after the other by a model, so they are looked at together too. */
    private void parts(JsonNode parts, Origin origin) {
        StringBuilder joined = new StringBuilder();
        int texts = 0;
        for (JsonNode part : parts.values()) {
            all(part, origin);
            String text = part.isString() ? part.stringValue() : string(part, "text");
            joined.append(text);
            texts += text.isEmpty() ? 0 : 1;
        }
        if (texts > 1) {
            text(joined.toString(), origin);
        }
    }

    private void text(String text, Origin origin) {
        if (text.length() < SHORTEST) {
            return;
        }
        Optional<JsonNode> tree = nested < NESTED_TEXTS ? StrictTree.container(text) : Optional.empty();
        if (tree.isPresent()) {
            nested++;
            all(tree.get(), origin);
            nested--;
            return;
        }
        texts.add(new Text(origin, text));
        if (origin == Origin.USER && text.indexOf('<') >= 0) {
            documents(text);
        }
    }

    /** The outermost marked documents of a user's text. */
    private void documents(String text) {
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('<', at);
            if (open < 0) {
                return;
            }
            int nameEnd = open + 1;
            while (nameEnd < text.length()
                    && (Character.isLetter(text.charAt(nameEnd)) || text.charAt(nameEnd) == '_')) {
                nameEnd++;
            }
            String name = text.substring(open + 1, nameEnd).toLowerCase(java.util.Locale.ROOT);
            at = nameEnd;
            if (DOCUMENT_TAGS.contains(name)) {
                int close = text.lastIndexOf("</" + name);
                int end = close > nameEnd ? close : text.length();
                texts.add(new Text(Origin.DOCUMENT, text.substring(nameEnd, end)));
                at = end;
            }
        }
    }
}
