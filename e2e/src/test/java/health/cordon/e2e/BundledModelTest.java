package health.cordon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClient;
import com.openai.client.OpenAIClient;
import com.openai.helpers.ChatCompletionAccumulator;
import org.junit.jupiter.api.Test;

/** What a newcomer tries first: the model that a gateway without an upstream has. */
class BundledModelTest {

    @Test
    void repeatsWhatItIsTold() throws Exception {
        try (CordonGateway gateway = CordonGateway.start("--profile", "fast")) {
            OpenAIClient openAi = OpenAiJavaTest.client(gateway, gateway.key());
            AnthropicClient anthropic = AnthropicJavaTest.client(gateway, gateway.key());
            try {
                var asked = OpenAiJavaTest.asked("echo", Ward.TEXT);
                assertThat(OpenAiJavaTest.text(openAi.chat().completions().create(asked)))
                        .isEqualTo(Ward.TEXT);
                ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
                try (var stream = openAi.chat().completions().createStreaming(asked)) {
                    stream.stream().forEach(whole::accumulate);
                }
                assertThat(OpenAiJavaTest.text(whole.chatCompletion())).isEqualTo(Ward.TEXT);
                assertThat(AnthropicJavaTest.text(
                                anthropic.messages().create(AnthropicJavaTest.asked("echo", Ward.TEXT))))
                        .isEqualTo(Ward.TEXT);
            } finally {
                openAi.close();
                anthropic.close();
            }
        }
    }
}
