package health.cordon.gateway.history;

import health.cordon.deid.lines.JsonLines;
import health.cordon.gateway.admit.AuthorizedRequest;
import health.cordon.gateway.guard.GuardedRequest;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.route.Way;
import health.cordon.gateway.trail.IntendedCall;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of the two parts of a call, as it is kept: a line of JSON in UTF-8. It tells the call by request and receipt, and under
 * what it was made; {@code body} is what was asked or answered. {@code docs/gateway.md} has the fields.
 */
public final class HistoryPart {

    /** The term by which a request's part is found: the request's id. */
    public static final String ASKED = "asked";

    /** The term by which an answer's part is found: the request's id. */
    public static final String ANSWERED = "answered";

    private static final String BODY = "body";
    private static final String REQUEST = "request";
    private static final String SUBJECT = "subject";

    private static final JsonMapper ESCAPING =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private HistoryPart() {}

    /** A request's part. */
    static byte[] asked(IntendedCall call, String policy, Optional<String> subject, String model, JsonNode body) {
        ObjectNode part = head(ASKED, call, policy, subject, model);
        part.set(BODY, body);
        return bytes(part);
    }

    /** An answer's part. */
    static byte[] answered(
            IntendedCall call, String policy, Optional<String> subject, String model, Ending ending, JsonNode body) {
        ObjectNode part = head(ANSWERED, call, policy, subject, model);
        part.put("ending", ending.name().toLowerCase(Locale.ROOT));
        part.set(BODY, body);
        return bytes(part);
    }

    private static ObjectNode head(
            String part, IntendedCall call, String policy, Optional<String> subject, String model) {
        GuardedRequest guarded = call.before().before();
        AuthorizedRequest allowed = guarded.before().before();
        Way way = call.way();
        ObjectNode head = StrictTree.object();
        head.put("history", 1);
        head.put("part", part);
        head.put("kept", call.before().route().history().name().toLowerCase(Locale.ROOT));
        head.put(REQUEST, allowed.before().before().id().toString());
        head.put("receipt", receipt(call));
        head.put("principal", allowed.before().principal().id());
        head.put("purpose", allowed.purpose().name());
        subject.ifPresent(patient -> head.put(SUBJECT, patient));
        head.put("path", allowed.before().before().door().path());
        head.put("mode", guarded.mode().name().toLowerCase(Locale.ROOT));
        head.put("route", way.endpoint().id());
        head.put("model", model);
        head.put("agreement", way.agreement().map(baa -> baa.id()).orElse("inside"));
        head.put("policy", policy);
        return head;
    }

    /** Half a character, as an answer may have where it was cut, has no form in UTF-8: then all but ASCII is escaped. */
    private static byte[] bytes(ObjectNode part) {
        try {
            return StrictTree.bytes(part);
        } catch (JacksonException half) {
            return ESCAPING.writeValueAsBytes(part);
        }
    }

    private static String receipt(IntendedCall call) {
        return call.receipt().index() + ":"
                + HexFormat.of().formatHex(call.receipt().leafHash());
    }

    /**
     * What the audit log is told of a part that is read.
     *
     * @param request the call's request id
     * @param subject the pseudonym that the log has for the patient whom it is about; empty if it is nobody's
     */
    public record Facts(String request, Optional<String> subject) {

        /** Those of a part; its body, which stands last, is not read. */
        public static Facts of(byte[] part) {
            String request = "";
            Optional<String> subject = Optional.empty();
            try (JsonParser json = JsonLines.parser(part, 0, part.length)) {
                json.nextToken();
                for (String name = json.nextName(); name != null && !name.equals(BODY); name = json.nextName()) {
                    json.nextToken();
                    if (name.equals(REQUEST)) {
                        request = json.getString();
                    } else if (name.equals(SUBJECT)) {
                        subject = Optional.of(json.getString());
                    }
                }
            }
            return new Facts(request, subject);
        }
    }
}
