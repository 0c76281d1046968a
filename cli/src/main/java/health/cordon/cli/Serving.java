package health.cordon.cli;

import health.cordon.server.RunningServer;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** A server that was started, until the process is told to end. */
final class Serving {

    private Serving() {}

    /** Prints the line {@code ready}, and serves until a signal or an interrupt has closed the server. */
    static int untilTold(RunningServer server, Io io) throws IOException {
        CountDownLatch ended = new CountDownLatch(1);
        Thread stop = Thread.ofPlatform().name("cordon-stop").unstarted(() -> {
            server.close();
            ended.countDown();
        });
        Runtime.getRuntime().addShutdownHook(stop);
        io.println("ready " + server.address());
        io.out().flush();
        try {
            ended.await();
        } catch (InterruptedException e) {
            server.close();
        }
        return 0;
    }
}
