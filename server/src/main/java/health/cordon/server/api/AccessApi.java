package health.cordon.server.api;

import health.cordon.access.Action;
import health.cordon.access.Attributes;
import health.cordon.access.Classification;
import health.cordon.access.Decision;
import health.cordon.access.Principal;
import health.cordon.access.PrincipalKind;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.access.Role;
import health.cordon.access.Scopes;
import health.cordon.access.explain.WhatIf;
import health.cordon.access.policy.AccessPolicy;
import health.cordon.access.policy.Question;
import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import health.cordon.server.http.Answer;
import health.cordon.server.http.Endpoint;
import health.cordon.server.http.SignedCall;
import health.cordon.server.http.Verb;
import health.cordon.server.kept.AccessRooms;
import health.cordon.server.shape.Says;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /v1/access}: who one is, what one may, why, and what would be if. */
@Cfr("164.312(a)(1)")
@Cfr("164.308(a)(4)(ii)(B)")
final class AccessApi {

    /** Keys, roles and policies, as a thing that is guarded. */
    static final Resource CONFIGURATION = Resource.of(ResourceType.CONFIGURATION, "access", Classification.NONE);

    /** Who asks. */
    record Me(
            @Says("The id under which he signed in.") String id,
            @Says("A person or a service.") PrincipalKind kind,
            @Says("What he is to the organisation.") List<String> roles,

            @Says("How far the credential reaches; missing where it is not narrowed.")
            Optional<List<String>> scopes,

            @Says("The purpose of use of this request.") String purpose) {}

    /** A thing. */
    record Thing(
            @Says(value = "What kind of thing.", words = "resources", example = "Dataset")
            String type,

            @Says(value = "Which one.", least = 1, most = 256, example = "notes-2026")
            String id,

            @Says("How much it tells of individuals.") Classification classification,

            @Says("Whether an approval to train on it is in force.")
            Optional<Boolean> trainingApproved,

            @Says(value = "Who answers for it.", least = 1, most = 256)
            Optional<String> owner) {}

    /** Somebody. */
    record Someone(
            @Says(value = "His id.", least = 1, most = 256, example = "dr-lee")
            String id,

            @Says("A person or a service.") PrincipalKind kind,

            @Says(value = "His roles.", most = 20, pattern = "[a-z][a-z0-9-]{0,62}")
            List<String> roles) {}

    /** A question that is decided for whoever asks, and logged as any decision. */
    record DecisionRequest(
            @Says(value = "What is to be done.", words = "actions", example = "read")
            String action,

            @Says("With what.") Thing resource) {}

    /** The answer. */
    record DecisionAnswer(
            @Says("Whether it may be done.") boolean allowed,
            @Says("Why not.") Optional<String> reason,
            @Says("The policies that decided.") List<String> policies) {}

    /** What would be if: nothing is done, nothing is decided. */
    record ExplainRequest(
            @Says("Who; whoever asks unless told.") Optional<Someone> who,

            @Says(value = "For which purpose of use.", words = "purposes", example = "HRESCH")
            String purpose,

            @Says(value = "What is to be done.", words = "actions", example = "read")
            String action,

            @Says("With what.") Thing resource,
            @Says("Whether an emergency grant is in force.") Optional<Boolean> emergency) {}

    /** The answer and what is behind it. */
    record ExplainAnswer(
            @Says("Whether it might be done.") boolean allowed,
            @Says("The policies that decide.") List<PolicySummary> policies,
            @Says("What alone would turn a no into a yes.") List<Change> changes) {}

    /** One thing otherwise. */
    record Change(
            @Says("What would have to be otherwise.") String what,
            @Says("The policies that would permit it then.") List<String> policies) {}

    /** A policy in one sentence. */
    record PolicySummary(
            @Says("Its id.") String id,
            @Says("Whether it forbids.") boolean forbids,
            @Says("What it does.") String says,

            @Says("Its paragraph of 45 CFR; empty for none.")
            String citation) {}

    /** The policies in force. */
    record PoliciesAnswer(
            @Says("SHA-256 of them all.") String hash,
            @Says("Each in one sentence.") List<PolicySummary> policies) {}

    private final AccessRooms access;

