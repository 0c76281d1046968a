package health.cordon.server.api;

import health.cordon.access.Action;
import health.cordon.access.Classification;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.access.emergency.EmergencyGrant;
import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.PurposeOfUse;
import health.cordon.server.http.Answer;
import health.cordon.server.http.Endpoint;
import health.cordon.server.http.Endpoint.NoBody;
import health.cordon.server.http.SignedCall;
import health.cordon.server.http.Verb;
import health.cordon.server.kept.AccessRooms;
import health.cordon.server.shape.Says;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /v1/emergency}: access in an emergency, and its review by a second person. */
@Cfr("164.312(a)(2)(ii)")
final class EmergencyApi {

    private static final Resource QUEUE = Resource.of(ResourceType.EMERGENCY_GRANT, "queue", Classification.NONE);

    /** Why and how long. */
    record TakeRequest(
            @Says(value = "Why, in a sentence. A second person reads it.", least = 15, most = 2_000)
            Phi reason,

            @Says(value = "For how many minutes.", least = 1, most = 1_440, example = "60")
            int minutes) {}

    /** A judgement. */
    record ReviewRequest(
            @Says("Whether the access was justified; if not it ends at once.")
            boolean justified,

            @Says(value = "What the reviewer has to say.", most = 2_000)
            Optional<Phi> comment) {}

    /** Access that was taken. */
    record Grant(
            @Says("Its id: send it as Cordon-Emergency, with the purpose ETREAT.")
            String id,

            @Says("Who took it.") String person,
            @Says("Why.") Phi reason,
            @Says("When.") Instant takenAt,
            @Says("Until when.") Instant until,
            @Says("When it was given back.") Optional<Instant> endedAt,

            @Says("Whether a second person found it justified.")
            Optional<Boolean> justified) {}

    /** What waits for review. */
    record Queue(@Says("Each of them, the oldest first.") List<Grant> grants) {}

    private final AccessRooms access;

    EmergencyApi(AccessRooms access) {
        this.access = access;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("emergency-take", Verb.POST, "/v1/emergency", "Takes emergency access.")
                        .takes(
                                TakeRequest.class,
                                "{\"reason\":\"unconscious patient, allergies unknown\",\"minutes\":60}")
                        .gives(201, Grant.class)
                        .usuallyFor(PurposeOfUse.ETREAT)
                        .signedIn("Needs breakGlass on EmergencyGrant.", this::take),
                Endpoint.of("emergency-queue", Verb.GET, "/v1/emergency", "Lists what waits for review.")
                        .gives(Queue.class)
                        .usuallyFor(PurposeOfUse.HOPERAT)
                        .needs(Action.SEARCH, QUEUE, call -> queue()),
                Endpoint.of("emergency-end", Verb.POST, "/v1/emergency/{id}/end", "Gives one's own access back.")
                        .usuallyFor(PurposeOfUse.ETREAT)
                        .signedIn("Only of one's own.", this::end),
                Endpoint.of(
                                "emergency-review",
                                Verb.POST,
                                "/v1/emergency/{id}/review",
                                "Judges what another person took.")
                        .takes(ReviewRequest.class, "{\"justified\":true,\"comment\":\"seen in the chart\"}")
                        .gives(Grant.class)
                        .usuallyFor(PurposeOfUse.HOPERAT)
                        .mayAnswer(409)
                        .signedIn("Needs review on EmergencyGrant.", this::review));
    }

    private Answer take(SignedCall<TakeRequest> call) {
        TakeRequest asked = call.input();
        return Answer.json(
                201,
                grant(access.emergencies().take(call.asking(), asked.reason(), Duration.ofMinutes(asked.minutes()))));
    }

    private Answer queue() {
        return Answer.ok(new Queue(access.grants().awaitingReview().stream()
                .map(EmergencyApi::grant)
                .toList()));
    }

    private Answer end(SignedCall<NoBody> call) {
        access.emergencies().end(call.asking(), call.path("id"));
        return Answer.done();
    }

    private Answer review(SignedCall<ReviewRequest> call) {
        ReviewRequest told = call.input();
        return Answer.ok(grant(access.emergencies()
                .review(
                        call.asking(),
                        call.path("id"),
                        told.justified(),
                        told.comment().orElse(Phi.of("")))));
    }

    private static Grant grant(EmergencyGrant grant) {
        return new Grant(
                grant.id(),
                grant.person(),
                grant.reason(),
                grant.takenAt(),
                grant.until(),
                grant.endedAt(),
                grant.review().map(EmergencyGrant.Review::justified));
    }
}
