package health.cordon.cli.batch;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * De-identifies many files.
 *
 * <p><b>What this promises.</b> An output appears whole or not at all, and never in the place of its input. A file that
 * fails costs that file. Documents are worked on in parallel, and the outputs do not depend on how many threads do it.
 * After {@link #stop()} or a kill, the same run goes on with what is left.
 *
 * <p>Two kinds of threads: a few that read, write and wait, one file each, and the pool that runs the engine.
 */
public final class Batch {

    private final BatchPlan plan;
    private final Documents documents;
    private final BatchListener listener;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicBoolean diskFailed = new AtomicBoolean();

    /** A batch; it is run once. */
    public Batch(BatchPlan plan, Documents documents, BatchListener listener) {
        this.plan = plan;
        this.documents = documents;
        this.listener = listener;
    }

    /** Asks the run to end soon: whole files are finished, streamed ones given up. From any thread. */
    public void stop() {
        stopping.set(true);
    }

    /** Whether {@link #stop()} was called. */
    public boolean isStopping() {
        return stopping.get();
    }

    /** Does all files; one outcome each, in the order of the inputs. */
    public List<FileOutcome> run(InputFiles inputs) {
        listener.found(
                inputs.files().size(),
                inputs.files().stream().mapToLong(InputFile::size).sum());
        try (Journal journal =
                        plan.out() == null ? null : Journal.open(plan.out(), plan.journalSettings(), plan.fresh());
                ExecutorService pool = threads(plan.threads());
                ExecutorService files = threads(plan.threads() * 2)) {
            List<Future<FileOutcome>> futures = new ArrayList<>();
            for (InputFile file : inputs.files()) {
                futures.add(files.submit(() -> one(file, journal, pool)));
            }
            List<FileOutcome> outcomes = new ArrayList<>(inputs.faults());
            inputs.faults().forEach(listener::ended);
            for (Future<FileOutcome> future : futures) {
                outcomes.add(get(future));
            }
            return outcomes;
        }
    }

    /** De-identifies one stream, without files around it; returns what was counted. */
    public Tally run(String name, InputStream in, OutputStream out) throws IOException {
        Tally tally = new Tally();
        try (ExecutorService pool = threads(plan.threads())) {
            rewriter(name, worker(pool)).rewrite(name, in, out, tally);
        }
        return tally;
    }

    private FileOutcome one(InputFile file, @Nullable Journal journal, ExecutorService pool) {
        FileOutcome outcome;
        try {
            outcome = stopping.get() || diskFailed.get() ? FileOutcome.stopped(file) : done(file, journal, pool);
        } catch (CordonException e) {
            diskFailed.compareAndSet(false, e.code() == CliError.CANNOT_WRITE);
            outcome = e.code() == CliError.INTERRUPTED
                    ? FileOutcome.stopped(file)
                    : FileOutcome.failed(file, Fault.of(0, e));
        } catch (IOException e) {
            outcome = FileOutcome.failed(
                    file, Fault.of(0, new CordonException(CliError.CANNOT_READ, e, SafeArg.cause(e))));
        } catch (OutOfMemoryError e) {
            outcome = FileOutcome.failed(file, Fault.of(0, new CordonException(CliError.OUT_OF_MEMORY)));
        } catch (RuntimeException e) {
            outcome = FileOutcome.failed(
                    file, Fault.of(0, new CordonException(CliError.DOCUMENT_FAILED, e, SafeArg.cause(e))));
        }
        listener.ended(outcome);
        return outcome;
    }

    private FileOutcome done(InputFile file, @Nullable Journal journal, ExecutorService pool) throws IOException {
        Path out = plan.out();
        if (journal == null || out == null) {
            return written(file, null, OutputStream.nullOutputStream(), pool);
        }
        FileOutcome before = journal.finished(file.name());
        if (before != null && isUnchanged(file, before, out)) {
            listener.read(file.size());
            return before;
        }
        String name = plan.outputName(file.name());
        Path target = out.resolve(name);
        refuseForeign(file, name, target, journal);
        journal.begin(name);
        try (AtomicFile output = AtomicFile.at(target)) {
            FileOutcome done = written(file, name, output.stream(), pool);
            if (done.state() != FileOutcome.State.FAILED) {
                output.commit();
                done = new FileOutcome(
                        done.name(),
                        done.state(),
                        name,
                        done.bytesIn(),
                        output.size(),
                        done.hashIn(),
                        output.hash(),
                        done.tally());
            }
            if (done.ok()) {
                journal.end(done);
            }
            return done;
        }
    }

    private FileOutcome written(InputFile file, @Nullable String name, OutputStream out, ExecutorService pool)
            throws IOException {
        Tally tally = new Tally();
        try (DigestInputStream in =
                new DigestInputStream(new Read(Files.newInputStream(file.path())), Hashes.sha256())) {
            FileRewriter rewriter = rewriter(file.name(), worker(pool));
            rewriter.rewrite(file.name(), in, out, tally);
            FileOutcome.State state = tally.failed() == 0
                    ? FileOutcome.State.DONE
                    : rewriter instanceof TextFile ? FileOutcome.State.FAILED : FileOutcome.State.DONE_IN_PART;
            return new FileOutcome(
                    file.name(), state, name, file.size(), 0, Hashes.hex(in.getMessageDigest()), null, tally);
        }
    }

    private static boolean isUnchanged(InputFile file, FileOutcome before, Path out) throws IOException {
        Path output = out.resolve(String.valueOf(before.output()));
        return Files.isRegularFile(output)
                && Files.size(output) == before.bytesOut()
                && Hashes.of(file.path()).equals(before.hashIn())
                && Hashes.of(output).equals(before.hashOut());
    }

    private void refuseForeign(InputFile file, String name, Path target, Journal journal) {
        if (plan.reserved().contains(name)) {
            throw new CordonException(CliError.RESERVED_NAME, SafeArg.path(target));
        }
        Places.refuseSame(file.path(), target);
        if (Files.exists(target) && !plan.overwrite() && !journal.isOurs(name)) {
            throw new CordonException(CliError.OUTPUT_EXISTS, SafeArg.path(target));
        }
    }

    private FileRewriter rewriter(String name, Worker worker) {
        FileShape shape = plan.shape();
        return switch (shape.formatOf(name)) {
            case TEXT -> new TextFile(worker, shape.charset());
            case NDJSON ->
                new NdjsonFile(worker, new JsonFields(shape.fields(), shape.idField(), shape.subjectField()));
            case CSV -> new CsvFile(worker, shape);
        };
    }

    private Worker worker(ExecutorService pool) {
        long budget = Math.max(1 << 20, Runtime.getRuntime().maxMemory() / 32 / Math.max(1, plan.threads()));
        return new Worker(pool, documents, budget, stopping::get);
    }

    private static ExecutorService threads(int count) {
        return Executors.newFixedThreadPool(count, Thread.ofPlatform().daemon().factory());
    }

    private static FileOutcome get(Future<FileOutcome> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CordonException(CliError.INTERRUPTED);
        } catch (ExecutionException e) {
            throw new CordonException(CliError.INTERNAL, e.getCause());
        }
    }

    /** Tells the listener what is read. */
    private final class Read extends FilterInputStream {

        Read(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            listener.read(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            listener.read(Math.max(0, count));
            return count;
        }
    }
}