    AccessApi(AccessRooms access) {
        this.access = access;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("me", Verb.GET, "/v1/access/me", "Says who asks.")
                        .gives(Me.class)
                        .usuallyFor(PurposeOfUse.HOPERAT)
                        .signedIn("Needs nothing more.", this::me),
                Endpoint.of(
                                "decide",
                                Verb.POST,
                                "/v1/access/decisions",
                                "Decides whether who asks may do something, and logs the decision.")
                        .takes(
                                DecisionRequest.class,
                                "{\"action\":\"read\",\"resource\":{\"type\":\"Dataset\",\"id\":\"notes\",\"classification\":\"PHI\"}}")
                        .gives(DecisionAnswer.class)
                        .signedIn("Needs nothing more: it answers for who asks.", this::decide),
                Endpoint.of("explain", Verb.POST, "/v1/access/explain", "Explains what policies say of a question.")
                        .takes(
                                ExplainRequest.class,
                                "{\"purpose\":\"HRESCH\",\"action\":\"read\",\"resource\":{\"type\":\"Dataset\",\"id\":\"notes\",\"classification\":\"PHI\"}}")
                        .gives(ExplainAnswer.class)
                        .usuallyFor(PurposeOfUse.HOPERAT)
                        .signedIn("For another than oneself needs read on Configuration.", this::explain),
                Endpoint.of("policies", Verb.GET, "/v1/access/policies", "Lists the policies in force.")
                        .gives(PoliciesAnswer.class)
                        .usuallyFor(PurposeOfUse.HOPERAT)
                        .needs(Action.READ, CONFIGURATION, call -> policies()));
    }

    private Answer me(SignedCall<Endpoint.NoBody> call) {
        Principal who = call.principal();
        return Answer.ok(new Me(
                who.id(),
                who.kind(),
                who.roles().stream().map(Role::name).sorted().toList(),
                who.scopes().areEverywhere()
                        ? Optional.empty()
                        : Optional.of(who.scopes().texts()),
                call.purpose().name()));
    }

    private Answer decide(SignedCall<DecisionRequest> call) {
        DecisionRequest asked = call.input();
        Decision decision = access.authorizer().decide(call.to(action(asked.action()), resource(asked.resource())));
        Optional<String> reason = decision instanceof Decision.Deny deny
                ? Optional.of(deny.reason().name())
                : Optional.empty();
        return Answer.ok(new DecisionAnswer(decision.isAllowed(), reason, decision.policies()));
    }

    private Answer explain(SignedCall<ExplainRequest> call) {
        ExplainRequest asked = call.input();
        if (asked.who().isPresent()) {
            access.authorizer().require(call.to(Action.READ, CONFIGURATION));
        }
        WhatIf.Explanation explained = new WhatIf(access.authorizer().policies())
                .explain(new Question(
                        asked.who().map(AccessApi::principal).orElse(call.principal()),
                        PurposeOfUse.valueOf(asked.purpose()),
                        action(asked.action()),
                        resource(asked.resource()),
                        asked.emergency().orElse(false)));
        return Answer.ok(new ExplainAnswer(
                explained.isAllowed(),
                explained.behind().stream().map(AccessApi::summary).toList(),
                explained.changes().stream()
                        .map(change -> new Change(change.what(), change.policies()))
                        .toList()));
    }

    private Answer policies() {
        return Answer.ok(new PoliciesAnswer(
                access.authorizer().policies().hash(),
                access.authorizer().policies().all().stream()
                        .map(AccessApi::summary)
                        .toList()));
    }

    private static PolicySummary summary(AccessPolicy policy) {
        return new PolicySummary(policy.id(), policy.forbids(), policy.says(), policy.citation());
    }

    /** The reader has seen to it that it is a word. */
    private static Action action(String word) {
        return Action.of(word).orElseThrow();
    }

    private static Resource resource(Thing thing) {
        return new Resource(
                ResourceType.of(thing.type()).orElseThrow(),
                thing.id(),
                thing.classification(),
                thing.trainingApproved().orElse(false),
                thing.owner(),
                Attributes.NONE);
    }

    private static Principal principal(Someone someone) {
        Set<Role> roles = someone.roles().stream().map(Role::new).collect(Collectors.toSet());
        return new Principal(someone.id(), someone.kind(), roles, false, Scopes.EVERYWHERE, Attributes.NONE);
    }
}
