package health.cordon.gateway.spi;

import tools.jackson.databind.JsonNode;

/** One step of a model's answer, whatever the dialect. */
public sealed interface ReplyEvent {

    /** Where a text of the answer belongs. */
    enum Channel {
        /** The answer. */
        CONTENT,
        /** Why the model does not answer. */
        REFUSAL,
        /** What it thought. */
        REASONING
    }

    /** More of a text. */
    record Text(int choice, Channel channel, String text) implements ReplyEvent {
        /** Without the text. */
        @Override
        public String toString() {
            return "Text(" + choice + ", " + channel + ", " + text.length() + " characters)";
        }
    }

    /** The model begins to call a tool. */
    record ToolBegin(int choice, int index, String id, String name) implements ReplyEvent {
        /** Without id and name. */
        @Override
        public String toString() {
            return "ToolBegin(" + choice + ", " + index + ")";
        }
    }

    /** More of a tool call's arguments, which are JSON. */
    record ToolArguments(int choice, int index, String text) implements ReplyEvent {
        /** Without the text. */
        @Override
        public String toString() {
            return "ToolArguments(" + choice + ", " + index + ", " + text.length() + " characters)";
        }
    }

    /** A choice is complete. */
    record Finish(int choice, String reason) implements ReplyEvent {}

    /** How many tokens it took. */
    record Usage(long prompt, long completion) implements ReplyEvent {}

    /** Embeddings: an array, for each input an array of numbers or their bytes in Base64. */
    record Vectors(JsonNode vectors) implements ReplyEvent {
        /** Without the vectors, which tell of the text. */
        @Override
        public String toString() {
            return "Vectors(" + vectors.size() + ")";
        }
    }
}
