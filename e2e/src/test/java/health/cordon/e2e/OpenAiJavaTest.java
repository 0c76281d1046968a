package health.cordon.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseFunctionToolCall;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseStreamEvent;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** OpenAI's client for Java. */
@ExtendWith(WardExtension.class)
class OpenAiJavaTest {

    @JsonClassDescription("Finds what the ward's records say of a patient.")
    static final class FindPatient {
        @JsonPropertyDescription("The patient's full name.")
        public String name = "";
    }

    private final Ward ward;
    private OpenAIClient client;

    OpenAiJavaTest(Ward ward) {
        this.ward = ward;
    }

    /** Nothing but the address, the key and the authority is told. */
    static OpenAIClient client(CordonGateway gateway, String key) throws Exception {
        Trust trust = gateway.trust();
        return OpenAIOkHttpClient.builder()
                .baseUrl(gateway.address() + "/v1")
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
    void chat() {
        try (HttpResponseFor<ChatCompletion> raw =
                client.chat().completions().withRawResponse().create(asked("ward", Ward.TEXT))) {
            assertThat(raw.headers().values("cordon-phi").getFirst()).endsWith("unscanned=0");
            assertThat(raw.headers().values("cordon-receipt")).hasSize(1);
            assertThat(text(raw.parse())).isEqualTo(Ward.TEXT);
        }
    }

    @Test
    void chatAsAStream() {
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        ChatCompletionCreateParams asked = asked("ward", Ward.TEXT).toBuilder()
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(asked)) {
            stream.stream().forEach(whole::accumulate);
        }
        assertThat(text(whole.chatCompletion())).isEqualTo(Ward.TEXT);
        assertThat(whole.chatCompletion().usage()).isPresent();
    }

    @Test
    void chatWithTools() {
        withTools(asked -> client.chat().completions().create(asked));
    }

    @Test
    void chatWithToolsAsAStream() {
        withTools(asked -> {
            ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
            try (StreamResponse<ChatCompletionChunk> stream =
                    client.chat().completions().createStreaming(asked)) {
                stream.stream().forEach(whole::accumulate);
            }
            return whole.chatCompletion();
        });
    }

    private static void withTools(Function<ChatCompletionCreateParams, ChatCompletion> client) {
        ChatCompletionCreateParams.Builder conversation =
                asked("ward", "When does " + Ward.NAME + " come next?").toBuilder()
                        .addTool(FindPatient.class);
        ChatCompletion called = client.apply(conversation.build());
        ChatCompletionMessageFunctionToolCall call = called.choices()
                .getFirst()
                .message()
                .toolCalls()
                .orElseThrow()
                .getFirst()
                .function()
                .orElseThrow();
        assertThat(call.function().name()).isEqualTo("FindPatient");
        assertThat(call.function().arguments(FindPatient.class).name).isEqualTo(Ward.NAME);
        conversation.addMessage(called.choices().getFirst().message());
        conversation.addMessage(ChatCompletionToolMessageParam.builder()
                .toolCallId(call.id())
                .content(Ward.RECORD)
                .build());
        assertThat(text(client.apply(conversation.build()))).isEqualTo(Ward.RECORD);
    }

    @Test
    void responses() {
        Response said = client.responses()
                .create(ResponseCreateParams.builder()
                        .model("ward")
                        .instructions("Be brief.")
                        .input(Ward.TEXT)
                        .build());
        assertThat(text(said)).isEqualTo(Ward.TEXT);
    }

    @Test
    void responsesAsAStream() {
        assertThat(text(streamed(ResponseCreateParams.builder()
                        .model("ward")
                        .input(Ward.TEXT)
                        .build())))
                .isEqualTo(Ward.TEXT);
    }

    @Test
    void responsesWithTools() {
        withToolsInResponses(asked -> client.responses().create(asked));
    }

    @Test
    void responsesWithToolsAsAStream() {
        withToolsInResponses(this::streamed);
    }

    private Response streamed(ResponseCreateParams asked) {
        ResponseAccumulator whole = ResponseAccumulator.create();
        try (StreamResponse<ResponseStreamEvent> stream = client.responses().createStreaming(asked)) {
            stream.stream().forEach(whole::accumulate);
        }
        return whole.response();
    }

