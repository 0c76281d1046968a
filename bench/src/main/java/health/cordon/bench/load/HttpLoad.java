package health.cordon.bench.load;

import health.cordon.bench.Options;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Calls a server at a fixed rate, or as fast as so many connections can, and says how long calls took.
 *
 * <p>{@code --ports warm-up=18901,direct=18900,gateway=18901} calls these in turn.
 */
public final class HttpLoad {

    /** As many as the calls of all runs are, so that nothing is asked twice, up to this. */
    private static final int MOST_TEXTS = 10_000;

    private final Options options;
    private final List<byte[]> requests = new ArrayList<>();
    private final SocketFactory sockets;
    private int asked;

    private HttpLoad(Options options) throws IOException, GeneralSecurityException {
        this.options = options;
        this.sockets = options.text("--ca").isEmpty() ? SocketFactory.getDefault() : trusting(options.text("--ca"));
        String head = "POST " + options.text("--path") + " HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer "
                + Files.readString(Path.of(options.text("--key"))).strip()
                + "\r\ncontent-type: application/json\r\ncontent-length: ";
        int calls = options.number("--rate") * options.number("--seconds") * 2;
        int texts = calls == 0 ? MOST_TEXTS : Math.min(MOST_TEXTS, calls);
        for (String text : Prompts.of(texts, options.number("--characters"), options.number("--phi-one-in"))) {
            byte[] body = options.text("--body").replace("TEXT", escaped(text)).getBytes(StandardCharsets.UTF_8);
            byte[] start = (head + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            byte[] request = new byte[start.length + body.length];
            System.arraycopy(start, 0, request, 0, start.length);
            System.arraycopy(body, 0, request, start.length, body.length);
            requests.add(request);
        }
    }

    /** Calls each port in turn. */
    public static void main(String[] args) throws Exception {
        Options options = Options.read(
                args,
                Map.ofEntries(
                        Map.entry("--ports", ""),
                        Map.entry("--path", "/v1/chat/completions"),
                        Map.entry("--body", ""),
                        Map.entry("--key", ""),
                        Map.entry("--ca", ""),
                        Map.entry("--pid", "0"),
                        Map.entry("--rate", "500"),
                        Map.entry("--connections", "64"),
                        Map.entry("--seconds", "20"),
                        Map.entry("--characters", "2000"),
                        Map.entry("--phi-one-in", "1")));
        HttpLoad load = new HttpLoad(options);
        for (String target : options.text("--ports").split(",")) {
            String[] named = target.split("=");
            load.run(named[0], Integer.parseInt(named[1]));
        }
    }

    private void run(String what, int port) throws InterruptedException {
        AtomicLong next = new AtomicLong();
        int from = asked;
        double processor = processorSeconds();
        long start = System.nanoTime();
        List<Sender> senders = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < options.number("--connections"); i++) {
            Sender sender = new Sender(port, next, from, start);
            senders.add(sender);
            threads.add(Thread.ofVirtual().start(sender));
        }
        Times whole = new Times();
        Times first = new Times();
        for (int i = 0; i < threads.size(); i++) {
            threads.get(i).join();
            Sender sender = senders.get(i);
            whole.joined(sender.whole);
            first.joined(sender.first);
            if (sender.failure != null) {
                System.err.println("failed: " + sender.failure);
                System.exit(1);
            }
        }
        System.out.printf(
                "%-8s %7d calls %6.0f/s, ms p50 %.2f p90 %.2f p99 %.2f p99.9 %.2f, first byte p50 %.2f p99 %.2f,"
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
        // The model itself is asked whatever was asked before.
        asked += what.equals("direct") ? 0 : whole.count();
    }

    /** What the measured process used so far, its compiler and collector too. */
    private double processorSeconds() {
        return ProcessHandle.of(options.number("--pid"))
                .flatMap(process -> process.info().totalCpuDuration())
                .map(time -> time.toNanos() / 1e9)
                .orElse(Double.NaN);
    }

    private final class Sender implements Runnable {

        private final int port;
        private final AtomicLong next;
        private final int from;
        private final long start;
        private final Times whole = new Times();
        private final Times first = new Times();
        private volatile @Nullable String failure;

        Sender(int port, AtomicLong next, int from, long start) {
            this.port = port;
            this.next = next;
            this.from = from;
            this.start = start;
        }

        @Override
        public void run() {
            int rate = options.number("--rate");
            long end = start + options.number("--seconds") * 1_000_000_000L;
            try (Socket socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port)) {
                socket.setTcpNoDelay(true);
                if (socket instanceof SSLSocket tls) {
                    tls.startHandshake();
                }
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
                    out.write(requests.get((int) ((from + number) % requests.size())));
                    out.flush();
                    long[] begun = new long[1];
                    Wire.Message answer = wire.read(() -> begun[0] = System.nanoTime());
                    whole.add(System.nanoTime() - due);
                    first.add(begun[0] - due);
                    if (!answer.first().startsWith("HTTP/1.1 200")) {
                        failure = answer.first() + new String(answer.body(), StandardCharsets.UTF_8);
                        return;
                    }
                }
            } catch (IOException e) {
                failure = e.toString();
            }
        }
    }

    private static SocketFactory trusting(String ca) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(Path.of(ca)))));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, managers.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private static String escaped(CharSequence text) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.toString();
    }
}
