package health.cordon.gateway.spi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids of a trace and of the span that something belongs to, as W3C's Trace Context has them: hexadecimal digits and nothing
 * else. Of what else a client may send with them, baggage and the state of vendors, nothing is read.
 *
 * @param trace 32 hexadecimal digits, not all 0
 * @param span 16 of them
 */
public record TraceParent(String trace, String span) {

    /** The header that has it. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}");

    /** Checks the digits. */
    public TraceParent {
        if (!FORM.matcher("00-" + trace + "-" + span + "-00").matches()) {
            throw new IllegalArgumentException("a trace has hexadecimal ids");
        }
    }

    /** What a header says; empty where it is not exactly as the standard has it. */
    public static Optional<TraceParent> of(String header) {
        Matcher read = FORM.matcher(header);
        return read.matches() ? Optional.of(new TraceParent(read.group(1), read.group(2))) : Optional.empty();
    }

    /** As a header says it. */
    public String header() {
        return "00-" + trace + "-" + span + "-01";
    }
}
