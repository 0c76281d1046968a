package health.cordon.gateway.history;

import health.cordon.gateway.TestGateway;
import health.cordon.gateway.TestGateway.Answer;
import health.cordon.gateway.Upstream;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.route.HistoryMode;
import health.cordon.gateway.route.Route;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** A gateway whose store lies on a small disk that fills up; its audit log lies elsewhere. */
public final class FullDiskHistory {

    private FullDiskHistory() {}

    /** Arguments: the disk, and a folder that is not on it. */
    public static void main(String[] args) throws Exception {
        Path disk = Path.of(args[0]);
        try (Upstream upstream = Upstream.echo();
                KeptCalls kept = new KeptCalls(disk, InstantSource.system());
                TestGateway gateway = TestGateway.routed(
                        Path.of(args[1]),
                        builder -> builder.route(new Route(
                                                "test-model",
                                                Mode.REDACT,
                                                List.of(TestGateway.inside("local", upstream)))
                                        .keeping(HistoryMode.FULL))
                                .history(kept.tenant().records(), HistorySettings.STANDARD))) {
            System.out.println("before: " + ask(gateway).status());
            Path ballast = disk.resolve("ballast");
            fill(ballast);
            Answer answer = ask(gateway);
            int sent = upstream.bodies().size();
            for (int i = 0; i < 500 && answer.status() == 200; i++) {
                sent = upstream.bodies().size();
                answer = ask(gateway);
            }
            // Either part may be the first that does not fit: of a refused request nothing was sent.
            System.out.println("full: " + answer.status() + " "
                    + answer.json().get("error").get("code").stringValue() + " "
                    + (upstream.bodies().size() - sent <= 1));
            Files.delete(ballast);
            System.out.println("room: " + ask(gateway).status());
            System.out.println("verified: "
                    + kept.all().stream()
                            .allMatch(record -> kept.tenant().records().open(record.id()).length > 0));
        }
    }

    private static Answer ask(TestGateway gateway) {
        return gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat("Seen by Dr. Imre Balogh. ".repeat(200)));
    }

    private static void fill(Path ballast) throws IOException {
        byte[] block = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // As it should be.
        }
    }
}
