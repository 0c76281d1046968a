package health.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.gateway.LeakMatrixTest.Position;
import health.cordon.gateway.TestGateway.Answer;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.json.StrictTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Plants identifiers in every {@link Disguise} at every position of {@link LeakMatrixTest}, in every mode, and reads what was
 * sent as a model might ({@link ModelReader}). The table stands in {@code docs/gateway.md}.
 */
@Cfr("164.312(a)(1)")
class DisguiseMatrixTest {

    private static final String BEGIN = "<!-- disguises: written by DisguiseMatrixTest -->\n";
    private static final String END = "<!-- end of the disguises -->";

    private static final String NAME = "Margaret Thornbury";
    private static final String SSN = "219-09-9999";
    private static final String PHONE = "617-555-0142";
    static final Map<String, List<String>> WANTED =
            Map.of("name", List.of("Margaret", "Thornbury"), "SSN", List.of(SSN), "phone", List.of(PHONE));

    @TempDir
    private Path folder;

    /** Positions of one kind. */
    private enum Group {
        TEXTS("messages and other texts"),
        TOOL_DATA("arguments and results of tools"),
        KEYS("keys"),
        DEFINITIONS("tools and schemas"),
        NAMES("names of tools"),
        IDS("ids, fields that are not known"),
        MEDIA("images, files, references");

        private final String says;

        Group(String says) {
            this.says = says;
        }

        static Group of(Position position) {
            return switch (position.what()) {
                case "image", "file", "earlier response" -> MEDIA;
                case "tool name" -> NAMES;
                case "participant's name", "tool call id", "user", "prompt cache key", "unknown field", "unknown key" ->
                    IDS;
                case "metadata" -> position.door() == Door.MESSAGES ? IDS : TEXTS;
                case "tool call arguments, a key" -> KEYS;
                case "tool description", "tool schema, default", "response schema" -> DEFINITIONS;
                default ->
                    position.what().startsWith("tool") || position.what().startsWith("function") ? TOOL_DATA : TEXTS;
            };
        }

        /** Whether what stands there reaches a model in a mode that lets everything pass. */
        boolean reachesAModel() {
            return this != IDS && this != MEDIA;
        }
    }

    /** The position's body with the disguised values in place of the plain ones; empty if it has none, or no parts. */
    private static Optional<String> body(Position position, Disguise disguise) {
        String body = position.body();
        String plain = List.of(LeakMatrixTest.PHI, NAME, "call_Mrs_Margaret_Thornbury").stream()
                .filter(body::contains)
                .findFirst()
                .orElse("");
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        int at = body.indexOf(plain);
        String text = disguise.sentence(NAME, SSN, PHONE);
        if (Group.of(position) == Group.NAMES) {
            text = text.replaceAll("[ ,:]+", "_");
        }
        if (disguise == Disguise.CUT_PARTS) {
            return parts(body, at, at + plain.length(), text);
        }
        boolean inJsonText = body.startsWith("\\\"", at - 2);
        String written = inJsonText ? quoted(quoted(text)) : quoted(text);
        return Optional.of(body.substring(0, at) + written + body.substring(at + plain.length()));
    }

    private static Optional<String> parts(String body, int at, int end, String text) {
        String part = "{\"type\":\"text\",\"text\":\"";
        String parts = text.replace(Disguise.CUT, "\"}," + part);
        if (body.startsWith("[" + part, at - part.length() - 1)) {
            return Optional.of(body.substring(0, at) + parts + body.substring(end));
        }
        String content = "\"content\":\"";
        if (body.startsWith(content, at - content.length())) {
            return Optional.of(body.substring(0, at - 1) + "[" + part + parts + "\"}]" + body.substring(end + 1));
        }
        return Optional.empty();
    }

    private static String quoted(String text) {
        String json = StrictTree.text(JsonNodeFactory.instance.stringNode(text));
        return json.substring(1, json.length() - 1);
    }

