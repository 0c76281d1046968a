package health.cordon.gateway.provider;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Two endpoints are asked the same, the second once the first has taken too long; the first that begins to answer wins.
 *
 * <p><b>What this promises.</b> The loser's outcome is recorded before the winner's answer is given, and it is cut off. Where both
 * fail, both outcomes are recorded. One that never got an answer is not waited for. Used once, by one thread.
 */
final class Race {

    private final Function<PlacedCall, ProviderReply> call;
    private final BiConsumer<PlacedCall, Optional<Throwable>> lost;
    private final BlockingQueue<Runner> ended = new LinkedBlockingQueue<>();
    private final List<Runner> runners = new ArrayList<>();

    /**
     * A race.
     *
     * @param call makes a call
     * @param lost is told of each that is given up, with its failure if it had one
     */
    Race(Function<PlacedCall, ProviderReply> call, BiConsumer<PlacedCall, Optional<Throwable>> lost) {
        this.call = call;
        this.lost = lost;
    }

    /**
     * The answer of the winner.
     *
     * @param next takes a place for the second; empty where there is none
     */
    ProviderReply run(PlacedCall first, Duration patience, Supplier<Optional<PlacedCall>> next) {
        Runner one = start(first);
        try {
            if (ended.poll(patience.toNanos(), TimeUnit.NANOSECONDS) != null) {
                return one.result();
            }
            Optional<Runner> two = next.get().map(this::start);
            Runner quicker = ended.take();
            return two.isEmpty() ? one.result() : decided(quicker, quicker == one ? two.get() : one);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            CordonException gone = new CordonException(GatewayError.CLIENT_GONE, stopped);
            runners.forEach(runner -> giveUp(runner, Optional.of(gone)));
            throw gone;
        }
    }

    private Runner start(PlacedCall placed) {
        Runner runner = Runner.start(placed, call, ended);
        runners.add(runner);
        return runner;
    }

    private ProviderReply decided(Runner quicker, Runner slower) throws InterruptedException {
        if (quicker.isAnswered()) {
            return won(quicker, slower);
        }
        givenUp(quicker, Optional.of(quicker.failure()), slower);
        ended.take();
        if (slower.isAnswered()) {
            return slower.result();
        }
        giveUp(slower, Optional.of(slower.failure()));
        // What may have begun is told: it is not to be tried again.
        boolean begun = !(quicker.failure() instanceof CordonException failed && Failure.surelyNotBegun(failed));
        return (begun ? quicker : slower).result();
    }

    private ProviderReply won(Runner winner, Runner loser) {
        givenUp(loser, Optional.empty(), winner);
        return winner.result();
    }

    /** Where the log refuses the outcome of the one, the other is given up too. */
    private void givenUp(Runner runner, Optional<Throwable> why, Runner other) {
        try {
            giveUp(runner, why);
        } catch (RuntimeException refused) {
            giveUp(other, Optional.of(refused));
            throw refused;
        }
    }

    private void giveUp(Runner runner, Optional<Throwable> why) {
        try {
            lost.accept(runner.placed(), why);
        } finally {
            runner.drop();
        }
    }
}
