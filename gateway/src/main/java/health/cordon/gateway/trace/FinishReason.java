package health.cordon.gateway.trace;

import java.util.Locale;

/** Why an answer ended. What an endpoint says beyond these words is {@link #OTHER}: it may say anything. */
public enum FinishReason {
    /** The model was done. */
    STOP,
    /** It was as long as it might be. */
    LENGTH,
    /** Tools are to be called. */
    TOOL_CALLS,
    /** A function is to be called. */
    FUNCTION_CALL,
    /** The endpoint's filter. */
    CONTENT_FILTER,
    /** Something else. */
    OTHER;

    /** The reason of this word. */
    public static FinishReason of(String word) {
        for (FinishReason reason : values()) {
            if (reason.word().equals(word)) {
                return reason;
            }
        }
        return OTHER;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