    private static Upstream upstream() throws IOException {
        return new Upstream((exchange, request) -> Upstream.json(
                exchange,
                200,
                request.has("input") ? "{\"data\":[{\"index\":0,\"embedding\":[1]}]}" : Upstream.whole("ok")));
    }

    @Test
    void nothingLeavesInDisguiseFromAnyPositionInAnyMode() throws IOException {
        Map<Disguise, Map<Group, Set<String>>> cells = new EnumMap<>(Disguise.class);
        for (Mode mode : EnumSet.of(Mode.BLOCK, Mode.REDACT, Mode.PSEUDONYMIZE)) {
            try (Upstream upstream = upstream();
                    TestGateway gateway = TestGateway.before(folder.resolve(mode.name()), upstream, mode)) {
                for (Position position : LeakMatrixTest.positions()) {
                    for (Disguise disguise : Disguise.values()) {
                        Optional<String> body = body(position, disguise);
                        if (body.isPresent()) {
                            String result = asked(gateway, upstream, position, disguise, body.get());
                            if (mode != Mode.BLOCK) {
                                cells.computeIfAbsent(disguise, _ -> new EnumMap<>(Group.class))
                                        .computeIfAbsent(Group.of(position), _ -> new TreeSet<>())
                                        .add(result);
                            }
                        }
                    }
                }
            }
        }
        written(cells);
    }

    private static String asked(
            TestGateway gateway, Upstream upstream, Position position, Disguise disguise, String body) {
        int before = upstream.bodies().size();
        Answer answer = gateway.ask(position.door(), body);
        boolean sent = upstream.bodies().size() > before;
        Set<String> leaked =
                sent ? ModelReader.read(upstream.bodies().getLast(), WANTED) : ModelReader.read(answer.text(), WANTED);
        String where = position.door().path() + " " + position.what() + ", " + disguise.says();
        assertThat(leaked).as(where).isEmpty();
        if (sent) {
            return "treated";
        }
        assertThat(answer.status()).as(where + answer.text()).isBetween(400, 403);
        return "refused";
    }

    /** Else the test above could not fail: each disguise is one that the reader of the test sees through. */
    @Test
    void whatIsSentAsItIsIsReadInEveryDisguise() throws IOException {
        try (Upstream upstream = upstream();
                TestGateway gateway = TestGateway.before(folder, upstream, Mode.ALLOW)) {
            for (Position position : LeakMatrixTest.positions()) {
                for (Disguise disguise : Disguise.values()) {
                    Optional<String> body = body(position, disguise);
                    if (body.isPresent() && Group.of(position).reachesAModel()) {
                        int before = upstream.bodies().size();
                        Answer answer = gateway.ask(position.door(), body.get());
                        if (Group.of(position) == Group.NAMES && answer.status() == 400) {
                            // Most disguises have signs that no name has.
                            continue;
                        }
                        assertThat(upstream.bodies()).hasSize(before + 1);
                        assertThat(ModelReader.read(upstream.bodies().getLast(), WANTED))
                                .as(position.what() + ", " + disguise.says())
                                .isEqualTo(WANTED.keySet());
                    }
                }
            }
        }
    }

    private static void written(Map<Disguise, Map<Group, Set<String>>> cells) throws IOException {
        StringBuilder table = new StringBuilder("| disguise |");
        StringBuilder line = new StringBuilder("|---|");
        for (Group group : Group.values()) {
            table.append(' ').append(group.says).append(" |");
            line.append("---|");
        }
        table.append('\n').append(line).append('\n');
        cells.forEach((disguise, groups) -> {
            table.append("| ").append(disguise.says()).append(" |");
            for (Group group : Group.values()) {
                table.append(' ')
                        .append(String.join(", ", groups.getOrDefault(group, Set.of("-"))))
                        .append(" |");
            }
            table.append('\n');
        });
        PageTable.written(BEGIN, END, table.toString());
    }
}
