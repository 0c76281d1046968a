package health.cordon.server.api;

import health.cordon.access.Action;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import health.cordon.deid.Deidentified;
import health.cordon.deid.Document;
import health.cordon.deid.known.KnownPhi;
import health.cordon.deid.lines.JsonBytes;
import health.cordon.deid.lines.LineBatch;
import health.cordon.deid.lines.LineBatches;
import health.cordon.deid.lines.Offsets;
import health.cordon.deid.lines.OrderedWork;
import health.cordon.server.ServerError;
import health.cordon.server.config.ServerConfig.Limits;
import health.cordon.server.engine.Engines.Engine;
import health.cordon.server.http.Answer;
import health.cordon.server.http.Endpoint;
import health.cordon.server.http.ErrorMapper;
import health.cordon.server.http.Parameter;
import health.cordon.server.http.PermittedCall;
import health.cordon.server.http.Verb;
import health.cordon.server.trail.Doing;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * {@code /v1/deid/batch}: lines of JSON in, lines of JSON out, in order, while they come.
 *
 * <p>What is under way is bounded: a client that does not take answers is not read from any more. Answers leave once their
 * entries are in the audit log. A line that cannot be answered costs that line.
 */
@Cfr("164.502(d)(1)")
final class BatchApi {

    private static final String NDJSON = "application/x-ndjson";
    private static final String VERSIONS = "Cordon-Versions";
    private static final long LEAST_UNDER_WAY = 1 << 20;
    private static final long MOST_UNDER_WAY = 32 << 20;

    /** Answers to some lines, and what the audit log must have before they leave. */
    private record Answers(byte[] bytes, List<AuditEntry> entries) {}

    private final DeidWork work;
    private final Limits limits;
    private final Semaphore room;
    private final long underWay;

