package health.cordon.server.api;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.error.CordonException;
import health.cordon.server.ServerError;
import health.cordon.server.history.HistoryRoom;
import health.cordon.server.history.HistoryRoom.Page;
import health.cordon.server.history.KeptPart;
import health.cordon.server.history.Purged;
import health.cordon.server.history.Selection;
import health.cordon.server.http.Answer;
import health.cordon.server.http.Endpoint;
import health.cordon.server.http.Endpoint.NoBody;
import health.cordon.server.http.SignedCall;
import health.cordon.server.http.Verb;
import health.cordon.server.shape.Says;
import health.cordon.server.trail.Doing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code /v1/history}: what the gateway kept of calls. A patient stands in a body, never in a URL. What is opened stands in the
 * audit log before it leaves.
 */
@Cfr("164.308(a)(4)(ii)(B)")
final class HistoryApi {

    private static final String NDJSON = "application/x-ndjson";
    private static final int USUAL = 100;

    /** Which calls to list. */
    record CallsRequest(
            @Says(value = "Of the route with this model's name; all unless told.", least = 1, most = 128)
            Optional<String> model,

            @Says(value = "About this patient, by the key that the call named.", least = 1, most = 256)
            Optional<Phi> patient,

            @Says("Kept at this time or later.") Optional<Instant> from,
            @Says("Kept before this time.") Optional<Instant> before,

            @Says(value = "Behind the part with this record's id.", least = 1, most = 64)
            Optional<String> after,

            @Says(value = "At most so many; 100 unless told.", least = 1, most = 1_000)
            Optional<Integer> limit) {}

    /** A page of parts. */
    record CallsAnswer(
            @Says("The parts, oldest first.") List<CallPart> parts,

            @Says("What to go on after; missing where there are no more.")
            Optional<String> next) {}

    /** A part of a call, without its body. */
    record CallPart(
            @Says("The record's id.") String record,
            @Says("The call's request id.") String request,
            @Says("Which part: asked or answered.") String part,

            @Says("The model's name that the route has.") String model,

            @Says("When it was kept.") Instant at,
            @Says("Until when it is kept.") Instant until,
            @Says("What the call was made for.") String purpose,
            @Says("Who answers for it.") String owner,

            @Says("Whether it is sealed under a patient's key.")
            boolean patient) {

        static CallPart of(KeptPart kept) {
            return new CallPart(
                    kept.record().id(),
                    kept.request(),
                    kept.part(),
                    kept.model(),
                    kept.record().createdAt(),
                    kept.record().retainedUntil(),
                    kept.record().purpose(),
                    kept.record().owner(),
                    kept.record().subject().isPresent());
        }
    }

    /** Which calls to export. */
    record CallsExportRequest(
            @Says(value = "Of the route with this model's name; all unless told.", least = 1, most = 128)
            Optional<String> model,

            @Says(value = "About this patient, by the key that the call named.", least = 1, most = 256)
            Optional<Phi> patient,

            @Says("Kept at this time or later.") Optional<Instant> from,
            @Says("Kept before this time.") Optional<Instant> before) {}

    /** Which calls to destroy. */
    record CallsPurgeRequest(
            @Says(value = "Of the route with this model's name; all unless told.", least = 1, most = 128)
            Optional<String> model,

            @Says("On the days before the day of this time, which must be over.")
            Instant before,

            @Says("True: this cannot be undone.") boolean confirm,

            @Says("Whether parts may go whose retention has not ended.")
            Optional<Boolean> beforeRetentionEnds) {}

    /** What was destroyed. */
    record CallsPurgeAnswer(
            @Says("Days of routes.") int days,
            @Says("Records that were deleted.") long records,

            @Says("Versions of data keys that were destroyed.")
            int keys,

            @Says("Copies of the keys that could not be told; mount them and run `cordon store keys copy`.")
            int behind) {}

    private final HistoryRoom room;

    HistoryApi(HistoryRoom room) {
        this.room = room;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("history-search", Verb.POST, "/v1/history/search", "Lists calls that were kept.")
                        .takes(CallsRequest.class, "{\"model\":\"notes\",\"limit\":10}")
                        .gives(CallsAnswer.class)
                        .mayAnswer(404)
                        .signedIn("Needs search on InferenceLog.", this::search),
                Endpoint.of(
                                "history-show",
                                Verb.GET,
                                "/v1/history/calls/{request}",
                                "Gives what was kept of a call, a line of JSON a part.")
                        .givesType(NDJSON)
                        .mayAnswer(410)
                        .signedIn("Needs read on InferenceLog.", this::show),
                Endpoint.of(
                                "history-export",
                                Verb.POST,
                                "/v1/history/export",
                                "Gives calls that were kept as lines of JSON, to evaluate models with.")
                        .takes(CallsExportRequest.class, "{\"model\":\"notes\"}")
                        .givesType(NDJSON)
                        .signedIn("Needs export on InferenceLog.", this::export),
                Endpoint.of(
                                "history-purge",
                                Verb.POST,
                                "/v1/history/purge",
                                "Makes what was kept on days that are over unreadable, in every copy.")
                        .takes(CallsPurgeRequest.class, "{\"before\":\"2026-11-01T00:00:00Z\",\"confirm\":true}")
                        .gives(CallsPurgeAnswer.class)
                        .mayAnswer(409)
                        .signedIn("Needs delete on InferenceLog.", this::purge));
    }

    private Answer search(SignedCall<CallsRequest> call) {
        CallsRequest asked = call.input();
        Selection what = new Selection(asked.model(), asked.patient(), asked.from(), asked.before());
        Page page = room.list(call::to, what, asked.after(), asked.limit().orElse(USUAL));
        return Answer.ok(new CallsAnswer(page.parts().stream().map(CallPart::of).toList(), page.next()));
    }

    private Answer show(SignedCall<NoBody> call) {
        return Answer.bytes(NDJSON, room.show(call::to, call.path("request")));
    }

    private Answer export(SignedCall<CallsExportRequest> call) {
        CallsExportRequest asked = call.input();
        Selection what = new Selection(asked.model(), asked.patient(), asked.from(), asked.before());
        HistoryRoom.Export permitted = room.export(call::to, what);
        Doing doing = Doing.now().orElseThrow();
        return Answer.stream(NDJSON, out -> doing.during(() -> permitted.writeTo(out)));
    }

    private Answer purge(SignedCall<CallsPurgeRequest> call) {
        CallsPurgeRequest told = call.input();
        if (!told.confirm()) {
            throw new CordonException(ServerError.BAD_CONFIRMATION);
        }
        Purged purged = room.purge(
                call::to,
                told.model(),
                told.before(),
                told.beforeRetentionEnds().orElse(false));
        return Answer.ok(new CallsPurgeAnswer(purged.days(), purged.records(), purged.keys(), purged.behind()));
    }
}
