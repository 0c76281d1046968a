package health.cordon.gateway.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import health.cordon.gateway.Upstream;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.network.UpstreamLimits;
import health.cordon.gateway.spi.ProviderCall.Operation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

/**
 * What every provider over the network must do. The upstream speaks the provider's own wire format; what a subclass tells is
 * that format alone.
 */
@Timeout(120)
public abstract class ModelProviderContract {

    /** Short enough for a test of a stall. */
    protected static final UpstreamLimits SHORT =
            new UpstreamLimits(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(1));

    /** What a provider signs in with; no error may tell it. */
    protected static final String KEY = "sk-contract-3f9b1c";

    private static final String SECRET = "Margaret Thornbury";
    private static final String SAID = "All is well, \u00E9\uD83D\uDE00.";

    /** Answers with this text, whole or bit by bit as it is asked. */
    protected abstract Upstream.Script saying(String text);

    /** Answers with two calls of a tool, the second without arguments, whole or bit by bit as it is asked. */
    protected abstract Upstream.Script calling(String tool, String arguments);

    /** The beginning of a stream. */
    protected abstract byte[] begun();

    /** More of the text of a stream that has begun. */
    protected abstract byte[] more();

    /** The content type of a stream. */
    protected String contentType() {
        return "text/event-stream";
    }

    /** Answers with two vectors; null if the provider has none. */
    protected abstract Upstream.@Nullable Script embedding();

    /** The provider for an address, with {@link #SHORT} and {@link #KEY}. */
    protected abstract ModelProvider provider(String url);

    private final List<AutoCloseable> open = new ArrayList<>();

    /** A check of each request, such as of its signature; it throws if one is not as it must be. */
    protected Upstream.Script checked(Upstream.Script script) {
        return script;
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    /** The provider before an upstream; both are closed behind the test. */
    protected final ModelProvider before(Upstream.Script script) throws IOException {
        return before(upstream(script));
    }

    /** The same, for who looks at what came. */
    protected final ModelProvider before(Upstream upstream) {
        ModelProvider provider = provider(upstream.url());
        open.add(provider);
        return provider;
    }

    /** An upstream that checks requests; it is closed behind the test. */
    protected final Upstream upstream(Upstream.Script script) throws IOException {
        Upstream upstream = new Upstream(checked(script));
        open.add(upstream);
        return upstream;
    }

    /** A chat of one message. */
    protected static ObjectNode asked() {
        ObjectNode body = StrictTree.object().put("model", "m-1:0");
        body.putArray("messages").addObject().put("role", "user").put("content", SECRET);
        return body;
    }

    /** A call with a body. */
    protected static ProviderCall chat(ObjectNode body, boolean stream) {
        return new ProviderCall(Operation.CHAT, "m-1:0", body, stream);
    }

    private static ProviderCall chat(boolean stream) {
        return chat(asked(), stream);
    }

    private static ProviderCall embed() {
        ObjectNode body = StrictTree.object().put("model", "m-1:0");
        body.putArray("input").add("one").add("two");
        return new ProviderCall(Operation.EMBED, "m-1:0", body, false);
    }

    /** All events of an answer. */
    protected static List<ReplyEvent> all(ReplyStream stream) {
        List<ReplyEvent> events = new ArrayList<>();
        try (stream) {
            for (ReplyEvent event = stream.next(); event != null; event = stream.next()) {
                events.add(event);
            }
            assertThat(stream.next()).isNull();
        }
        return events;
    }

    /** Its text. */
    protected static String text(List<ReplyEvent> events) {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append(event instanceof ReplyEvent.Text more ? more.text() : ""));
        return text.toString();
    }

