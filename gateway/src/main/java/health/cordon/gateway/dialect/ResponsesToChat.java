package health.cordon.gateway.dialect;

import health.cordon.gateway.json.StrictTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A guarded request to {@code /v1/responses} as one to {@code /v1/chat/completions}. Nothing is added to it. */
final class ResponsesToChat {

    private ResponsesToChat() {}

    static ObjectNode translated(JsonNode asked) {
        ObjectNode chat = StrictTree.object();
        ArrayNode messages = chat.arrayNode();
        String instructions = Trees.string(asked, "instructions");
        if (!instructions.isEmpty()) {
            messages.addObject().put("role", "system").put("content", instructions);
        }
        JsonNode input = asked.get("input");
        if (input != null && input.isString()) {
            messages.addObject().put("role", "user").put("content", input.stringValue());
        }
        for (JsonNode item : Trees.array(asked, "input")) {
            item(item, messages);
        }
        chat.set("messages", Turns.joined(messages.values()));
        settings(asked, chat);
        return chat;
    }

    private static void item(JsonNode item, ArrayNode messages) {
        switch (Trees.string(item, "type")) {
            case "function_call" -> {
                ObjectNode call = calls(messages).addObject();
                call.put("id", Trees.string(item, "call_id"));
                call.put("type", "function");
                call.putObject("function")
                        .put("name", Trees.string(item, "name"))
                        .put("arguments", Trees.string(item, "arguments"));
            }
            case "function_call_output" ->
                messages.addObject()
                        .put("role", "tool")
                        .put("tool_call_id", Trees.string(item, "call_id"))
                        .put("content", Trees.text(item.get("output")));
            case "reasoning" -> {
                // What a model thought earlier is not sent again.
            }
            default ->
                messages.addObject()
                        .put("role", Trees.string(item, "role"))
                        .put("content", Trees.text(item.get("content")));
        }
    }

    /** Calls that stand one behind the other belong to one message. */
    private static ArrayNode calls(ArrayNode messages) {
        if (!messages.isEmpty()
                && messages.get(messages.size() - 1) instanceof ObjectNode last
                && last.get("tool_calls") instanceof ArrayNode calls) {
            return calls;
        }
        ObjectNode message = messages.addObject().put("role", "assistant");
        message.putNull("content");
        return message.putArray("tool_calls");
    }

    private static void settings(JsonNode asked, ObjectNode chat) {
        ArrayNode tools = chat.arrayNode();
        for (JsonNode tool : Trees.array(asked, "tools")) {
            ObjectNode function = tools.addObject().put("type", "function").putObject("function");
            for (String field : new String[] {"name", "description", "parameters", "strict"}) {
                Trees.move(tool, field, function, field);
            }
        }
        if (!tools.isEmpty()) {
            chat.set("tools", tools);
            choice(asked.get("tool_choice"), chat);
        }
        Trees.move(asked, "max_output_tokens", chat, "max_tokens");
        for (String same : new String[] {
            "temperature", "top_p", "parallel_tool_calls", "metadata", "user", "safety_identifier", "prompt_cache_key"
        }) {
            Trees.move(asked, same, chat, same);
        }
        JsonNode reasoning = Trees.object(asked, "reasoning");
        if (reasoning != null) {
            Trees.move(reasoning, "effort", chat, "reasoning_effort");
        }
        JsonNode text = Trees.object(asked, "text");
        if (text != null) {
            Trees.move(text, "verbosity", chat, "verbosity");
            format(Trees.object(text, "format"), chat);
        }
    }

    private static void choice(@org.jspecify.annotations.Nullable JsonNode choice, ObjectNode chat) {
        if (choice != null && choice.isString()) {
            chat.set("tool_choice", choice);
        } else if (choice != null && choice.isObject()) {
            chat.putObject("tool_choice")
                    .put("type", "function")
                    .putObject("function")
                    .put("name", Trees.string(choice, "name"));
        }
    }

    private static void format(@org.jspecify.annotations.Nullable JsonNode format, ObjectNode chat) {
        if (format == null || Trees.string(format, "type").equals("text")) {
            return;
        }
        ObjectNode made = chat.putObject("response_format").put("type", Trees.string(format, "type"));
        if (Trees.string(format, "type").equals("json_schema")) {
            ObjectNode schema = made.putObject("json_schema");
            for (String field : new String[] {"name", "description", "schema", "strict"}) {
                Trees.move(format, field, schema, field);
            }
        }
    }
}
