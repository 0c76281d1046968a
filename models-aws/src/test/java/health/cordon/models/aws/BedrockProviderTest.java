package health.cordon.models.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.gateway.Upstream;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ModelProviderContract;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyEvent.Channel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class BedrockProviderTest extends ModelProviderContract {

    private static final String ACCESS = "AKIDEXAMPLE";
    private static final String TOKEN = "session/token+==";
    private static final SignatureCheck DOOR = new SignatureCheck(ACCESS, KEY, Optional.of(TOKEN), "us-east-1");

    @Override
    protected Upstream.Script saying(String text) {
        return BedrockStub.saying(text);
    }

    @Override
    protected Upstream.Script calling(String tool, String arguments) {
        return BedrockStub.calling(tool, arguments);
    }

    @Override
    protected byte[] begun() {
        return Frames.joined(Frames.start(), Frames.text(0, "half"));
    }

    @Override
    protected byte[] more() {
        return Frames.text(0, "more");
    }

    @Override
    protected String contentType() {
        return "application/vnd.amazon.eventstream";
    }

    @Override
    protected Upstream.Script embedding() {
        return null;
    }

    @Override
    protected Upstream.Script checked(Upstream.Script script) {
        return BedrockStub.behindTheDoor(DOOR, script);
    }

    @Override
    protected ModelProvider provider(String url) {
        return provider(url, KEY);
    }

    private static ModelProvider provider(String url, String secret) {
        return new BedrockProvider(
                "bedrock",
                BedrockPlace.of(url, "us-east-1"),
                StaticCredentialsProvider.create(AwsSessionCredentials.create(ACCESS, secret, TOKEN)),
                SHORT);
    }

    @Test
    void whoSignsWithAnotherSecretIsRefused() throws IOException {
        Upstream upstream = upstream(saying("x"));
        try (ModelProvider provider = provider(upstream.url(), "another-secret")) {
            assertThat(code(() -> provider.call(chat(asked(), true)))).isEqualTo(GatewayError.PROVIDER_KEY_REFUSED);
        }
    }

    private JsonNode sent(String chat) throws IOException {
        AtomicReference<JsonNode> seen = new AtomicReference<>();
        Upstream.Script says = saying("x");
        ModelProvider provider = before((exchange, request) -> {
            seen.set(request);
            says.answer(exchange, request);
        });
        all(provider.call(chat((ObjectNode) StrictTree.read(chat.getBytes(StandardCharsets.UTF_8)), false)));
        return seen.get();
    }

    @Test
    void aChatBecomesAConversation() throws IOException {
        JsonNode sent = sent("""
                {"model":"x","messages":[
                  {"role":"system","content":"Be brief."},
                  {"role":"user","content":"Labs of p-1?"},
                  {"role":"assistant","content":"I look.","tool_calls":[
                    {"id":"call_1","type":"function","function":{"name":"labs","arguments":"{\\"p\\":\\"p-1\\"}"}}]},
                  {"role":"tool","tool_call_id":"call_1","content":"Na 140"},
                  {"role":"user","content":"And?"}],
                 "tools":[{"type":"function","function":{"name":"labs","description":"Labs",
                            "parameters":{"type":"object","properties":{"p":{"type":"string"}}}}}],
                 "tool_choice":"required","max_tokens":50,"temperature":1.5,"top_p":0.9,"stop":"END",
                 "top_k":5,"user":"user_ab","seed":1}""");
        assertThat(sent).isEqualTo(StrictTree.read("""
                {"messages":[
                  {"role":"user","content":[{"text":"Labs of p-1?"}]},
                  {"role":"assistant","content":[{"text":"I look."},
                    {"toolUse":{"toolUseId":"call_1","name":"labs","input":{"p":"p-1"}}}]},
                  {"role":"user","content":[
                    {"toolResult":{"toolUseId":"call_1","content":[{"text":"Na 140"}]}},{"text":"And?"}]}],
                 "system":[{"text":"Be brief."}],
                 "inferenceConfig":{"maxTokens":50,"temperature":1,"topP":0.9,"stopSequences":["END"]},
                 "toolConfig":{"tools":[{"toolSpec":{"name":"labs","description":"Labs",
                     "inputSchema":{"json":{"type":"object","properties":{"p":{"type":"string"}}}}}}],
                   "toolChoice":{"any":{}}}}""".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatHasNoCounterpartIsRefusedAndNotSent() throws IOException {
        Upstream upstream = upstream(saying("x"));
        ModelProvider provider = before(upstream);
        String tool = "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]";
        for (String more : List.of(
                "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"n\",\"schema\":{}}}",
                tool + ",\"parallel_tool_calls\":false",
                tool
                        + ",\"tool_choice\":\"none\",\"messages\":[{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"x\"}]")) {
            ObjectNode body = asked();
            body.setAll((ObjectNode) StrictTree.read(("{" + more + "}").getBytes(StandardCharsets.UTF_8)));
            assertThat(code(() -> provider.call(chat(body, false)))).as(more).isEqualTo(GatewayError.NOT_TRANSLATABLE);
        }
        assertThat(upstream.bodies()).isEmpty();
        ObjectNode none = asked();
        none.setAll((ObjectNode)
                StrictTree.read(("{" + tool + ",\"tool_choice\":\"none\"}").getBytes(StandardCharsets.UTF_8)));
        all(provider.call(chat(none, false)));
        assertThat(upstream.bodies()).singleElement().asString().doesNotContain("toolConfig");
    }

    @Test
    void stopReasonsAndThoughtsHaveTheirCounterparts() throws IOException {
        ObjectNode thought = StrictTree.object();
        thought.putObject("reasoningContent").put("text", "Hm.");
        ObjectNode signature = StrictTree.object();
        signature.putObject("reasoningContent").put("signature", "zz");
        List<String> reasons = new ArrayList<>();
        for (String reason : List.of(
                "end_turn", "stop_sequence", "max_tokens", "guardrail_intervened", "content_filtered", "tool_use")) {
            List<ReplyEvent> events = all(before(BedrockStub.streaming(
                            Frames.start(),
                            Frames.delta(0, thought),
                            Frames.delta(0, signature),
                            Frames.stop(0),
                            Frames.delta(1, StrictTree.object().put("later", "zz")),
                            Frames.stop(1),
                            Frames.event("later", "{\"text\":\"zz\"}"),
                            Frames.end(reason)))
                    .call(chat(asked(), true)));
            assertThat(events).hasSize(3).first().isEqualTo(new ReplyEvent.Text(0, Channel.REASONING, "Hm."));
            events.forEach(each -> {
                if (each instanceof ReplyEvent.Finish finish) {
                    reasons.add(finish.reason());
                }
            });
        }
        assertThat(reasons).containsExactly("stop", "stop", "length", "content_filter", "content_filter", "tool_calls");
        ModelProvider broken = before(BedrockStub.streaming(Frames.start(), Frames.end("malformed_tool_use")));
        assertThat(code(() -> all(broken.call(chat(asked(), true))))).isEqualTo(GatewayError.PROVIDER_FAILED);
    }

    @Test
    void anExceptionInAStreamIsToldByItsTypeAlone() throws IOException {
        List<String> types = List.of(
                "throttlingException",
                "validationException",
                "internalServerException",
                "serviceUnavailableException",
                "modelStreamErrorException");
        List<GatewayError> codes = List.of(
                GatewayError.PROVIDER_BUSY,
                GatewayError.PROVIDER_REFUSED,
                GatewayError.PROVIDER_FAILED,
                GatewayError.PROVIDER_FAILED,
                GatewayError.PROVIDER_FAILED);
        for (int i = 0; i < types.size(); i++) {
            byte[] exception = Frames.exception(types.get(i), "{\"message\":\"Margaret Thornbury\"}");
            ModelProvider provider = before(BedrockStub.streaming(begun(), exception));
            assertThat(code(() -> all(provider.call(chat(asked(), true))))).isEqualTo(codes.get(i));
        }
        ModelProvider model = before((exchange, request) -> Upstream.json(exchange, 424, "{}"));
        assertThat(code(() -> model.call(chat(asked(), true)))).isEqualTo(GatewayError.PROVIDER_FAILED);
    }

    /** Each byte of a frame, changed: its checksums hold none of them. */
    @Test
    void aChangedByteEndsTheAnswer() throws IOException {
        byte[] frame = more();
        AtomicReference<byte[]> changed = new AtomicReference<>(frame);
        ModelProvider provider = before((exchange, request) -> BedrockStub.streaming(
                        begun(), changed.get(), Frames.stop(0), Frames.end("end_turn"))
                .answer(exchange, request));
        assertThat(text(all(provider.call(chat(asked(), true))))).isEqualTo("halfmore");
        for (int at = 0; at < frame.length; at++) {
            byte[] bytes = frame.clone();
            bytes[at] ^= 0x10;
            changed.set(bytes);
            assertThat(code(() -> all(provider.call(chat(asked(), true)))))
                    .as("byte %d", at)
                    .isEqualTo(GatewayError.PROVIDER_MALFORMED);
        }
    }

    /** Lengths that nobody would send, with checksums that hold. */
    @Test
    void aLengthOutOfBoundsIsNotBelieved() throws IOException {
        for (int length : new int[] {EventFrames.LONGEST + 1, Integer.MAX_VALUE, 15, 0, -1}) {
            ByteBuffer prelude = ByteBuffer.allocate(12).putInt(length).putInt(0);
            CRC32 checksum = new CRC32();
            checksum.update(prelude.array(), 0, 8);
            prelude.putInt((int) checksum.getValue());
            ModelProvider provider = before(BedrockStub.streaming(begun(), prelude.array()));
            assertThat(code(() -> all(provider.call(chat(asked(), true)))))
                    .as("length %d", length)
                    .isEqualTo(GatewayError.PROVIDER_MALFORMED);
        }
    }

    @Test
    void eventsThatDoNotFitTogetherAreRefused() throws IOException {
        for (byte[][] frames : new byte[][][] {
            {Frames.text(0, "x")},
            {Frames.start(), Frames.start()},
            {Frames.start(), Frames.stop(0)},
            {Frames.start(), Frames.text(0, "x"), Frames.stop(0), Frames.text(0, "y")},
            {Frames.start(), Frames.text(0, "x"), Frames.arguments(0, "{}")},
            {Frames.start(), Frames.tool(0, "", "f")},
            {Frames.start(), Frames.tool(0, "id", "f"), Frames.text(0, "x")},
            {Frames.start(), Frames.text(0, "x"), Frames.end("end_turn")},
            {Frames.start(), Frames.end("end_turn"), Frames.text(0, "x")},
            {Frames.start(), Frames.event("contentBlockDelta", "{\"delta\":{\"text\":\"x\"}}")},
            {Frames.start(), Frames.event("contentBlockDelta", "[]")},
        }) {
            ModelProvider provider = before(BedrockStub.streaming(frames));
            assertThat(code(() -> all(provider.call(chat(asked(), true)))))
                    .as(new String(Frames.joined(frames), StandardCharsets.ISO_8859_1))
                    .isEqualTo(GatewayError.PROVIDER_MALFORMED);
        }
    }

    @Test
    void anEndpointIsInTheRegionOfItsHostAndAProfileOverSeveralIsInNone() {
        BedrockPlace place = BedrockPlace.of("us-east-1", false);
        ModelProvider provider = new BedrockProvider(
                "b", place, StaticCredentialsProvider.create(AwsSessionCredentials.create(ACCESS, KEY, TOKEN)), SHORT);
        assertThat(provider.address().orElseThrow().toString())
                .isEqualTo("https://bedrock-runtime.us-east-1.amazonaws.com/model/");
        String model = "anthropic.claude-3-5-sonnet-20241022-v2:0";
        assertThat(new Endpoint("e", provider, model, "us-east-1").host())
                .contains("bedrock-runtime.us-east-1.amazonaws.com");
        assertThatThrownBy(() -> new Endpoint("e", provider, model, "us-west-2"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Endpoint("e", provider, "us." + model, "us-east-1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Endpoint("e", provider, "us." + model, "us").region()).isEqualTo("us");
        assertThat(place.region("global." + model)).contains("global");
        assertThat(place.region("ai21.jamba-1-5-large-v1:0")).contains("us-east-1");
        provider.close();
    }
}