    private static void withToolsInResponses(Function<ResponseCreateParams, Response> client) {
        ResponseInputItem question = ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder()
                .role(EasyInputMessage.Role.USER)
                .content("When does " + Ward.NAME + " come next?")
                .build());
        ResponseCreateParams first = ResponseCreateParams.builder()
                .model("ward")
                .inputOfResponse(List.of(question))
                .addTool(FindPatient.class)
                .build();
        ResponseFunctionToolCall call = client.apply(first).output().stream()
                .flatMap(item -> item.functionCall().stream())
                .findFirst()
                .orElseThrow();
        assertThat(call.arguments(FindPatient.class).name).isEqualTo(Ward.NAME);
        ResponseInputItem result = ResponseInputItem.ofFunctionCallOutput(ResponseInputItem.FunctionCallOutput.builder()
                .callId(call.callId())
                .output(Ward.RECORD)
                .build());
        assertThat(text(client.apply(first.toBuilder()
                        .inputOfResponse(List.of(question, ResponseInputItem.ofFunctionCall(call), result))
                        .build())))
                .isEqualTo(Ward.RECORD);
    }

    @Test
    void embeddings() {
        var made = client.embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model("ward")
                        .inputOfArrayOfStrings(List.of(Ward.TEXT, "no name"))
                        .build());
        assertThat(made.data()).hasSize(2);
        assertThat(made.data().getLast().embedding()).containsExactly(0.5f, 2f);
    }

    @Test
    void models() {
        // A route for whatever model is asked for names none.
        assertThat(client.models().list().items()).isEmpty();
    }

    @Test
    void aWrongKeyIsTheClientsOwnError() throws Exception {
        OpenAIClient stranger = client(ward.gateway(), "wrong");
        try {
            assertThatThrownBy(() -> stranger.chat().completions().create(asked("ward", Ward.TEXT)))
                    .isInstanceOfSatisfying(
                            UnauthorizedException.class,
                            refused -> assertThat(refused.code()).hasValue("not_authenticated"));
        } finally {
            stranger.close();
        }
    }

    @Test
    void anImageIsABadRequest() {
        ChatCompletionContentPart image = ChatCompletionContentPart.ofImageUrl(ChatCompletionContentPartImage.builder()
                .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                        .url("https://images.example/a.png")
                        .build())
                .build());
        assertThatThrownBy(() -> client.chat()
                        .completions()
                        .create(ChatCompletionCreateParams.builder()
                                .model("ward")
                                .addUserMessageOfArrayOfContentParts(List.of(image))
                                .build()))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refused -> assertThat(refused.code()).hasValue("not_scannable"));
    }

    @Test
    void aBusyModelIsALimitOfTheRate() {
        assertThatThrownBy(() -> client.chat().completions().create(asked("busy", Ward.TEXT)))
                .isInstanceOfSatisfying(
                        RateLimitException.class,
                        refused -> assertThat(refused.code()).hasValue("provider_busy"));
        assertThatThrownBy(() -> client.chat().completions().createStreaming(asked("busy", Ward.TEXT)))
                .isInstanceOf(RateLimitException.class);
    }

    @Test
    void whoeverClosesAStreamStopsTheModel() throws Exception {
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(asked("endless", Ward.TEXT))) {
            assertThat(stream.stream().limit(5)).hasSize(5);
        }
        assertThat(ward.model().wasHungUpOn()).isTrue();
    }

    @Test
    void withoutTheAuthorityNothingIsSaid() throws Exception {
        OpenAIClient trusting = OpenAIOkHttpClient.builder()
                .baseUrl(ward.gateway().address() + "/v1")
                .apiKey(ward.gateway().key())
                .maxRetries(0)
                .build();
        try {
            assertThatThrownBy(() -> trusting.chat().completions().create(asked("ward", Ward.TEXT)))
                    .isInstanceOf(OpenAIIoException.class)
                    .hasRootCauseInstanceOf(java.security.cert.CertPathBuilderException.class);
        } finally {
            trusting.close();
        }
    }

    static ChatCompletionCreateParams asked(String model, String text) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addSystemMessage("Be brief.")
                .addUserMessage(text)
                .build();
    }

    static String text(ChatCompletion said) {
        return said.choices().getFirst().message().content().orElseThrow();
    }

    static String text(Response said) {
        return said.output().stream()
                .map(ResponseOutputItem::message)
                .flatMap(message -> message.stream())
                .flatMap(message -> message.content().stream())
                .flatMap(part -> part.outputText().stream())
                .map(part -> part.text())
                .collect(Collectors.joining());
    }
}