    private static String arguments(List<ReplyEvent> events, int index) {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append(
                event instanceof ReplyEvent.ToolArguments more && more.index() == index ? more.text() : ""));
        return text.toString();
    }

    /** The code of what this throws; neither prompt nor key may be told by it or its causes. */
    protected static ErrorCode code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(CordonException.class);
        StringWriter all = new StringWriter();
        thrown.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).doesNotContain("Thornbury").doesNotContain(KEY);
        return ((CordonException) thrown).code();
    }

    @Test
    void wholeAndStreamSayTheSameAndFinish() throws IOException {
        ModelProvider provider = before(saying(SAID));
        for (boolean stream : new boolean[] {false, true}) {
            List<ReplyEvent> events = all(provider.call(chat(stream)));
            assertThat(text(events)).isEqualTo(SAID);
            assertThat(events).containsOnlyOnce(new ReplyEvent.Finish(0, "stop"));
            assertThat(events).containsOnlyOnce(new ReplyEvent.Usage(7, 9));
            assertThat(events.indexOf(new ReplyEvent.Finish(0, "stop")))
                    .isLessThan(events.indexOf(new ReplyEvent.Usage(7, 9)));
        }
    }

    @Test
    void toolsAreCalledOneBehindTheOther() throws IOException {
        String arguments = "{\"patient\":\"p-1\",\"since\":{\"year\":2020}}";
        ModelProvider provider = before(calling("lab_results", arguments));
        for (boolean stream : new boolean[] {false, true}) {
            List<ReplyEvent> events = all(provider.call(chat(stream)));
            List<ReplyEvent.ToolBegin> begun = events.stream()
                    .filter(ReplyEvent.ToolBegin.class::isInstance)
                    .map(ReplyEvent.ToolBegin.class::cast)
                    .toList();
            assertThat(begun).extracting(ReplyEvent.ToolBegin::index).containsExactly(0, 1);
            assertThat(begun).extracting(ReplyEvent.ToolBegin::name).containsOnly("lab_results");
            assertThat(begun).extracting(ReplyEvent.ToolBegin::id).doesNotHaveDuplicates();
            assertThat(StrictTree.container(arguments(events, 0))).isEqualTo(StrictTree.container(arguments));
            assertThat(arguments(events, 1)).isEqualTo("{}");
            assertThat(events).containsOnlyOnce(new ReplyEvent.Finish(0, "tool_calls"));
        }
    }

    @Test
    void vectorsComeInTheirOrderOrAreRefused() throws IOException {
        Upstream.Script script = embedding();
        if (script == null) {
            Upstream upstream = upstream(saying("x"));
            ModelProvider provider = before(upstream);
            assertThat(code(() -> provider.call(embed()))).isEqualTo(GatewayError.NOT_TRANSLATABLE);
            assertThat(upstream.bodies()).isEmpty();
            return;
        }
        List<ReplyEvent> events = all(before(script).call(embed()));
        assertThat(events.getFirst()).isInstanceOfSatisfying(ReplyEvent.Vectors.class, vectors -> {
            assertThat(vectors.vectors().size()).isEqualTo(2);
            assertThat(vectors.vectors().get(1).get(0).asDouble()).isEqualTo(2.0);
        });
    }

    @Test
    void errorsTellNothingOfTheAnswer() throws IOException {
        for (int status : new int[] {400, 401, 403, 404, 429, 500, 503, 302}) {
            ModelProvider provider = before((exchange, request) -> {
                exchange.getResponseHeaders().set("location", "http://127.0.0.1:1/");
                Upstream.json(exchange, status, "{\"error\":{\"message\":\"" + SECRET + "\"}}");
            });
            for (boolean stream : new boolean[] {false, true}) {
                assertThat(code(() -> provider.call(chat(stream)).next()))
                        .as("status %d", status)
                        .isIn(
                                switch (status) {
                                    case 429 -> List.of(GatewayError.PROVIDER_BUSY);
                                    case 400, 404 -> List.of(GatewayError.PROVIDER_REFUSED);
                                    case 401, 403 ->
                                        List.of(GatewayError.PROVIDER_KEY_REFUSED, GatewayError.PROVIDER_REFUSED);
                                    default -> List.of(GatewayError.PROVIDER_FAILED);
                                });
            }
        }
    }

    @Test
    void anAnswerThatIsNoneIsRefused() throws IOException {
        for (String body : new String[] {"{}", "[]", "<html>" + SECRET, "{\"a\":1,\"a\":2}", ""}) {
            ModelProvider provider = before((exchange, request) -> Upstream.json(exchange, 200, body));
            for (boolean stream : new boolean[] {false, true}) {
                assertThat(code(() -> all(provider.call(chat(stream)))))
                        .as(body)
                        .isIn(GatewayError.PROVIDER_MALFORMED, GatewayError.PROVIDER_CUT);
            }
        }
    }

    @Test
    void aStreamThatIsCutNeverEndsWell() throws IOException {
        for (long length : new long[] {0, 100_000}) {
            ModelProvider provider = before((exchange, request) -> {
                exchange.getResponseHeaders().set("content-type", contentType());
                exchange.sendResponseHeaders(200, length);
                exchange.getResponseBody().write(begun());
                exchange.getResponseBody().write(more());
                exchange.close();
            });
            assertThat(code(() -> all(provider.call(chat(true))))).isEqualTo(GatewayError.PROVIDER_CUT);
        }
    }

    @Test
    void aStreamThatIsCutInAnEventNeverEndsWell() throws IOException {
        byte[] more = more();
        for (int kept : new int[] {1, more.length / 2, more.length - 1}) {
            ModelProvider provider = before((exchange, request) -> {
                exchange.getResponseHeaders().set("content-type", contentType());
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(begun());
                exchange.getResponseBody().write(more, 0, kept);
                exchange.close();
            });
            assertThat(code(() -> all(provider.call(chat(true))))).isEqualTo(GatewayError.PROVIDER_CUT);
        }
    }

    @Test
    void whoStallsIsLeft() throws IOException {
        CountDownLatch release = new CountDownLatch(1);
        open.add(release::countDown);
        ModelProvider provider = before((exchange, request) -> {
            exchange.getResponseHeaders().set("content-type", contentType());
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(begun());
            exchange.getResponseBody().flush();
            awaited(release);
        });
        assertThat(code(() -> all(provider.call(chat(true))))).isEqualTo(GatewayError.PROVIDER_TIMED_OUT);
    }

    @Test
    void whoClosesTellsTheModelToStop() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        ModelProvider provider = before((exchange, request) -> {
            exchange.getResponseHeaders().set("content-type", contentType());
            exchange.sendResponseHeaders(200, 0);
            try {
                OutputStream out = exchange.getResponseBody();
                out.write(begun());
                while (true) {
                    out.write(more());
                    out.flush();
                }
            } catch (IOException closed) {
                gone.countDown();
                throw closed;
            }
        });
        try (ReplyStream reply = provider.call(chat(true))) {
            assertThat(reply.next()).isNotNull();
        }
        assertThat(gone.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whereNobodyListensNothingWasSent() throws IOException {
        String url;
        try (Upstream closed = new Upstream((exchange, request) -> {})) {
            url = closed.url();
        }
        ModelProvider provider = provider(url);
        open.add(provider);
        assertThat(code(() -> provider.call(chat(true)))).isEqualTo(GatewayError.PROVIDER_UNREACHABLE);
    }

    @Test
    void sendsToItsOwnAddressAloneAndPrintsNothing() throws IOException {
        Upstream upstream = upstream(saying("x"));
        ModelProvider provider = before(upstream);
        assertThat(provider.address().orElseThrow().toString()).startsWith(upstream.url());
        all(provider.call(chat(false)));
        assertThat(upstream.bodies()).singleElement().asString().contains(SECRET);
        String root = provider.address().orElseThrow().getPath();
        assertThat(upstream.paths()).allSatisfy(path -> assertThat(path).startsWith(root));
        assertThat(provider.toString()).doesNotContain(KEY);
        assertThat(chat(true).toString()).doesNotContain("Thornbury");
        assertThatThrownBy(() -> provider("ftp://127.0.0.1/")).isInstanceOf(CordonException.class);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
