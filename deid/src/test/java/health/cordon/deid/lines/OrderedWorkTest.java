package health.cordon.deid.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrderedWorkTest {

    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @Test
    void resultsKeepTheOrderOfTheWork() throws IOException {
        List<Integer> taken = new ArrayList<>();
        try (OrderedWork<Integer> work = new OrderedWork<>(pool, 1 << 20, taken::add)) {
            for (int i = 0; i < 2_000; i++) {
                int number = i;
                work.submit(10, () -> {
                    if (number % 97 == 0) {
                        Thread.sleep(2);
                    }
                    return number;
                });
            }
            work.finish();
        }
        assertThat(taken).hasSize(2_000).isSorted();
    }

    @Test
    void noMoreIsUnderWayThanAllowed() throws IOException {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (OrderedWork<Integer> work = new OrderedWork<>(pool, 10 * 1024, result -> underWay.decrementAndGet())) {
            for (int i = 0; i < 500; i++) {
                most.accumulateAndGet(underWay.get(), Math::max);
                work.submit(1_000, () -> 0);
                underWay.incrementAndGet();
            }
            work.finish();
        }
        assertThat(most.get()).isLessThanOrEqualTo(11);
    }

    @Test
    void aPieceLargerThanTheBoundRunsAlone() throws IOException {
        List<String> taken = new ArrayList<>();
        try (OrderedWork<String> work = new OrderedWork<>(pool, 1024, taken::add)) {
            work.submit(Long.MAX_VALUE / 2, () -> "large");
            work.submit(1, () -> "small");
            work.finish();
        }
        assertThat(taken).containsExactly("large", "small");
    }

    @Test
    void aFailureOfTheWorkIsThrownAndNothingBehindItIsHandedOn() {
        List<Integer> taken = new ArrayList<>();
        assertThatThrownBy(() -> {
                    try (OrderedWork<Integer> work = new OrderedWork<>(pool, 1 << 20, taken::add)) {
                        work.submit(1, () -> 1);
                        work.submit(1, () -> {
                            throw new IllegalStateException("broken");
                        });
                        work.submit(1, () -> 3);
                        work.finish();
                    }
                })
                .isInstanceOf(IllegalStateException.class);
        assertThat(taken).containsExactly(1);
    }

    @Test
    void aReceiverThatFailsDoesNotLeaveTheSubmitterWaiting() {
        assertThatThrownBy(() -> {
                    try (OrderedWork<Integer> work = new OrderedWork<>(pool, 4 * 1024, result -> {
                        throw new IOException("full");
                    })) {
                        for (int i = 0; i < 10_000; i++) {
                            work.submit(1_000, () -> 1);
                        }
                        work.finish();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void theReceiverIsToldBeforeItWouldWait() throws Exception {
        CountDownLatch paused = new CountDownLatch(1);
        OrderedWork.Receiver<Integer> receiver = new OrderedWork.Receiver<>() {
            private boolean took;

            @Override
            public void take(Integer result) {
                took = true;
            }

            @Override
            public void pause() {
                if (took) {
                    paused.countDown();
                }
            }
        };
        try (OrderedWork<Integer> work = new OrderedWork<>(pool, 1 << 20, receiver)) {
            work.submit(1, () -> 1);
            paused.await();
            work.finish();
        }
    }
}
