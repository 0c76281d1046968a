package health.cordon.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;
import com.anthropic.models.messages.UrlImageSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Anthropic's client for Java. */
@ExtendWith(WardExtension.class)
class AnthropicJavaTest {

    private static final Tool FIND_PATIENT = Tool.builder()
            .name("find_patient")
            .description("Finds what the ward's records say of a patient.")
            .inputSchema(Tool.InputSchema.builder()
                    .properties(Tool.InputSchema.Properties.builder()
                            .putAdditionalProperty("name", JsonValue.from(Map.of("type", "string")))
                            .build())
                    .required(List.of("name"))
                    .build())
            .build();

    private final Ward ward;
    private AnthropicClient client;

    AnthropicJavaTest(Ward ward) {
        this.ward = ward;
    }

    static AnthropicClient client(CordonGateway gateway, String key) throws Exception {
        Trust trust = gateway.trust();
        return AnthropicOkHttpClient.builder()
                .baseUrl(gateway.address())
                .apiKey(key)
                .sslSocketFactory(trust.tls().getSocketFactory())
                .trustManager(trust.manager())
                .maxRetries(0)
                .build();
    }

    @BeforeEach
    void connect() throws Exception {
        client = client(ward.gateway(), ward.gateway().key());
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void messages() {
        Message said = client.messages().create(asked("ward", Ward.TEXT));
        assertThat(text(said)).isEqualTo(Ward.TEXT);
        assertThat(said.stopReason()).hasValue(StopReason.END_TURN);
    }

    @Test
    void messagesAsAStream() {
        assertThat(text(streamed(asked("ward", Ward.TEXT)))).isEqualTo(Ward.TEXT);
    }

    @Test
    void messagesWithTools() {
        withTools(asked -> client.messages().create(asked));
    }

    @Test
    void messagesWithToolsAsAStream() {
        withTools(this::streamed);
    }

    private Message streamed(MessageCreateParams asked) {
        MessageAccumulator whole = MessageAccumulator.create();
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(asked)) {
            stream.stream().forEach(whole::accumulate);
        }
        return whole.message();
    }

    private static void withTools(Function<MessageCreateParams, Message> client) {
        MessageCreateParams.Builder conversation = asked("ward", "When does " + Ward.NAME + " come next?").toBuilder()
                .addTool(FIND_PATIENT);
        Message called = client.apply(conversation.build());
        ToolUseBlock call = called.content().stream()
                .flatMap(block -> block.toolUse().stream())
                .findFirst()
                .orElseThrow();
        assertThat(called.stopReason()).hasValue(StopReason.TOOL_USE);
        assertThat(call._input().toString()).isEqualTo("{name=" + Ward.NAME + "}");
        conversation.addMessage(called);
        conversation.addUserMessageOfContentBlockParams(
                List.of(ContentBlockParam.ofToolResult(ToolResultBlockParam.builder()
                        .toolUseId(call.id())
                        .content(Ward.RECORD)
                        .build())));
        assertThat(text(client.apply(conversation.build()))).isEqualTo(Ward.RECORD);
    }

    @Test
    void aWrongKeyIsTheClientsOwnError() throws Exception {
        AnthropicClient stranger = client(ward.gateway(), "wrong");
        try {
            assertThatThrownBy(() -> stranger.messages().create(asked("ward", Ward.TEXT)))
                    .isInstanceOfSatisfying(
                            UnauthorizedException.class,
                            refused -> assertThat(refused.type()).hasToString("Optional[authentication_error]"));
        } finally {
            stranger.close();
        }
    }

    @Test
    void anImageIsABadRequest() {
        MessageCreateParams asked = asked("ward", "Look.").toBuilder()
                .addUserMessageOfContentBlockParams(List.of(ContentBlockParam.ofImage(UrlImageSource.builder()
                        .url("https://images.example/a.png")
                        .build())))
                .build();
        assertThatThrownBy(() -> client.messages().create(asked))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refused -> assertThat(refused.type()).hasToString("Optional[invalid_request_error]"));
    }

    @Test
    void aBusyModelIsALimitOfTheRate() {
        assertThatThrownBy(() -> client.messages().create(asked("busy", Ward.TEXT)))
                .isInstanceOf(RateLimitException.class);
    }

    @Test
    void whoeverClosesAStreamStopsTheModel() throws Exception {
        try (StreamResponse<RawMessageStreamEvent> stream =
                client.messages().createStreaming(asked("endless", Ward.TEXT))) {
            assertThat(stream.stream().limit(5)).hasSize(5);
        }
        assertThat(ward.model().wasHungUpOn()).isTrue();
    }

    static MessageCreateParams asked(String model, String text) {
        return MessageCreateParams.builder()
                .model(model)
                .maxTokens(200)
                .system("Be brief.")
                .addUserMessage(text)
                .build();
    }

    static String text(Message said) {
        return said.content().stream()
                .flatMap(block -> block.text().stream())
                .map(block -> block.text())
                .collect(Collectors.joining());
    }
}
