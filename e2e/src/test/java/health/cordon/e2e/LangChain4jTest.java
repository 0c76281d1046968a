package health.cordon.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** LangChain4j. */
@ExtendWith(WardExtension.class)
class LangChain4jTest {

    private static final String QUESTION = "When does " + Ward.NAME + " come next?";

    /** What an application declares. */
    interface Assistant {
        /** Answers. */
        String answer(String question);
    }

    /** The same, bit by bit. */
    interface StreamingAssistant {
        /** Answers. */
        TokenStream answer(String question);
    }

    /** The ward's records. */
    static final class Records {

        private final List<String> asked = new ArrayList<>();

        @Tool("Finds what the ward's records say of a patient.")
        String findPatient(@P("the patient's full name") String name) {
            asked.add(name);
            return Ward.RECORD;
        }
    }

    private final Ward ward;

    LangChain4jTest(Ward ward) {
        this.ward = ward;
    }

    private HttpClientBuilder http() throws Exception {
        return JdkHttpClient.builder()
                .httpClientBuilder(HttpClient.newBuilder()
                        .sslContext(ward.gateway().trust().tls()));
    }

    private ChatModel chat(String model, String key) throws Exception {
        return OpenAiChatModel.builder()
                .baseUrl(ward.gateway().address() + "/v1")
                .apiKey(key)
                .modelName(model)
                .httpClientBuilder(http())
                .maxRetries(0)
                .build();
    }

    private StreamingChatModel streaming() throws Exception {
        return OpenAiStreamingChatModel.builder()
                .baseUrl(ward.gateway().address() + "/v1")
                .apiKey(ward.gateway().key())
                .modelName("ward")
                .httpClientBuilder(http())
                .build();
    }

    @Test
    void chat() throws Exception {
        assertThat(chat("ward", ward.gateway().key()).chat(Ward.TEXT)).isEqualTo(Ward.TEXT);
    }

    @Test
    void chatAsAStream() throws Exception {
        StringBuilder bits = new StringBuilder();
        CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
        streaming().chat(Ward.TEXT, new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String more) {
                bits.append(more);
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                whole.complete(response);
            }

            @Override
            public void onError(Throwable error) {
                whole.completeExceptionally(error);
            }
        });
        assertThat(whole.get(60, TimeUnit.SECONDS).aiMessage().text()).isEqualTo(Ward.TEXT);
        assertThat(bits).hasToString(Ward.TEXT);
    }

    @Test
    void aToolOfAnAssistant() throws Exception {
        Records records = new Records();
        Assistant assistant = AiServices.builder(Assistant.class)
                .chatModel(chat("ward", ward.gateway().key()))
                .tools(records)
                .build();
        assertThat(assistant.answer(QUESTION)).isEqualTo(Ward.RECORD);
        assertThat(records.asked).containsExactly(Ward.NAME);
    }

    @Test
    void aToolOfAStreamingAssistant() throws Exception {
        Records records = new Records();
        CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
        AiServices.builder(StreamingAssistant.class)
                .streamingChatModel(streaming())
                .tools(records)
                .build()
                .answer(QUESTION)
                .onPartialResponse(more -> {})
                .onCompleteResponse(whole::complete)
                .onError(whole::completeExceptionally)
                .start();
        assertThat(whole.get(60, TimeUnit.SECONDS).aiMessage().text()).isEqualTo(Ward.RECORD);
        assertThat(records.asked).containsExactly(Ward.NAME);
    }

    @Test
    void embeddings() throws Exception {
        OpenAiEmbeddingModel model = OpenAiEmbeddingModel.builder()
                .baseUrl(ward.gateway().address() + "/v1")
                .apiKey(ward.gateway().key())
                .modelName("ward")
                .httpClientBuilder(http())
                .maxRetries(0)
                .build();
        assertThat(model.embedAll(List.of(TextSegment.from(Ward.TEXT), TextSegment.from("no name")))
                        .content())
                .hasSize(2);
    }

    @Test
    void refusalsAreTheClientsOwnErrors() throws Exception {
        String key = ward.gateway().key();
        assertThatThrownBy(() -> chat("ward", "wrong").chat(Ward.TEXT)).isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> chat("busy", key).chat(Ward.TEXT)).isInstanceOf(RateLimitException.class);
        UserMessage image = UserMessage.from(ImageContent.from("https://images.example/a.png"));
        assertThatThrownBy(() -> chat("ward", key).chat(image)).isInstanceOf(InvalidRequestException.class);
    }
}
