package health.cordon.gateway;

import health.cordon.access.Authorizer;
import health.cordon.access.Principal;
import health.cordon.access.Role;
import health.cordon.access.apikey.ApiKeyRecord;
import health.cordon.access.apikey.ApiKeys;
import health.cordon.access.emergency.EmergencyGrant;
import health.cordon.access.emergency.EmergencyGrants;
import health.cordon.access.identity.Authenticators;
import health.cordon.access.identity.FailureLimit;
import health.cordon.access.memory.MemoryAccessLog;
import health.cordon.access.memory.MemoryRecordStore;
import health.cordon.access.policy.AccessPolicies;
import health.cordon.audit.AuditLog;
import health.cordon.audit.AuditReader;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.crypto.Keyset;
import health.cordon.deid.Deidentifier;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.network.NetworkBoundary;
import health.cordon.gateway.network.UpstreamLimits;
import health.cordon.gateway.provider.OpenAiCompatibleProvider;
import health.cordon.gateway.reply.AuditedReply;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.Protection;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.token.PseudonymStyle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** A gateway of real parts: a log on disk, keys, access policies, the engine. */
public final class TestGateway implements AutoCloseable {

    /** One engine for all tests: loading its lexicons takes a while. */
    public static final Deidentifier ENGINE = Deidentifier.safeHarbor();

    private static final AccessPolicies POLICIES = AccessPolicies.builtIn();

    /** Short ones. */
    public static final UpstreamLimits LIMITS =
            new UpstreamLimits(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofMillis(700));

    private final AuditLog audit;
    private final Gateway gateway;
    private final String token;
    private final String second;

    private TestGateway(AuditLog audit, Gateway gateway, String token, String second) {
        this.audit = audit;
        this.gateway = gateway;
        this.token = token;
        this.second = second;
    }

    /** Before an upstream, with model {@code test-model} in a mode. */
    public static TestGateway before(Path folder, Upstream upstream, Mode mode) {
        return of(folder, provider(upstream), mode, builder -> builder);
    }

    /** The same in mode pseudonymize, with surrogates. */
    public static TestGateway realistic(Path folder, ModelProvider provider) {
        return routed(
                folder,
                builder -> builder.route(new Route(
                                "test-model",
                                Mode.PSEUDONYMIZE,
                                List.of(new Endpoint("local", provider, "up-model", "us")))
                        .with(Protection.WITHOUT_PREAMBLE.with(PseudonymStyle.REALISTIC))));
    }

    /** A provider for an upstream. */
    public static ModelProvider provider(Upstream upstream) {
        return new OpenAiCompatibleProvider(
                "upstream", upstream.url(), Optional.empty(), Optional.of(NetworkBoundary.THIS_MACHINE), LIMITS);
    }

    /** The same as one that an agreement must cover. */
    public static ModelProvider outside(Upstream upstream) {
        return new OpenAiCompatibleProvider("upstream", upstream.url(), Optional.empty(), Optional.empty(), LIMITS);
    }

    /** An upstream as an endpoint inside the boundary. */
    public static Endpoint inside(String id, Upstream upstream) {
        return new Endpoint(id, provider(upstream), "up-model", "us");
    }

    /** With a provider inside the boundary. */
    public static TestGateway of(Path folder, ModelProvider provider, Mode mode, UnaryOperator<GatewayBuilder> more) {
        return routed(
                folder,
                builder -> more.apply(builder.route(
                        new Route("test-model", mode, List.of(new Endpoint("local", provider, "up-model", "us")))
                                .with(Protection.WITHOUT_PREAMBLE))));
    }

    /** With routes of the test's own. */
    public static TestGateway routed(Path folder, UnaryOperator<GatewayBuilder> more) {
        InstantSource clock = InstantSource.system();
        MemoryAccessLog log = new MemoryAccessLog(1_000_000);
        ApiKeys keys = new ApiKeys(new MemoryRecordStore<ApiKeyRecord>(clock, 100), log, clock);
        String token = keys.issue("test", "test", Principal.service("app", Role.SERVICE), Duration.ofDays(1))
                .reveal();
        String second = keys.issue("test", "second", Principal.service("app-2", Role.SERVICE), Duration.ofDays(1))
                .reveal();
        Authenticators who = Authenticators.of(
                List.of("api-key"), List.of(keys), new FailureLimit(FailureLimit.Settings.STANDARD, clock), log, clock);
        Authorizer may = new Authorizer(
                POLICIES, new EmergencyGrants(new MemoryRecordStore<EmergencyGrant>(clock, 10)), log, clock);
        AuditLog audit = AuditLog.open(folder.resolve("audit"));
        GatewayBuilder builder = Gateway.builder()
                .access(who, may)
                .audit(audit)
                .keyset(Keyset.ephemeral())
                .engine(ENGINE);
        return new TestGateway(audit, more.apply(builder).build(), token, second);
    }

    /** What comes back. */
    public record Answer(int status, JsonNode json, String text, AuditedReply reply) {}

    /** Asks with a body as text. */
    public Answer ask(Door door, String body) {
        return ask(InboundRequest.of(door, token, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Asks. */
    public Answer ask(InboundRequest request) {
        AuditedReply reply = gateway.handle(request);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (reply) {
            reply.writeTo(out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        String text = out.toString(StandardCharsets.UTF_8);
        return new Answer(
                reply.status(),
                reply.isStreamed() ? StrictTree.object() : StrictTree.read(out.toByteArray()),
                text,
                reply);
    }

    /** A request to fill in. */
    public InboundRequest request(Door door, String body) {
        return InboundRequest.of(door, token, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The key of the first or second principal. */
    public String token(int which) {
        return which == 0 ? token : second;
    }

    /** The gateway. */
    public Gateway gateway() {
        return gateway;
    }

    /** The log. */
    public AuditLog audit() {
        return audit;
    }

    /** What the log holds. */
    public List<AuditEntry> entries() {
        return entriesFrom(0);
    }

    /** What it holds from this index on. */
    public List<AuditEntry> entriesFrom(long first) {
        audit.publish();
        List<AuditEntry> all = new ArrayList<>();
        AuditReader reader = audit.read();
        for (long i = first; i < reader.size(); i++) {
            all.add(reader.entry(i).entry());
        }
        return all;
    }

    /** A chat of one user message. */
    public static String chat(String text) {
        var tree = StrictTree.object().put("model", "test-model");
        tree.putArray("messages").addObject().put("role", "user").put("content", text);
        return StrictTree.text(tree);
    }

    /** The same, streaming. */
    public static String stream(String text) {
        var tree = StrictTree.object().put("model", "test-model").put("stream", true);
        tree.putArray("messages").addObject().put("role", "user").put("content", text);
        return StrictTree.text(tree);
    }

    /** The text of a whole chat completion. */
    public static String content(Answer answer) {
        return answer.json().get("choices").get(0).get("message").get("content").stringValue();
    }

    /** The text of a streamed chat completion. */
    public static String streamed(Answer answer) {
        StringBuilder all = new StringBuilder();
        for (String line : answer.text().split("\n")) {
            if (line.startsWith("data: {")) {
                JsonNode event = StrictTree.read(line.substring(6).getBytes(StandardCharsets.UTF_8));
                for (JsonNode choice : event.get("choices").values()) {
                    JsonNode text = choice.get("delta").get("content");
                    all.append(text == null ? "" : text.stringValue());
                }
            }
        }
        return all.toString();
    }

    @Override
    public void close() {
        audit.close();
    }
}
