package health.cordon.gateway.dialect;

import health.cordon.gateway.json.StrictTree;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A guarded request in Anthropic's form as one in OpenAI's. What is guarded stays so: nothing is added to it. */
final class MessagesToChat {

    private MessagesToChat() {}

    static ObjectNode translated(JsonNode asked) {
        ObjectNode chat = StrictTree.object();
        ArrayNode messages = chat.arrayNode();
        String system = Trees.text(asked.get("system"));
        if (!system.isEmpty()) {
            messages.addObject().put("role", "system").put("content", system);
        }
        for (JsonNode message : Trees.array(asked, "messages")) {
            if (Trees.string(message, "role").equals("assistant")) {
                assistant(message.get("content"), messages);
            } else {
                user(message.get("content"), messages);
            }
        }
        chat.set("messages", Turns.joined(messages.values()));
        tools(asked, chat);
        Trees.move(asked, "stop_sequences", chat, "stop");
        for (String same : Set.of("max_tokens", "temperature", "top_p")) {
            Trees.move(asked, same, chat, same);
        }
        JsonNode metadata = Trees.object(asked, "metadata");
        if (metadata != null) {
            Trees.move(metadata, "user_id", chat, "user");
        }
        return chat;
    }

    /** Results of tools go first: they answer the message before. */
    private static void user(@Nullable JsonNode content, ArrayNode messages) {
        StringBuilder text = new StringBuilder();
        if (content != null && content.isArray()) {
            for (JsonNode block : content.values()) {
                if (Trees.string(block, "type").equals("tool_result")) {
                    messages.addObject()
                            .put("role", "tool")
                            .put("tool_call_id", Trees.string(block, "tool_use_id"))
                            .put("content", Trees.text(block.get("content")));
                } else {
                    Trees.append(text, Trees.string(block, "text"));
                }
            }
        } else {
            text.append(Trees.text(content));
        }
        if (!text.isEmpty()) {
            messages.addObject().put("role", "user").put("content", text.toString());
        }
    }

    private static void assistant(@Nullable JsonNode content, ArrayNode messages) {
        ObjectNode message = messages.addObject().put("role", "assistant");
        StringBuilder text = new StringBuilder();
        ArrayNode calls = message.arrayNode();
        if (content != null && content.isArray()) {
            for (JsonNode block : content.values()) {
                if (Trees.string(block, "type").equals("tool_use")) {
                    JsonNode input = block.get("input");
                    ObjectNode call = calls.addObject()
                            .put("id", Trees.string(block, "id"))
                            .put("type", "function");
                    call.putObject("function")
                            .put("name", Trees.string(block, "name"))
                            .put("arguments", input == null || input.isNull() ? "{}" : StrictTree.text(input));
                } else {
                    Trees.append(text, Trees.string(block, "text"));
                }
            }
        } else {
            text.append(Trees.text(content));
        }
        message.put("content", text.toString());
        if (!calls.isEmpty()) {
            message.set("tool_calls", calls);
        }
    }

    private static void tools(JsonNode asked, ObjectNode chat) {
        ArrayNode tools = chat.arrayNode();
        for (JsonNode tool : Trees.array(asked, "tools")) {
            ObjectNode function = tools.addObject().put("type", "function").putObject("function");
            Trees.move(tool, "name", function, "name");
            Trees.move(tool, "description", function, "description");
            Trees.move(tool, "input_schema", function, "parameters");
        }
        if (tools.isEmpty()) {
            return;
        }
        chat.set("tools", tools);
        JsonNode choice = Trees.object(asked, "tool_choice");
        if (choice == null) {
            return;
        }
        switch (Trees.string(choice, "type")) {
            case "any" -> chat.put("tool_choice", "required");
            case "none" -> chat.put("tool_choice", "none");
            case "tool" ->
                chat.putObject("tool_choice")
                        .put("type", "function")
                        .putObject("function")
                        .put("name", Trees.string(choice, "name"));
            default -> chat.put("tool_choice", "auto");
        }
        if (Trees.flag(choice, "disable_parallel_tool_use")) {
            chat.put("parallel_tool_calls", false);
        }
    }
}
