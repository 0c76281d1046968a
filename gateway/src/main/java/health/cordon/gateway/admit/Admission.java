package health.cordon.gateway.admit;

import health.cordon.access.AccessError;
import health.cordon.access.AccessRequest;
import health.cordon.access.Action;
import health.cordon.access.Authentication;
import health.cordon.access.Authorizer;
import health.cordon.access.Classification;
import health.cordon.access.Decision;
import health.cordon.access.DenyReason;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.access.SignInFailure;
import health.cordon.access.Words;
import health.cordon.access.identity.Authenticators;
import health.cordon.access.minimum.FieldFilter;
import health.cordon.access.minimum.MinimumNecessary;
import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.dialect.Dialect;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.error.RetryLater;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.gateway.json.StrictTree;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The first three stages: who asks, whether he may, and no more than he needs. Thread-safe.
 */
@Cfr("164.312(d)")
@Cfr("164.312(a)(1)")
public final class Admission {

    /** The most bytes of a request. */
    public static final int LARGEST = 32 << 20;

    private static final Pattern CONVERSATION = Pattern.compile(InboundRequest.CONVERSATION_FORM);

    private final Authenticators authenticators;
    private final Authorizer authorizer;
    private final Optional<MinimumNecessary> minimum;
    private final PurposeOfUse usual;
    private final Predicate<String> isModel;
    private final DoorLimits limits;

    /**
     * The stages.
     *
     * @param minimum the rules for structured context; empty if the organisation has none
     * @param usual the purpose of a request that tells none
     * @param isModel whether a route has a model of this name
     * @param limits how many requests a principal has
     */
    public Admission(
            Authenticators authenticators,
            Authorizer authorizer,
            Optional<MinimumNecessary> minimum,
            PurposeOfUse usual,
            Predicate<String> isModel,
            DoorLimits limits) {
        this.authenticators = authenticators;
        this.authorizer = authorizer;
        this.minimum = minimum;
        this.usual = usual;
        this.isModel = isModel;
        this.limits = limits;
    }

    /**
     * Finds out who asks. The body is not read.
     *
     * @throws CordonException {@link GatewayError#NOT_AUTHENTICATED}, {@link GatewayError#LOCKED_OUT}
     */
    public AuthenticatedRequest authenticate(InboundRequest request) {
        if (request.credentials().isEmpty()) {
            throw new CordonException(GatewayError.NOT_AUTHENTICATED);
        }
        return switch (authenticators.authenticate(request.credentials().get(), request.source())) {
            case Authentication.Authenticated someone -> new AuthenticatedRequest(request, someone.principal());
            case Authentication.Refused(SignInFailure why)
            when why == SignInFailure.LOCKED_OUT ->
                throw new RetryLater(
                        GatewayError.LOCKED_OUT, Duration.ofSeconds(limits.secondsLocked(request.source())));
            case Authentication.Refused _, Authentication.NotMine _ ->
                throw new CordonException(GatewayError.NOT_AUTHENTICATED);
        };
    }

    /**
     * Reads the body and asks whether he may. A no is in the audit log before this returns, a yes with the intent of the call.
     *
     * @throws CordonException {@link GatewayError#TOO_MANY_REQUESTS}, {@link GatewayError#NOT_ALLOWED}, {@link GatewayError#NOT_AUDITED}, {@link
     *     GatewayError#BAD_JSON}, {@link GatewayError#TOO_LARGE}, {@link GatewayError#BAD_HEADER}
     */
    public AuthorizedRequest authorize(AuthenticatedRequest request) {
        InboundRequest inbound = request.before();
        limits.take(request.principal().id());
        PurposeOfUse purpose = purpose(inbound);
        Optional<Phi> patient = inbound.patient();
        requireConversation(inbound);
        JsonNode tree = inbound.door() == Door.MODELS ? StrictTree.object() : tree(inbound);
        Resource resource = Resource.of(ResourceType.MODEL_ENDPOINT, model(tree), Classification.PHI);
        AccessRequest asked =
                AccessRequest.of(inbound.id().toString(), request.principal(), purpose, Action.INVOKE, resource);
        Decision decision =
                inbound.door() == Door.MODELS ? authorizer.decide(asked) : authorizer.decideBeforeIntent(asked);
        if (decision instanceof Decision.Deny deny) {
            throw new CordonException(
                    deny.reason() == DenyReason.LOG_REFUSED ? GatewayError.NOT_AUDITED : GatewayError.NOT_ALLOWED);
        }
        return new AuthorizedRequest(request, purpose, decision.policies(), tree, patient);
    }

    /**
     * Cuts structured context down to what the rules give for the function that the request names.
     *
     * @throws CordonException {@link GatewayError#BAD_HEADER} if it names a function and there are no rules; {@link
     *     AccessError#NO_RULE}
     */
    @Cfr("164.502(b)")
    public MinimizedRequest minimize(AuthorizedRequest request) {
        Optional<String> function = request.before().before().header(InboundRequest.FUNCTION);
        if (function.isEmpty()) {
            return new MinimizedRequest(request, request.tree(), 0);
        }
        MinimumNecessary rules = minimum.orElseThrow(() -> new CordonException(GatewayError.BAD_HEADER));
        if (!Words.isName(function.get())) {
            throw new CordonException(GatewayError.BAD_HEADER);
        }
        FieldFilter filter = rules.filterFor(request.before().principal().roles(), request.purpose(), function.get());
        ContextFilter contexts = new ContextFilter(filter);
        JsonNode least = contexts.filtered(
                request.tree(), Dialect.of(request.before().before().door()).shape());
        return new MinimizedRequest(request, least, contexts.count());
    }

    private static JsonNode tree(InboundRequest inbound) {
        byte[] body = inbound.body().read();
        if (body.length > LARGEST) {
            throw new CordonException(GatewayError.TOO_LARGE);
        }
        return StrictTree.readBounded(body);
    }

    private String model(JsonNode tree) {
        JsonNode model = tree.isObject() ? tree.get("model") : null;
        return model != null && model.isString() && isModel.test(model.stringValue())
                ? model.stringValue()
                : "no-model";
    }

    /** One that could not be named where it is erased is not begun. */
    private static void requireConversation(InboundRequest request) {
        if (request.header(InboundRequest.CONVERSATION)
                .filter(name -> !CONVERSATION.matcher(name).matches())
                .isPresent()) {
            throw new CordonException(GatewayError.BAD_HEADER);
        }
    }

    private PurposeOfUse purpose(InboundRequest request) {
        return request.header(InboundRequest.PURPOSE)
                .map(code ->
                        PurposeOfUse.of(code.strip()).orElseThrow(() -> new CordonException(GatewayError.BAD_HEADER)))
                .orElse(usual);
    }
}
