package health.cordon.models.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.gateway.Upstream;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.network.UpstreamLimits;
import health.cordon.gateway.spi.ProviderCall;
import health.cordon.gateway.spi.ProviderCall.Operation;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ToolInputSchema;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

/** AWS's own client takes our stub for Bedrock, and sends what we send. */
class AwsClientTest {

    private static final String SECRET = "sk-aws-client";
    private static final String TOKEN = "session/token+==";
    private static final SignatureCheck DOOR =
            new SignatureCheck("AKIDEXAMPLE", SECRET, Optional.of(TOKEN), "us-east-1");
    private static final String SAID = "All is well, \u00E9\uD83D\uDE00.";

    private static StaticCredentialsProvider credentials(String secret) {
        return StaticCredentialsProvider.create(AwsSessionCredentials.create("AKIDEXAMPLE", secret, TOKEN));
    }

    private static BedrockRuntimeClient client(Upstream upstream, String secret) {
        return BedrockRuntimeClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create(upstream.url()))
                .credentialsProvider(credentials(secret))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static Message message(ConversationRole role, ContentBlock... blocks) {
        return Message.builder().role(role).content(blocks).build();
    }

    @Test
    void theDoorLetsItInAndItReadsTheAnswer() throws IOException {
        try (Upstream upstream = new Upstream(BedrockStub.behindTheDoor(DOOR, BedrockStub.saying(SAID)));
                BedrockRuntimeClient client = client(upstream, SECRET);
                BedrockRuntimeClient stranger = client(upstream, "another-secret")) {
            Message hello = message(ConversationRole.USER, ContentBlock.fromText("x"));
            ConverseResponse answer =
                    client.converse(asked -> asked.modelId("m-1:0").messages(hello));
            assertThat(answer.output().message().content().getFirst().text()).isEqualTo(SAID);
            assertThat(answer.stopReason()).isEqualTo(StopReason.END_TURN);
            assertThat(answer.usage().outputTokens()).isEqualTo(9);
            assertThatThrownBy(() ->
                            stranger.converse(asked -> asked.modelId("m-1:0").messages(hello)))
                    .hasMessageContaining("signature");
        }
    }

    @Test
    void itReadsTheStream() throws IOException {
        StringBuilder text = new StringBuilder();
        StringBuilder reason = new StringBuilder();
        try (Upstream upstream = new Upstream(BedrockStub.behindTheDoor(DOOR, BedrockStub.saying(SAID)));
                BedrockRuntimeAsyncClient client = BedrockRuntimeAsyncClient.builder()
                        .region(Region.US_EAST_1)
                        .endpointOverride(URI.create(upstream.url()))
                        .credentialsProvider(credentials(SECRET))
                        .httpClientBuilder(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1))
                        .build()) {
            client.converseStream(
                            asked -> asked.modelId("m-1:0")
                                    .messages(message(ConversationRole.USER, ContentBlock.fromText("x"))),
                            ConverseStreamResponseHandler.builder()
                                    .subscriber(ConverseStreamResponseHandler.Visitor.builder()
                                            .onContentBlockDelta(more ->
                                                    text.append(more.delta().text()))
                                            .onMessageStop(end -> reason.append(end.stopReasonAsString()))
                                            .build())
                                    .build())
                    .join();
        }
        assertThat(text.toString()).isEqualTo(SAID);
        assertThat(reason.toString()).isEqualTo("end_turn");
    }

    @Test
    void itSendsWhatWeSend() throws IOException {
        String chat = """
                {"messages":[
                  {"role":"system","content":"Be brief."},
                  {"role":"user","content":"Labs of p-1?"},
                  {"role":"assistant","content":"I look.","tool_calls":[
                    {"id":"call_1","type":"function","function":{"name":"labs","arguments":"{\\"p\\":\\"p-1\\"}"}}]},
                  {"role":"tool","tool_call_id":"call_1","content":"Na 140"}],
                 "tools":[{"type":"function","function":{"name":"labs","description":"Labs",
                            "parameters":{"type":"object"}}}],
                 "tool_choice":{"type":"function","function":{"name":"labs"}},
                 "max_tokens":50,"temperature":0.5,"top_p":0.25,"stop":["END"]}""";
        try (Upstream upstream = new Upstream(BedrockStub.behindTheDoor(DOOR, BedrockStub.saying(SAID)));
                BedrockRuntimeClient theirs = client(upstream, SECRET);
                var ours = new BedrockProvider(
                        "b",
                        BedrockPlace.of(upstream.url(), "us-east-1"),
                        credentials(SECRET),
                        UpstreamLimits.STANDARD)) {
            theirs.converse(asked -> asked.modelId("m-1:0")
                    .system(SystemContentBlock.fromText("Be brief."))
                    .messages(
                            message(ConversationRole.USER, ContentBlock.fromText("Labs of p-1?")),
                            message(
                                    ConversationRole.ASSISTANT,
                                    ContentBlock.fromText("I look."),
                                    ContentBlock.fromToolUse(use -> use.toolUseId("call_1")
                                            .name("labs")
                                            .input(Document.mapBuilder()
                                                    .putString("p", "p-1")
                                                    .build()))),
                            message(
                                    ConversationRole.USER,
                                    ContentBlock.fromToolResult(result -> result.toolUseId("call_1")
                                            .content(ToolResultContentBlock.fromText("Na 140")))))
                    .inferenceConfig(InferenceConfiguration.builder()
                            .maxTokens(50)
                            .temperature(0.5f)
                            .topP(0.25f)
                            .stopSequences("END")
                            .build())
                    .toolConfig(ToolConfiguration.builder()
                            .tools(Tool.fromToolSpec(spec -> spec.name("labs")
                                    .description("Labs")
                                    .inputSchema(ToolInputSchema.fromJson(Document.mapBuilder()
                                            .putString("type", "object")
                                            .build()))))
                            .toolChoice(choice -> choice.tool(tool -> tool.name("labs")))
                            .build()));
            ours.call(new ProviderCall(
                            Operation.CHAT, "m-1:0", StrictTree.read(chat.getBytes(StandardCharsets.UTF_8)), false))
                    .close();
            assertThat(upstream.paths()).hasSize(2).containsOnly("/model/m-1:0/converse");
            assertThat(StrictTree.container(upstream.bodies().getLast()))
                    .isEqualTo(StrictTree.container(upstream.bodies().getFirst()));
        }
    }
}
