package health.cordon.cli.stream;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import health.cordon.deid.Document;
import health.cordon.deid.Span;
import health.cordon.deid.lines.JsonBytes;
import health.cordon.deid.lines.LineBatch;
import health.cordon.deid.lines.LineBatches;
import health.cordon.deid.lines.Offsets;
import health.cordon.deid.lines.OrderedWork;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * {@code cordon detect}: lines of {@code {"id", "text"}} in, lines of {@code {"id", "spans"}} out, in order, on many
 * threads.
 *
 * <p>A wrong line is answered with its id and an error code, the others go on. Blank lines are skipped. The output is
 * flushed whenever the input pauses. Memory is bounded by what is under way, not by the input.
 */
public final class DetectStream {

    /** Told of each line that failed: its number and why. Called in order, on one thread. */
    public interface Failures {

        /** A line failed. */
        void failed(long line, ErrorCode why);
    }

    private record Failed(long line, ErrorCode why) {}

    private record Answers(byte[] bytes, List<Failed> failed) {}

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Function<Document, List<Span>> detector;
    private final Offsets offsets;
    private final int threads;

    /**
     * @param detector the engine; thread-safe
     * @param offsets in what answers count
     * @param threads how many documents are worked on at once
     */
    public DetectStream(Function<Document, List<Span>> detector, Offsets offsets, int threads) {
        this.detector = detector;
        this.offsets = offsets;
        this.threads = threads;
    }

    /** Answers every line; returns how many failed. The caller closes both streams. */
    public long run(InputStream in, OutputStream out, Failures failures) throws IOException {
        long[] failed = new long[1];
        OrderedWork.Receiver<Answers> receiver = new OrderedWork.Receiver<>() {
            @Override
            public void take(Answers answers) throws IOException {
                out.write(answers.bytes());
                answers.failed().forEach(each -> failures.failed(each.line(), each.why()));
                failed[0] += answers.failed().size();
            }

            @Override
            public void pause() throws IOException {
                out.flush();
            }
        };
        try (ExecutorService pool = Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().factory());
                OrderedWork<Answers> work = new OrderedWork<>(pool, budget(), receiver)) {
            LineBatches batches = new LineBatches(in);
            for (LineBatch batch = batches.next(); batch != null; batch = batches.next()) {
                LineBatch mine = batch;
                work.submit(batch.length(), () -> answer(mine));
            }
            work.finish();
            pool.shutdownNow();
        }
        out.flush();
        return failed[0];
    }

    /** A line under way costs about ten times its bytes: itself, its text, tokens, claims. */
    static long budget() {
        return Math.max(1 << 20, Runtime.getRuntime().maxMemory() / 32);
    }

    private Answers answer(LineBatch batch) {
        JsonBytes out = new JsonBytes(batch.length() / 4 + 256);
        List<Failed> failed = new java.util.ArrayList<>(0);
        long line = batch.firstLine();
        int from = line == 1 ? bom(batch) : 0;
        while (from < batch.length()) {
            int end = batch.lineEnd(from);
            int contentEnd = batch.contentEnd(from, end);
            if (!batch.isBlank(from, contentEnd)) {
                ErrorCode why = answer(DetectLine.read(batch.bytes(), from, contentEnd), line, out);
                if (why != null) {
                    failed.add(new Failed(line, why));
                }
            }
            from = end;
            line++;
        }
        return new Answers(out.toBytes(), failed);
    }

    private @org.jspecify.annotations.Nullable ErrorCode answer(DetectLine line, long number, JsonBytes out) {
        out.ascii("{\"id\":");
        line.writeId(out);
        ErrorCode why = line.error();
        String text = line.text();
        if (text != null) {
            try {
                write(detector.apply(Document.of(Long.toString(number), text)), text, out);
                return null;
            } catch (CordonException e) {
                why = e.code();
            } catch (RuntimeException | StackOverflowError e) {
                why = CliError.DOCUMENT_FAILED;
            }
        }
        ErrorCode told = why == null ? CliError.BAD_JSON : why;
        out.ascii(String.format(Locale.ROOT, ",\"error\":\"C%04d\"}\n", told.number()));
        return told;
    }

    private void write(List<Span> spans, String text, JsonBytes out) {
        Offsets.Walk walk = offsets.walk(text);
        out.ascii(",\"spans\":[");
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            out.ascii(i == 0 ? "{\"start\":" : ",{\"start\":").number(walk.of(span.start()));
            out.ascii(",\"end\":").number(walk.of(span.end()));
            out.ascii(",\"type\":\"").ascii(span.kind().name());
            out.ascii("\",\"score\":").score(span.score());
            out.ascii(",\"detector\":").string(span.detector()).ascii('}');
        }
        out.ascii("]}\n");
    }

    private static int bom(LineBatch batch) {
        return batch.length() >= 3 && java.util.Arrays.equals(batch.bytes(), 0, 3, BOM, 0, 3) ? 3 : 0;
    }
}
