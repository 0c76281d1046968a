package health.cordon.server.http;

import health.cordon.server.shape.FieldError;
import health.cordon.server.shape.Says;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What went wrong, as RFC 9457 writes it: {@code application/problem+json}. */
public record Problem(
        @Says(value = "Which error: a URN that ends in its number.", example = "urn:cordon:error:9027")
        String type,

        @Says(value = "The error's name.", example = "BAD_BODY")
        String title,

        @Says(value = "The status.", least = 400, most = 599)
        int status,

        @Says("What went wrong and what to do: a constant sentence.")
        String detail,

        @Says(value = "The error's code, as docs/errors.md lists it.", example = "C9027")
        String code,

        @Says("Whether the same request may succeed later.") boolean retryable,
        @Says("The request's id, as logs have it.") Optional<String> request,
        @Says("What was wrong with which field.") Optional<List<FieldError>> errors,
        @Says("Details: numbers and words of Cordon's own.") Optional<Map<String, String>> details) {

    /** The media type. */
    public static final String TYPE = "application/problem+json";
}
