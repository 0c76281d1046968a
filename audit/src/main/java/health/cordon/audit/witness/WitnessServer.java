package health.cordon.audit.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import health.cordon.audit.AuditError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A witness over HTTP. It speaks plain HTTP: requests and answers are public and signed. Towards other machines put a proxy
 * with TLS in front of it.
 */
public final class WitnessServer implements AutoCloseable {

    private static final int MOST_BYTES = 64 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Witness witness;

    private WitnessServer(HttpServer server, Witness witness) {
        this.server = server;
        this.witness = witness;
    }

    /** Serves at an address; port 0 takes a free one. */
    public static WitnessServer start(Witness witness, InetSocketAddress address) {
        try {
            HttpServer http = HttpServer.create(address, 64);
            WitnessServer server = new WitnessServer(http, witness);
            http.setExecutor(server.threads);
            http.createContext("/add-checkpoint", server::answer);
            http.start();
            return server;
        } catch (IOException e) {
            throw new CordonException(
                    AuditError.WITNESS_UNREACHABLE, e, SafeArg.of("port", address.getPort()), SafeArg.cause(e));
        }
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Witness.Answer answer;
            try {
                answer = answerTo(exchange);
            } catch (CordonException e) {
                answer = Witness.Answer.of(500, e.code().message());
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Witness.Answer answerTo(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/add-checkpoint")) {
            return Witness.Answer.of(404, "no such resource");
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return Witness.Answer.of(405, "POST it");
        }
        try (InputStream in = exchange.getRequestBody()) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                return Witness.Answer.of(413, "too long");
            }
            return witness.addCheckpoint(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
