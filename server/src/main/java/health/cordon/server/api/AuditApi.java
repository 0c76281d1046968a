package health.cordon.server.api;

import health.cordon.access.Action;
import health.cordon.access.Classification;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.audit.AuditReader;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditRecord;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.audit.export.ExportFormat;
import health.cordon.audit.index.Query;
import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.server.ServerError;
import health.cordon.server.http.Answer;
import health.cordon.server.http.Endpoint;
import health.cordon.server.http.Endpoint.NoBody;
import health.cordon.server.http.Parameter;
import health.cordon.server.http.PermittedCall;
import health.cordon.server.http.Verb;
import health.cordon.server.shape.RawJson;
import health.cordon.server.shape.Says;
import health.cordon.server.trail.Trail;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * {@code /v1/audit}: the log as its readers need it. What is asked about a patient comes in a body, never in a URL. A search
 * is an entry itself, before it is answered.
 */
@Cfr("164.312(b)")
@Cfr("164.308(a)(1)(ii)(D)")
final class AuditApi {

    private static final Resource LOG = Resource.of(ResourceType.AUDIT_LOG, "audit", Classification.NONE);
    private static final int PAGE = 100;

    /** What to look for; every condition that is given must hold. */
    record SearchRequest(
            @Says(value = "The patient, by the key that was given as subject.", least = 1, most = 256)
            Optional<Phi> patient,

            @Says(value = "Who did it.", least = 1, most = 96)
            Optional<String> who,

            @Says(value = "For which purpose of use.", words = "purposes")
            Optional<String> purpose,

            @Says(value = "On what: KIND/ID as entries have it.", least = 3, most = 128)
            Optional<String> resource,

            @Says("What was done.") Optional<AuditAction> action,
            @Says("What was decided.") Optional<Decision> decision,
            @Says("At this time or later.") Optional<Instant> from,
            @Says("Before this time.") Optional<Instant> before,

            @Says(value = "From this index on.", most = Long.MAX_VALUE)
            Optional<Long> start,

            @Says(value = "At most so many; 100 unless told.", least = 1, most = 1_000)
            Optional<Integer> limit) {}

    /** A page of entries. */
    record SearchAnswer(
            @Says("The entries, oldest first, each with its index.")
            List<RawJson> entries,

            @Says("The index to go on from; missing where there are no more.")
            Optional<Long> next,

            @Says("How many entries the log had.") long size) {}

    /** The log as of now. */
    record CheckpointAnswer(
            @Says("The log's verifier key, as C2SP signed notes write it.")
            String vkey,

            @Says("The signed checkpoint.") String checkpoint,
            @Says("How many entries.") long size) {}

    /** An entry. */
    record EntryAnswer(@Says("The entry with its index.") RawJson entry) {}

    /** Proofs under one checkpoint; byte strings are standard base64. */
    record ProofAnswer(
            @Says("The log's verifier key, as C2SP signed notes write it.")
            String vkey,

            @Says("The signed checkpoint that the proofs are for.")
            String checkpoint,

            @Says("That entries are in the log.") List<Inclusion> inclusion,
            @Says("That older sizes are beginnings of it.") List<Consistency> consistency) {}

    /** That an entry is in the log. */
    record Inclusion(
            @Says("The entry's index.") long index,
            @Says("The entry's bytes.") String leaf,
            @Says("Hashes in the order of RFC 6962.") List<String> proof) {}

    /** That an older size is a beginning of the log. */
    record Consistency(
            @Says("The older size.") long oldSize,
            @Says("The root at that size.") String oldRoot,
            @Says("Hashes in the order of RFC 6962.") List<String> proof) {}

    private final Trail trail;

