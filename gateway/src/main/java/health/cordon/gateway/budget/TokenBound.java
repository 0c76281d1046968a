package health.cordon.gateway.budget;

import health.cordon.gateway.json.StrictTree;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * What a request takes at most, known before it is sent: as many tokens as it has bytes, since no token of a text is shorter,
 * and as long an answer as it asks for.
 *
 * @param bytes how long the request is as JSON
 * @param answer how many tokens all its answers may have
 */
public record TokenBound(long bytes, long answer) {

    /** Of a request that nobody counts. */
    public static final TokenBound NONE = new TokenBound(0, 0);

    /** A request as any: for comparing prices where there is none. */
    public static final TokenBound ORDINARY = new TokenBound(3_000, 1_000);

    /** So many bytes, or fewer, have made a token wherever it was looked at; English prose has four and more. */
    private static final int BYTES_A_TOKEN = 3;

    /**
     * Of a request in OpenAI's form.
     *
     * @param more how many bytes are put before it
     * @param usual how long an answer may be where it does not say
     */
    public static TokenBound of(JsonNode asked, long more, long usual) {
        return new TokenBound(
                StrictTree.bytes(asked).length + more,
                answer(asked).orElse(usual) * number(asked, "n").orElse(1));
    }

    /** How long one answer may be, if the request says. */
    public static OptionalLong answer(JsonNode asked) {
        OptionalLong newer = number(asked, "max_completion_tokens");
        return newer.isPresent() ? newer : number(asked, "max_tokens");
    }

    private static OptionalLong number(JsonNode asked, String field) {
        JsonNode told = asked.get(field);
        return told != null && told.isNumber()
                ? OptionalLong.of((long) Math.ceil(told.doubleValue()))
                : OptionalLong.empty();
    }

    /** The most that it takes, at this price. */
    public Quantity most(Optional<Price> price) {
        return Bill.of(bytes, answer, true, price).quantity();
    }

    /** About what it takes to send it, without an answer. */
    public Quantity sent(Optional<Price> price) {
        return Bill.of(estimate(bytes), 0, true, price).quantity();
    }

    /** About how many tokens so many bytes are, rounded up. */
    public static long estimate(long bytes) {
        return Math.ceilDiv(bytes, BYTES_A_TOKEN);
    }
}
