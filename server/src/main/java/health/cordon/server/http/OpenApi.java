package health.cordon.server.http;

import health.cordon.server.shape.BodyWriter;
import health.cordon.server.shape.SchemaWriter;
import health.cordon.server.shape.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The OpenAPI 3.1 document, made of the same endpoints that the gate asks: what it says is what happens. */
public final class OpenApi {

    /** The version of the API: the first number changes when a client would have to. */
    public static final String VERSION = "1.0";

    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");
    private static final String SECRET = "bearer";

    private final Shapes shapes;

    /** With the schemas of these shapes. */
    public OpenApi(Shapes shapes) {
        this.shapes = shapes;
    }

    /** The document of these endpoints, in UTF-8. */
    public byte[] of(List<Endpoint> endpoints) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                tree(
                        "title",
                        "Cordon",
                        "version",
                        VERSION,
                        "description",
                        "De-identification, access, audit and governed data. Where the server has a gateway to models,"
                                + " its doors speak the dialects of other vendors, whose documents describe them:"
                                + " docs/gateway.md names their paths, and they are not listed here.",
                        "license",
                        tree("name", "Apache-2.0", "identifier", "Apache-2.0")));
        document.put("paths", paths(endpoints));
        document.put(
                "components", tree("schemas", shapes.schemas().all(records(endpoints)), "securitySchemes", schemes()));
        return BodyWriter.tree(document);
    }

    private static Map<String, Object> schemes() {
        return tree(
                SECRET,
                tree(
                        "type", "http",
                        "scheme", "bearer",
                        "description", "An API key, a session's token, or a JWT of the identity provider."),
                "certificate",
                tree("type", "mutualTLS", "description", "A client certificate, where the server takes them."));
    }

    private static Set<Class<?>> records(List<Endpoint> endpoints) {
        Set<Class<?>> records = new LinkedHashSet<>();
        records.add(Problem.class);
        for (Endpoint endpoint : endpoints) {
            endpoint.takes().map(Endpoint.Body::record).ifPresent(records::add);
            if (endpoint.gives().record() != null) {
                records.add(endpoint.gives().record());
            }
        }
        return records;
    }

    private Map<String, Object> paths(List<Endpoint> endpoints) {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Endpoint endpoint : endpoints) {
            @SuppressWarnings("unchecked")
            Map<String, Object> path =
                    (Map<String, Object>) paths.computeIfAbsent(endpoint.path(), unused -> new LinkedHashMap<>());
            path.put(endpoint.verb().name().toLowerCase(Locale.ROOT), operation(endpoint));
        }
        return paths;
    }

    private Map<String, Object> operation(Endpoint endpoint) {
        Map<String, Object> operation = tree("operationId", endpoint.id(), "summary", endpoint.about());
        operation.put("description", needs(endpoint));
        boolean open = endpoint.guard() instanceof Guard.Open;
        operation.put("security", open ? List.of() : List.of(tree(SECRET, List.of()), tree("certificate", List.of())));
        List<Object> parameters = parameters(endpoint, open);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        endpoint.takes()
                .ifPresent(body -> operation.put(
                        "requestBody", tree("required", true, "content", tree(body.type(), taken(body)))));
        operation.put("responses", responses(endpoint));
        return operation;
    }

    private static String needs(Endpoint endpoint) {
        return switch (endpoint.guard()) {
            case Guard.Open open -> "For anyone.";
            case Guard.SignedIn signedIn -> "For who has signed in. " + signedIn.asks();
            case Guard.Needs needs ->
                "Needs " + needs.action().word() + " on "
                        + needs.resource().type().word() + ".";
        };
    }

    private static Map<String, Object> taken(Endpoint.Body body) {
        Map<String, Object> schema =
                body.record() == null ? tree("type", "string") : SchemaWriter.reference(body.record());
        return body.record() == null ? tree("schema", schema, "example", body.example()) : tree("schema", schema);
    }

    private List<Object> parameters(Endpoint endpoint, boolean open) {
        List<Object> parameters = new ArrayList<>();
        Matcher places = PLACE.matcher(endpoint.path());
        while (places.find()) {
            parameters.add(tree("name", places.group(1), "in", "path", "required", true, "schema", id()));
        }
        for (Parameter parameter : endpoint.parameters()) {
            Map<String, Object> one = tree(
                    "name", parameter.name(),
                    "in", "query",
                    "required", parameter.required(),
                    "description", parameter.about());
            Map<String, Object> schema = schema(parameter);
            one.put("schema", parameter.many() ? tree("type", "array", "items", schema) : schema);
            parameters.add(one);
        }
        if (!open) {
            parameters.add(tree(
                    "name", Gate.PURPOSE,
                    "in", "header",
                    "required", endpoint.purpose().isEmpty(),
                    "description",
                            endpoint.purpose()
                                    .map(usual -> "The purpose of use; " + usual.name() + " where none is said.")
                                    .orElse("The purpose of use."),
                    "schema", tree("type", "string", "enum", Gate.purposes())));
            parameters.add(tree(
                    "name",
                    Gate.EMERGENCY,
                    "in",
                    "header",
                    "required",
                    false,
                    "description",
                    "The id of an emergency grant that is in force.",
                    "schema",
                    id()));
        }
        return parameters;
    }

    private static Map<String, Object> id() {
        return tree("type", "string", "pattern", "^" + Endpoint.ID + "$");
    }

    private static Map<String, Object> schema(Parameter parameter) {
        return switch (parameter.kind()) {
            case NUMBER ->
                tree("type", "integer", "format", "int64", "minimum", parameter.least(), "maximum", parameter.most());
            case TIME -> tree("type", "string", "format", "date-time");
            case TEXT -> {
                Map<String, Object> schema = tree("type", "string");
                parameter.pattern().ifPresent(pattern -> schema.put("pattern", "^(?:" + pattern + ")$"));
                if (!parameter.words().isEmpty()) {
                    schema.put("enum", parameter.words());
                }
                yield schema;
            }
        };
    }

    private static Map<String, Object> responses(Endpoint endpoint) {
        Map<String, Object> responses = new LinkedHashMap<>();
        Endpoint.Reply gives = endpoint.gives();
        responses.put(Integer.toString(gives.status()), given(gives));
        for (int status : statuses(endpoint)) {
            responses.put(Integer.toString(status), gives.also().contains(status) ? given(gives) : problem());
        }
        responses.put("default", problem());
        return responses;
    }

    /** What an endpoint may answer beside its success. */
    static Set<Integer> statuses(Endpoint endpoint) {
        Set<Integer> statuses = new TreeSet<>(endpoint.statuses());
        statuses.addAll(List.of(400, 500, 503));
        if (!(endpoint.guard() instanceof Guard.Open)) {
            statuses.addAll(List.of(401, 403, 429));
        }
        if (endpoint.path().contains("{")) {
            statuses.add(404);
        }
        if (endpoint.takes().isPresent()) {
            statuses.addAll(List.of(413, 415));
        }
        return statuses;
    }

    private static Map<String, Object> given(Endpoint.Reply gives) {
        if (gives.type().isEmpty()) {
            return tree("description", "Done.");
        }
        Map<String, Object> schema = schema(gives.record());
        return tree("description", "As asked.", "content", tree(gives.type(), tree("schema", schema)));
    }

    private static Map<String, Object> schema(@Nullable Class<? extends Record> record) {
        return record == null ? tree() : SchemaWriter.reference(record);
    }

    private static Map<String, Object> problem() {
        return tree(
                "description",
                "A problem; docs/errors.md explains its code.",
                "content",
                tree(Problem.TYPE, tree("schema", SchemaWriter.reference(Problem.class))));
    }

    private static Map<String, Object> tree(Object... namesAndValues) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            tree.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return tree;
    }
}
