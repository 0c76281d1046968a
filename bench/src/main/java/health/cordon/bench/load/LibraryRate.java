package health.cordon.bench.load;

import health.cordon.bench.Options;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Document;
import health.cordon.deid.Profile;
import health.cordon.ner.NameCascade;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How many of the same texts a second does the library de-identify, on so many threads and without a server? */
public final class LibraryRate {

    private LibraryRate() {}

    /** Options as those of {@link HttpLoad}, and {@code --threads}, {@code --profile}; half of the seconds warm up. */
    public static void main(String[] args) throws InterruptedException {
        Options options = Options.read(
                args,
                Map.of(
                        "--profile", "fast",
                        "--threads", "2",
                        "--seconds", "40",
                        "--characters", "2000",
                        "--phi-one-in", "1"));
        Profile profile = Profile.valueOf(options.text("--profile").toUpperCase(Locale.ROOT));
        List<String> texts = Prompts.of(1_000, options.number("--characters"), options.number("--phi-one-in"));
        try (NameCascade cascade = NameCascade.load(profile)) {
            Deidentifier engine = Deidentifier.builder().judge(cascade).build();
            long half = options.number("--seconds") * 500_000_000L;
            rate(engine, texts, options.number("--threads"), half);
            System.out.printf("library  %.0f texts/s%n", rate(engine, texts, options.number("--threads"), half));
        }
    }

    private static double rate(Deidentifier engine, List<String> texts, int threads, long nanos)
            throws InterruptedException {
        AtomicLong next = new AtomicLong();
        AtomicLong done = new AtomicLong();
        long start = System.nanoTime();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(Thread.ofPlatform().start(() -> {
                while (System.nanoTime() - start < nanos) {
                    long number = next.getAndIncrement();
                    engine.deidentify(Document.of("text-" + number, texts.get((int) (number % texts.size()))));
                    done.incrementAndGet();
                }
            }));
        }
        for (Thread thread : running) {
            thread.join();
        }
        return done.get() / ((System.nanoTime() - start) / 1e9);
    }
}