    AuditApi(Trail trail) {
        this.trail = trail;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("audit-checkpoint", Verb.GET, "/v1/audit/checkpoint", "Gives the latest signed checkpoint.")
                        .gives(CheckpointAnswer.class)
                        .usuallyFor(PurposeOfUse.HOPERAT)
                        .needs(Action.VERIFY, LOG, call -> checkpoint()),
                Endpoint.of("audit-proofs", Verb.GET, "/v1/audit/proofs", "Proves entries and older sizes.")
                        .with(Parameter.number("index", 0, Parameter.LARGEST, "An entry to prove.")
                                .repeatable())
                        .with(Parameter.number("from", 0, Parameter.LARGEST, "An older size to prove.")
                                .repeatable())
                        .gives(ProofAnswer.class)
                        .usuallyFor(PurposeOfUse.HOPERAT)
                        .mayAnswer(404, 410)
                        .needs(Action.VERIFY, LOG, this::proofs),
                Endpoint.of("audit-entry", Verb.GET, "/v1/audit/entries/{index}", "Gives one entry.")
                        .gives(EntryAnswer.class)
                        .usuallyFor(PurposeOfUse.HOPERAT)
                        .mayAnswer(410)
                        .needs(Action.READ, LOG, this::entry),
                Endpoint.of(
                                "audit-search",
                                Verb.POST,
                                "/v1/audit/search",
                                "Finds entries without reading the whole log.")
                        .takes(SearchRequest.class, "{\"who\":\"dr-lee\",\"limit\":10}")
                        .gives(SearchAnswer.class)
                        .usuallyFor(PurposeOfUse.HOPERAT)
                        .needs(Action.SEARCH, LOG, this::search));
    }

    private Answer checkpoint() {
        AuditReader log = trail.read();
        return Answer.ok(new CheckpointAnswer(trail.vkey(), log.checkpoint().note(), log.size()));
    }

    private Answer proofs(PermittedCall<NoBody> call) {
        AuditReader log = trail.read();
        List<Inclusion> inclusion = numbers(call, "index").stream()
                .map(index -> new Inclusion(
                        index,
                        base64(log.entry(index).bytes()),
                        log.inclusion(index).stream().map(AuditApi::base64).toList()))
                .toList();
        List<Consistency> consistency = numbers(call, "from").stream()
                .map(size -> new Consistency(
                        size,
                        base64(log.root(size)),
                        log.consistency(size).stream().map(AuditApi::base64).toList()))
                .toList();
        return Answer.ok(new ProofAnswer(trail.vkey(), log.checkpoint().note(), inclusion, consistency));
    }

    private static List<Long> numbers(PermittedCall<NoBody> call, String name) {
        List<String> all = call.all(name);
        if (all.size() > PAGE) {
            throw new CordonException(ServerError.BAD_QUERY);
        }
        return all.stream().map(Long::valueOf).toList();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private Answer entry(PermittedCall<NoBody> call) {
        String index = call.path("index");
        if (!index.matches("[0-9]{1,18}")) {
            throw new CordonException(ServerError.NO_SUCH_THING);
        }
        AuditReader log = trail.read();
        return Answer.ok(new EntryAnswer(raw(log, log.entry(Long.parseLong(index)))));
    }

    private Answer search(PermittedCall<SearchRequest> call) {
        SearchRequest asked = call.input();
        AuditReader log = trail.read();
        int limit = asked.limit().orElse(PAGE);
        List<RawJson> entries = new ArrayList<>();
        long[] next = {-1};
        log.search(query(asked), Math.max(0, asked.start().orElse(0L)), record -> {
            if (entries.size() == limit) {
                next[0] = record.index();
                return false;
            }
            entries.add(raw(log, record));
            return true;
        });
        return Answer.ok(new SearchAnswer(entries, next[0] < 0 ? Optional.empty() : Optional.of(next[0]), log.size()));
    }

    private Query query(SearchRequest asked) {
        Query query = Query.ALL;
        if (asked.patient().isPresent()) {
            query = query.subject(trail.subjects().all(asked.patient().get()));
        }
        if (asked.who().isPresent()) {
            query = query.who(trail.names().who(asked.who().get()));
        }
        if (asked.purpose().isPresent()) {
            query = query.purpose(PurposeOfUse.valueOf(asked.purpose().get()));
        }
        if (asked.resource().isPresent()) {
            query = query.resource(ResourceRef.parse(asked.resource().get()));
        }
        if (asked.action().isPresent()) {
            query = query.action(asked.action().get());
        }
        if (asked.decision().isPresent()) {
            query = query.decision(asked.decision().get());
        }
        if (asked.from().isPresent()) {
            query = query.from(asked.from().get());
        }
        return asked.before().isPresent() ? query.before(asked.before().get()) : query;
    }

    private static RawJson raw(AuditReader log, AuditRecord record) {
        String line = ExportFormat.NDJSON.line(log.checkpoint().checkpoint().origin(), record);
        return new RawJson(line.getBytes(StandardCharsets.UTF_8));
    }
}
