package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.server.TestServer.Client;
import health.cordon.server.TestServer.Reply;
import health.cordon.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The served document against the server: values made from its schemas, and values that break them, from a seed. Every
 * answer has a status that the document lists for the operation, the media type that it says, and the fields of the schema.
 */
class OpenApiTest {

    private static final int ROUNDS = 40;

    @TempDir
    static Path data;

    private static TestServer server;
    private static Map<String, Object> document;

    @BeforeAll
    static void start() {
        server = TestServer.start(data);
        document = server.nobody().get("/openapi.json").expect(200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** One operation of the document. */
    private record Operation(String path, String method, Map<String, Object> told) {

        String id() {
            return (String) told.get("operationId");
        }
    }

    private static List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        Json.map(document.get("paths"))
                .forEach((path, methods) -> Json.map(methods)
                        .forEach((method, told) -> all.add(
                                new Operation(path, method.toUpperCase(java.util.Locale.ROOT), Json.map(told)))));
        return all;
    }

    @Test
    void everyOperationAnswersAsTheDocumentSays() {
        Set<String> succeeded = new TreeSet<>();
        for (Operation operation : operations()) {
            for (int round = 0; round < ROUNDS; round++) {
                Seeded seeded = Seeded.of(round).fork(operation.id());
                Reply reply = send(operation, seeded, round % 2 == 0);
                check(operation, reply);
                if (reply.status() < 300) {
                    succeeded.add(operation.id());
                }
            }
        }
        assertThat(succeeded)
                .contains("deid", "detect", "deid-batch", "health", "ready", "metrics", "openapi", "me", "explain")
                .contains("audit-search", "audit-checkpoint", "key-list", "dataset-list", "policies", "decide");
    }

    @Test
    void nobodyGetsIn() {
        for (Operation operation : operations()) {
            boolean open = ((List<?>) operation.told().get("security")).isEmpty();
            String path = operation.path().replaceAll("\\{[^}]*}", "x");
            Reply reply = server.nobody().send(operation.method(), path, "", new byte[0]);
            if (open) {
                assertThat(reply.status()).as(operation.id()).isEqualTo(200);
            } else {
                assertThat(reply.status()).as(operation.id()).isEqualTo(401);
            }
        }
    }

    @Test
    void whoHasNoRoleGetsNothingThatIsGuarded() {
        Client stranger = server.person("nemo", "no-such-role").purpose("TREAT");
        for (Operation operation : operations()) {
            Object needs = operation.told().get("description");
            if (String.valueOf(needs).startsWith("Needs ")) {
                Reply reply = send(operation, Seeded.of(1).fork(operation.id()), true, stranger);
                assertThat(reply.status()).as(operation.id()).isEqualTo(403);
            }
        }
    }

    private static Reply send(Operation operation, Seeded seeded, boolean good) {
        return send(
                operation,
                seeded,
                good,
                server.admin().purpose(seeded.choose(List.of("HOPERAT", "TREAT", "HRESCH", "HCOMPL"))));
    }

    private static Reply send(Operation operation, Seeded seeded, boolean good, Client client) {
        StringBuilder path = new StringBuilder(
                operation.path().replaceAll("\\{[^}]*}", seeded.choose(List.of("notes", "0", "x.y-z"))));
        String between = "?";
        for (Map<String, Object> parameter : parameters(operation)) {
            if ("query".equals(parameter.get("in"))
                    && (seeded.chance(0.4) || Boolean.TRUE.equals(parameter.get("required")))) {
                Map<String, Object> schema = Json.map(parameter.get("schema"));
                Map<String, Object> item = schema.containsKey("items") ? Json.map(schema.get("items")) : schema;
                String value = good
                        ? plain(Values.good(item, document, seeded, 0))
                        : seeded.choose(List.of("", "-1", "%00", "x'", "9".repeat(40)));
                path.append(between).append(parameter.get("name")).append('=').append(encoded(value));
                between = "&";
            }
        }
        if (!operation.told().containsKey("requestBody")) {
            return client.send(operation.method(), path.toString(), "", new byte[0]);
        }
        Map<String, Object> content =
                Json.map(Json.map(operation.told().get("requestBody")).get("content"));
        String type = content.keySet().iterator().next();
        Map<String, Object> media = Json.map(content.get(type));
        Map<String, Object> schema = Json.map(media.get("schema"));
        String body = schema.containsKey("$ref")
                ? Values.text(good ? Values.good(schema, document, seeded, 0) : Values.bad(schema, document, seeded))
                : good
                        ? (String) media.get("example")
                        : seeded.choose(List.of("{", "[1]\n", "{\"text\":1}\n", "\u0000"));
        return client.send(operation.method(), path.toString(), type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Map<String, Object>> parameters(Operation operation) {
        Object all = operation.told().get("parameters");
        return all == null ? List.of() : Json.maps(all);
    }

    private static String plain(Object value) {
        return String.valueOf(value);
    }

    private static String encoded(String value) {
        return value.startsWith("%") ? value : java.net.URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static void check(Operation operation, Reply reply) {
        Map<String, Object> responses = Json.map(operation.told().get("responses"));
        String status = Integer.toString(reply.status());
        String what = operation.id() + " " + status + " " + reply.body();
        assertThat(responses).as(what).containsKey(status);
        assertThat(reply.status()).as(what).isNotEqualTo(500);
        Map<String, Object> response = Json.map(responses.get(status));
        if (!response.containsKey("content")) {
            assertThat(reply.body()).as(what).isEmpty();
            return;
        }
        Map<String, Object> content = Json.map(response.get("content"));
        String type = content.keySet().iterator().next();
        assertThat(reply.header("Content-Type")).as(what).isEqualTo(type);
        Map<String, Object> schema = Json.map(Json.map(content.get(type)).get("schema"));
        if (schema.containsKey("$ref")) {
            conforms(reply.json(), Values.resolved(schema, document), what);
        }
    }

    /** Fields that must be there are, and none that the schema does not have. */
    private static void conforms(Map<String, Object> object, Map<String, Object> schema, String what) {
        Map<String, Object> properties = Json.map(schema.get("properties"));
        assertThat(properties.keySet()).as(what).containsAll(object.keySet());
        Object required = schema.get("required");
        if (required instanceof List<?> names) {
            assertThat(object.keySet())
                    .as(what)
                    .containsAll(names.stream().map(String.class::cast).toList());
        }
        new LinkedHashMap<>(object).forEach((name, value) -> {
            Map<String, Object> property = Values.resolved(Json.map(properties.get(name)), document);
            if (value instanceof Map<?, ?> && property.containsKey("properties")) {
                conforms(Json.map(value), property, what);
            }
            if (value instanceof List<?> list && property.containsKey("items")) {
                Map<String, Object> item = Values.resolved(Json.map(property.get("items")), document);
                if (item.containsKey("properties")) {
                    list.forEach(each -> conforms(Json.map(each), item, what));
                }
            }
        });
    }
}
