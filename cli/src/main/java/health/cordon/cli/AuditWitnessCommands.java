package health.cordon.cli;

import health.cordon.audit.NotVerified;
import health.cordon.audit.note.SignedCheckpoint;
import health.cordon.audit.witness.Witness;
import health.cordon.audit.witness.WitnessClient;
import health.cordon.audit.witness.WitnessServer;
import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The commands about witnesses (C2SP tlog-witness). */
final class AuditWitnessCommands {

    private AuditWitnessCommands() {}

    /** {@code cordon audit witness}. */
    @Command(
            name = "witness",
            description =
                    "Run a witness for other people's logs: it cosigns what goes on from what it cosigned before, and"
                            + " refuses rollbacks and forks. Run it where nobody can write the logs.",
            footer =
                    "  cordon audit witness --state /var/lib/witness --name witness.example/w1 --log log.vkey --port 7080")
    static final class Run implements Callable<Integer> {

        private final Io io;

        @Option(
                names = "--state",
                required = true,
                paramLabel = "DIR",
                description = "Its key and what it cosigned last; keep it safe.")
        private Path state = Path.of("");

        @Option(
                names = "--name",
                paramLabel = "NAME",
                description =
                        "The name of a new witness's key, best a URL without its scheme; default: cordon/witness.")
        private String name = "cordon/witness";

        @Option(
                names = "--log",
                required = true,
                paramLabel = "KEY|FILE",
                description = "The verifier key of a log to cosign, or a file that holds it. Repeatable.")
        private List<String> logs = List.of();

        @Option(names = "--host", paramLabel = "ADDRESS", description = "Where to listen; default: 127.0.0.1.")
        private String host = "127.0.0.1";

        @Option(names = "--port", paramLabel = "N", description = "The port; default: 0, a free one.")
        private int port;

        @Mixin
        private StandardOptions standard = new StandardOptions();

        Run(Io io) {
            this.io = io;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            try (Witness witness = Witness.open(
                            state, name, logs.stream().map(AuditData::key).toList());
                    WitnessServer server = WitnessServer.start(witness, new InetSocketAddress(host, port))) {
                io.println("ready http://" + host + ":" + server.port());
                io.println(witness.verifierKey().toString());
                io.out().flush();
                CountDownLatch stop = new CountDownLatch(1);
                Interruption interruption = new Interruption(stop::countDown, () -> {});
                stop.await();
                interruption.close();
            }
            return 0;
        }
    }

    /** {@code cordon audit cosign}. */
    @Command(
            name = "cosign",
            description =
                    "Have a witness cosign the log's latest checkpoint. From then on verification compares the log"
                            + " with it.",
            footer = "  cordon audit cosign --data /var/lib/cordon --url http://127.0.0.1:7080 --witness witness.vkey")
    static final class Cosign implements Callable<Integer> {

        private final Io io;

        @Mixin
        private AuditData data = new AuditData();

        @Option(names = "--url", required = true, paramLabel = "URL", description = "The witness's address.")
        private URI url = URI.create("");

        @Option(
                names = "--witness",
                required = true,
                paramLabel = "KEY|FILE",
                description = "The witness's verifier key, from its operator.")
        private String witness = "";

        @Mixin
        private StandardOptions standard = new StandardOptions();

        Cosign(Io io) {
            this.io = io;
        }

        @Override
        public Integer call() {
            data.read(io);
            try {
                SignedCheckpoint cosigned = new WitnessClient(url, AuditData.key(witness)).cosign(data.folder());
                io.print(cosigned.note());
                return 0;
            } catch (NotVerified e) {
                throw new CordonException(CliError.NOT_VERIFIED, e, SafeArg.of("finding", e.finding()));
            }
        }
    }
}
