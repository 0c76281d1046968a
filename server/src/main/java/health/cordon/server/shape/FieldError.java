package health.cordon.server.shape;

/**
 * Something wrong with a body or a query.
 *
 * @param field the declared field, as a JSON pointer without indexes; empty for the whole
 * @param says a constant sentence
 */
public record FieldError(
        @Says("The field, as a pointer; empty for the whole.")
        String field,

        @Says("What is wrong with it.") String says) {}
