package health.cordon.gateway.vendor;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A guarded request in the terms that vendors of their own form have in common: instructions, turns of two who speak in
 * turn, tools. Nothing in it prints what was said.
 *
 * @param system the instructions
 * @param turns what was said; neighbours differ in who speaks
 * @param tools what the model may call
 * @param choice whether it must
 * @param settings how it is to answer
 */
public record AskedChat(
        List<String> system, List<Turn> turns, List<Tool> tools, ToolChoice choice, ChatSettings settings) {

    /** One who speaks. */
    public record Turn(Speaker speaker, List<Part> parts) {
        @Override
        public String toString() {
            return "Turn(" + speaker + ", " + parts.size() + " parts)";
        }
    }

    /** Who. */
    public enum Speaker {
        /** The user, and what tools answered. */
        USER,
        /** The model. */
        MODEL
    }

    /** A part of a turn. */
    public sealed interface Part {}

    /** A text. */
    public record Said(String text) implements Part {
        @Override
        public String toString() {
            return "Said(" + text.length() + " characters)";
        }
    }

    /** A call of a tool by the model; its arguments are an object. */
    public record Called(String id, String name, JsonNode arguments) implements Part {
        @Override
        public String toString() {
            return "Called";
        }
    }

    /** What the tool answered. */
    public record Returned(String id, String text) implements Part {
        @Override
        public String toString() {
            return "Returned(" + text.length() + " characters)";
        }
    }

    /** A tool; its parameters are a JSON schema. */
    public record Tool(String name, Optional<String> description, JsonNode parameters) {
        @Override
        public String toString() {
            return "Tool";
        }
    }

    /** Whether a tool is to be called. */
    public sealed interface ToolChoice {
        /** As the model likes. */
        record Auto() implements ToolChoice {}

        /** None. */
        record None() implements ToolChoice {}

        /** Any. */
        record Some() implements ToolChoice {}

        /** This one. */
        record Named(String name) implements ToolChoice {
            @Override
            public String toString() {
                return "Named";
            }
        }
    }

    /** Whether a call of a tool or its answer stands in the turns. */
    public boolean hasCalls() {
        return turns.stream().flatMap(turn -> turn.parts().stream()).anyMatch(part -> !(part instanceof Said));
    }

    @Override
    public String toString() {
        return "AskedChat(" + turns.size() + " turns, " + tools.size() + " tools)";
    }
}
