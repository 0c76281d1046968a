package health.cordon.server.api;

import health.cordon.access.Action;
import health.cordon.access.Classification;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.RevealAccess;
import health.cordon.deid.Deidentified;
import health.cordon.deid.Document;
import health.cordon.deid.Profile;
import health.cordon.deid.Resolved;
import health.cordon.deid.known.KnownPhi;
import health.cordon.deid.lines.JsonBytes;
import health.cordon.deid.lines.Offsets;
import health.cordon.server.api.DeidBodies.DeidAnswer;
import health.cordon.server.api.DeidBodies.DeidRequest;
import health.cordon.server.api.DeidBodies.DetectAnswer;
import health.cordon.server.api.DeidBodies.DetectRequest;
import health.cordon.server.api.DeidBodies.KnownItem;
import health.cordon.server.api.DeidBodies.Unit;
import health.cordon.server.api.DeidWork.Done;
import health.cordon.server.engine.Engines.Engine;
import health.cordon.server.http.Answer;
import health.cordon.server.http.Endpoint;
import health.cordon.server.http.PermittedCall;
import health.cordon.server.http.Verb;
import health.cordon.server.trail.Doing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code /v1/deid} and {@code /v1/detect}: one text each.
 *
 * <p>Where the client says no purpose it is health care operations: making de-identified information is one of them (45 CFR
 * 164.501, health care operations, (6)(v)).
 */
@Cfr("164.502(d)(1)")
final class DeidApi {

    /** What is asked for: the engine. It is given PHI. */
    static final Resource ENGINE = Resource.of(ResourceType.DEIDENTIFICATION, "engine", Classification.PHI);

    private static final RevealAccess TO_WORK = RevealAccess.because("to find and treat the PHI in it");

    private final DeidWork work;

    DeidApi(DeidWork work) {
        this.work = work;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("deid", Verb.POST, "/v1/deid", "De-identifies a text.")
                        .takes(DeidRequest.class, "{\"text\":\"Seen by Dr. Imre Balogh on 3/4/2026.\"}")
                        .gives(DeidAnswer.class)
                        .usuallyFor(PurposeOfUse.HOPERAT)
                        .mayAnswer(410)
                        .needs(Action.DEIDENTIFY, ENGINE, this::deid),
                Endpoint.of("detect", Verb.POST, "/v1/detect", "Finds the PHI of a text and changes nothing.")
                        .takes(DetectRequest.class, "{\"text\":\"Seen by Dr. Imre Balogh on 3/4/2026.\"}")
                        .gives(DetectAnswer.class)
                        .usuallyFor(PurposeOfUse.HOPERAT)
                        .needs(Action.DEIDENTIFY, ENGINE, this::detect));
    }

    private Answer deid(PermittedCall<DeidRequest> call) {
        DeidRequest request = call.input();
        Engine engine = work.engines().of(request.policy(), profile(request.profile()));
        String text = request.text().reveal(TO_WORK);
        Document document = document(text, request.subject(), request.known());
        Done<Deidentified> done = about(request.subject())
                .during(() -> work.deidentify(engine, document, call.id().value()));
        JsonBytes out = new JsonBytes(text.length() + 1_024).ascii('{');
        SpanJson.deidentified(done.result(), text, offsets(request.offsets()), out);
        out.ascii(",\"policy\":").string(engine.policy().name());
        out.ascii(",\"policyHash\":").string(engine.hash());
        return answer(out, engine, done);
    }

    private Answer detect(PermittedCall<DetectRequest> call) {
        DetectRequest request = call.input();
        Engine engine = work.engines().of(Optional.empty(), profile(request.profile()));
        String text = request.text().reveal(TO_WORK);
        Document document = document(text, Optional.empty(), request.known());
        Done<Resolved> done = work.detect(engine, document, call.id().value());
        JsonBytes out = new JsonBytes(1_024).ascii('{');
        SpanJson.detected(done.result().spans(), done.result().counts(), text, offsets(request.offsets()), out);
        return answer(out, engine, done);
    }

    private static Answer answer(JsonBytes out, Engine engine, Done<?> done) {
        SpanJson.versions(engine.versions(), out);
        out.ascii(",\"entry\":").number(done.receipt().index()).ascii('}');
        return Answer.bytes("application/json", out.toBytes());
    }

    private Doing about(Optional<Phi> subject) {
        Doing doing = Doing.now().orElseThrow();
        return subject.map(patient -> doing.about(work.trail().subjects().of(patient)))
                .orElse(doing);
    }

    private static Document document(String text, Optional<Phi> subject, Optional<List<KnownItem>> known) {
        return new Document(
                DeidWork.key(text),
                text,
                subject.map(patient -> patient.reveal(TO_WORK)).orElse(null),
                known(known));
    }

    private static KnownPhi known(Optional<List<KnownItem>> items) {
        if (items.isEmpty() || items.get().isEmpty()) {
            return KnownPhi.NONE;
        }
        KnownPhi.Builder known = KnownPhi.builder();
        items.get().forEach(item -> known.value(item.kind(), item.value().reveal(TO_WORK)));
        return known.build();
    }

    /** A profile by its word; the reader has seen to it that it is one. */
    static Optional<Profile> profile(Optional<String> word) {
        return word.map(text -> Profile.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    private static Offsets offsets(Optional<Unit> unit) {
        return unit.orElse(Unit.CODEPOINTS).offsets();
    }
}
