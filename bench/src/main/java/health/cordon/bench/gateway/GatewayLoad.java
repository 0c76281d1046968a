package health.cordon.bench.gateway;

import health.cordon.bench.Options;
import health.cordon.testkit.notes.NoteGenerator;
import health.cordon.testkit.notes.Split;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks the model directly and then through the gateway: at a fixed rate, or as fast as so many connections can.
 *
 * <p>Prompts are different generated notes, cut to {@code --characters}.
 */
public final class GatewayLoad {

    private static final int PROMPTS = 1_000;

    private final Options options;
    private final List<byte[]> bodies;

    private GatewayLoad(Options options) {
        this.options = options;
        this.bodies =
                bodies(options.number("--characters"), options.text("--stream").equals("yes"));
    }

    /** Warms the gateway up, asks the model directly, then through the gateway. */
    public static void main(String[] args) throws Exception {
        Options options = Options.read(
                args,
                Map.of(
                        "--model", "0",
                        "--gateway", "0",
                        "--key", "",
                        "--pid", "0",
                        "--rate", "500",
                        "--connections", "64",
                        "--seconds", "20",
                        "--characters", "2000",
                        "--stream", "no"));
        GatewayLoad load = new GatewayLoad(options);
        String key = Files.readString(Path.of(options.text("--key"))).strip();
        int seconds = options.number("--seconds");
        load.run("warm-up", options.number("--gateway"), key, seconds);
        load.run("direct", options.number("--model"), key, seconds);
        load.run("gateway", options.number("--gateway"), key, seconds);
    }

    private void run(String what, int port, String key, int seconds) throws InterruptedException {
        int rate = options.number("--rate");
        int connections = options.number("--connections");
        AtomicLong next = new AtomicLong();
        double processor = processorSeconds();
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        List<Sender> senders = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Sender sender = new Sender(port, key, next, rate, start, end);
            senders.add(sender);
            threads.add(Thread.ofVirtual().start(sender));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Times whole = new Times();
        Times first = new Times();
        for (Sender sender : senders) {
            whole.joined(sender.whole);
            first.joined(sender.first);
            if (sender.failure != null) {
                System.err.println("failed: " + sender.failure);
                System.exit(1);
            }
        }
        System.out.printf(
                "%-8s %6d calls %8.0f/s  ms p50 %.2f p90 %.2f p99 %.2f p99.9 %.2f  first byte p50 %.2f p99 %.2f  gateway's"
                        + " processor ms a call %.2f%n",
                what,
                whole.count(),
                whole.count() / ((System.nanoTime() - start) / 1e9),
                whole.percentile(.5),
                whole.percentile(.9),
                whole.percentile(.99),
                whole.percentile(.999),
                first.percentile(.5),
                first.percentile(.99),
                (processorSeconds() - processor) * 1e3 / whole.count());
    }

    /** What the gateway's process used so far, its compiler and collector too. */
    private double processorSeconds() {
        return ProcessHandle.of(options.number("--pid"))
                .flatMap(process -> process.info().totalCpuDuration())
                .map(time -> time.toNanos() / 1e9)
                .orElse(Double.NaN);
    }

    private final class Sender implements Runnable {

        private final int port;
        private final String key;
        private final AtomicLong next;
        private final int rate;
        private final long start;
        private final long end;
        private final Times whole = new Times();
        private final Times first = new Times();
        private volatile String failure;

        Sender(int port, String key, AtomicLong next, int rate, long start, long end) {
            this.port = port;
            this.key = key;
            this.next = next;
            this.rate = rate;
            this.start = start;
            this.end = end;
        }

        @Override
        public void run() {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setTcpNoDelay(true);
                Wire wire = new Wire(socket.getInputStream());
                OutputStream out = socket.getOutputStream();
                while (true) {
                    long number = next.getAndIncrement();
                    long due = rate == 0 ? System.nanoTime() : start + number * 1_000_000_000L / rate;
                    if (due >= end) {
                        return;
                    }
                    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                        LockSupport.parkNanos(wait);
                    }
                    out.write(request(bodies.get((int) (number % bodies.size()))));
                    long[] begun = new long[1];
                    Wire.Message answer = wire.read(() -> begun[0] = System.nanoTime());
                    whole.add(System.nanoTime() - due);
                    first.add(begun[0] - due);
                    if (!answer.first().startsWith("HTTP/1.1 200")) {
                        failure = answer.first();
                        return;
                    }
                }
            } catch (IOException e) {
                failure = e.toString();
            }
        }

        private byte[] request(byte[] body) {
            byte[] head = ("POST /v1/chat/completions HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer " + key
                            + "\r\ncontent-type: application/json\r\ncontent-length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            byte[] all = new byte[head.length + body.length];
            System.arraycopy(head, 0, all, 0, head.length);
            System.arraycopy(body, 0, all, head.length, body.length);
            return all;
        }
    }

    private static List<byte[]> bodies(int characters, boolean stream) {
        NoteGenerator notes = NoteGenerator.of(11, Split.ALL);
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0, note = 0; i < PROMPTS; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < characters) {
                text.append(notes.note(note++).text()).append("\n\n");
            }
            text.setLength(characters);
            bodies.add(("{\"model\":\"instant\",\"stream\":" + stream
                            + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + escaped(text) + "\"}]}")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return bodies;
    }

    private static String escaped(CharSequence text) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.toString();
    }
}