    BatchApi(DeidWork work, Limits limits) {
        this.work = work;
        this.limits = limits;
        this.room = new Semaphore(limits.batches());
        // A line under way costs about ten times its bytes: itself, its text, tokens, claims.
        long share = Runtime.getRuntime().maxMemory() / 20 / Math.max(1, limits.batches());
        this.underWay = Math.clamp(share, LEAST_UNDER_WAY, MOST_UNDER_WAY);
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.of(
                        "deid-batch",
                        Verb.POST,
                        "/v1/deid/batch",
                        "De-identifies lines of JSON as they come; each answer has the id of its line.")
                .takesStream(NDJSON, "{\"id\":1,\"text\":\"Seen by Dr. Imre Balogh on 3/4/2026.\"}\n")
                .givesStream(NDJSON)
                .with(Parameter.word("policy", work.engines().policies(), "What to do with what is found."))
                .with(Parameter.word("profile", List.of("fast", "default", "max"), "How hard to look."))
                .with(Parameter.word("offsets", List.of("codepoints", "utf16"), "In what offsets count."))
                .usuallyFor(PurposeOfUse.HOPERAT)
                .needs(Action.DEIDENTIFY, DeidApi.ENGINE, this::batch));
    }

    private Answer batch(PermittedCall<Endpoint.NoBody> call) {
        Engine engine = work.engines().of(call.query("policy"), DeidApi.profile(call.query("profile")));
        Offsets offsets = call.query("offsets")
                .map(word -> word.equals("utf16") ? Offsets.UTF16 : Offsets.CODEPOINTS)
                .orElse(Offsets.CODEPOINTS);
        Doing doing = Doing.now().orElseThrow();
        if (!room.tryAcquire()) {
            throw new CordonException(ServerError.BUSY);
        }
        return new Answer.Stream(200, NDJSON, Map.of(VERSIONS, versions(engine)), out -> {
            try {
                run(call, new Lines(engine, offsets, doing), out);
            } finally {
                room.release();
            }
        });
    }

    /** What decided, once for the batch: a dictionary of strings, RFC 9651. */
    private static String versions(Engine engine) {
        StringBuilder all =
                new StringBuilder("policy-sha256=\"").append(engine.hash()).append('"');
        engine.versions()
                .forEach((name, value) -> all.append(", ")
                        .append(name.replace(' ', '-'))
                        .append("=\"")
                        .append(value)
                        .append('"'));
        return all.toString();
    }

    private void run(PermittedCall<Endpoint.NoBody> call, Lines lines, OutputStream out) throws IOException {
        try (OrderedWork<Answers> ordered =
                new OrderedWork<>(work.threads().executor(), underWay, new Sending(lines.engine, out))) {
            LineBatches batches = new LineBatches(call.stream(limits.batchBytes()), limits.lineBytes());
            for (LineBatch batch = batches.next(); batch != null; batch = batches.next()) {
                LineBatch mine = batch;
                ordered.submit(batch.length(), () -> lines.doing.during(() -> lines.answer(mine)));
            }
            ordered.finish();
        } catch (CordonException told) {
            JsonBytes last = new JsonBytes(128);
            error(last.ascii('{'), told.code());
            out.write(last.ascii("}\n").toBytes());
            throw told;
        }
    }

    /** Sends answers once the audit log has their entries, on one thread. */
    private final class Sending implements OrderedWork.Receiver<Answers> {

        private final Engine engine;
        private final OutputStream out;

        Sending(Engine engine, OutputStream out) {
            this.engine = engine;
            this.out = out;
        }

        @Override
        public void take(Answers answers) throws IOException {
            engine.sync();
            work.trail().append(answers.entries());
            out.write(answers.bytes());
        }

        @Override
        public void pause() throws IOException {
            out.flush();
        }
    }

    /** Answers lines, on any thread. */
    private final class Lines {

        private final Engine engine;
        private final Offsets offsets;
        private final Doing doing;

        Lines(Engine engine, Offsets offsets, Doing doing) {
            this.engine = engine;
            this.offsets = offsets;
            this.doing = doing;
        }

        Answers answer(LineBatch batch) {
            JsonBytes out = new JsonBytes(batch.length() + batch.length() / 2);
            List<AuditEntry> entries = new ArrayList<>();
            int from = 0;
            while (from < batch.length()) {
                int end = batch.lineEnd(from);
                int contentEnd = batch.contentEnd(from, end);
                if (!batch.isBlank(from, contentEnd)) {
                    answer(BatchLine.read(batch.bytes(), from, contentEnd), out, entries);
                }
                from = end;
            }
            return new Answers(out.toBytes(), entries);
        }

        private void answer(BatchLine line, JsonBytes out, List<AuditEntry> entries) {
            out.ascii("{\"id\":");
            line.writeId(out);
            out.ascii(',');
            int soFar = out.size();
            String text = line.text();
            ErrorCode why = line.error();
            if (text != null) {
                UUID name = UUID.randomUUID();
                Document document = new Document(DeidWork.key(text), text, line.subject(), KnownPhi.NONE);
                try {
                    Deidentified result = engine.deidentify(document);
                    SpanJson.deidentified(result, text, offsets, out);
                    out.ascii(",\"document\":\"").ascii(name.toString()).ascii("\"}\n");
                    entries.add(entry(line, document, name, result));
                    return;
                } catch (CordonException told) {
                    why = told.code();
                } catch (RuntimeException | StackOverflowError broken) {
                    why = ServerError.INTERNAL;
                }
                entries.add(work.failed(engine, name));
            }
            out.truncate(soFar);
            error(out, why == null ? ServerError.BAD_LINE : why);
            out.ascii("}\n");
        }

        private AuditEntry entry(BatchLine line, Document document, UUID name, Deidentified result) {
            String subject = line.subject();
            return subject == null
                    ? work.done(engine, document, name, result.report().counts())
                    : doing.about(work.trail().subjects().of(Phi.of(subject)))
                            .during(() -> work.done(
                                    engine, document, name, result.report().counts()));
        }
    }

    private static void error(JsonBytes out, ErrorCode code) {
        out.ascii("\"error\":{\"code\":\"").ascii(ErrorMapper.code(code));
        out.ascii("\",\"title\":\"").ascii(code.name());
        out.ascii("\",\"detail\":").string(code.message()).ascii('}');
    }
}
