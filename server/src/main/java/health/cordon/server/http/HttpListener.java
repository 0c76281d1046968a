package health.cordon.server.http;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import health.cordon.core.error.SafeArg;
import health.cordon.server.ServerError;
import health.cordon.server.config.ServerConfig.Limits;
import health.cordon.server.config.ServerConfig.Listen;
import health.cordon.server.watch.Metrics;
import health.cordon.server.watch.ServerLog;
import io.helidon.common.tls.Tls;
import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Listens, over TLS and HTTP/1.1 alone, and hands every request to the {@link Gate}.
 *
 * <p>HTTP/2 is not spoken: one protocol less to flood, and its gain for an API of large bodies is small.
 */
@Cfr("164.312(e)(1)")
public final class HttpListener implements AutoCloseable {

    private static final List<Header> EVERYWHERE = List.of(
            HeaderValues.create("Strict-Transport-Security", "max-age=31536000"),
            HeaderValues.create("Cache-Control", "no-store"),
            HeaderValues.create("X-Content-Type-Options", "nosniff"),
            HeaderValues.create("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            HeaderValues.create("Referrer-Policy", "no-referrer"));
    /** What is left of a refused body is read so far, or its sender would see a reset and not the refusal. */
    private static final long MOST_DISCARDED = 1 << 20;

    private static final HeaderName REQUEST = HeaderNames.create(Gate.REQUEST);

    private final Gate gate;
    private final Connections connections;
    private final Set<InetAddress> proxies;
    private final Metrics metrics;
    private final ServerLog log;
    private final Listen listen;
    private final WebServer server;

    /** A listener that does not listen yet. */
    public HttpListener(Gate gate, Listen listen, Limits limits, Tls tls, Metrics metrics, ServerLog log) {
        this.gate = gate;
        this.listen = listen;
        this.metrics = metrics;
        this.log = log;
        proxies = listen.proxies().stream().map(InetAddress::ofLiteral).collect(Collectors.toSet());
        connections = new Connections(limits, proxies, metrics, log);
        server = server(limits, tls);
        metrics.gauge("cordon_connections", "Open connections.", connections::count);
        metrics.gauge("cordon_requests_under_way", "Requests that are worked on.", connections::working);
    }

    private WebServer server(Limits limits, Tls tls) {
        Http1Config http1 = Http1Config.builder()
                .maxPrologueLength(4_096)
                .maxHeadersSize(limits.headerBytes())
                .sendKeepAliveHeader(false)
                .log(logging -> logging.receiveLog(false).sendLog(false))
                .build();
        return WebServer.builder()
                .bindAddress(new InetSocketAddress(InetAddress.ofLiteral(listen.address()), listen.port()))
                .tls(tls)
                .connectionOptions(connections)
                .addConnectionSelector(new WatchedConnections(
                        Http1ConnectionSelector.builder().config(http1).build(), connections))
                .protocolsDiscoverServices(false)
                .featuresDiscoverServices(false)
                .maxTcpConnections(limits.connections())
                .maxConcurrentRequests(limits.requests())
                .maxPayloadSize(limits.batchBytes())
                .idleConnectionTimeout(Duration.ofDays(1))
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofSeconds(1))
                .errorHandling(ErrorHandling.builder()
                        .includeEntity(false)
                        .logAllMessages(false)
                        .build())
                .directHandlers(directHandlers())
                .routing(routing -> routing.any(this::handle))
                .build();
    }

    /**
     * Begins to listen.
     *
     * @return the port
     * @throws CordonException {@link ServerError#ADDRESS_IN_USE}
     */
    public int start() {
        try {
            server.start();
        } catch (RuntimeException e) {
            throw inUse(e);
        }
        // The library tells of a failure in its log, and returns.
        if (!server.isRunning()) {
            throw inUse(null);
        }
        return server.port();
    }

    private CordonException inUse(@Nullable Throwable cause) {
        SafeArg address = SafeArg.key("address", listen.address());
        SafeArg port = SafeArg.of("port", listen.port());
        return cause == null
                ? new CordonException(ServerError.ADDRESS_IN_USE, address, port)
                : new CordonException(ServerError.ADDRESS_IN_USE, cause, address, port);
    }

    /** Waits until nothing is worked on any more, for so long at most; whether that is so. */
    public boolean drain(Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (connections.working() > 0) {
            if (System.nanoTime() - until > 0) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        server.stop();
        connections.close();
    }

    private void handle(ServerRequest request, ServerResponse response) {
        long began = System.nanoTime();
        Connection connection = Connection.CURRENT.get();
        if (connection.isEnding()) {
            throw new CloseConnectionException("it was said that nothing comes any more");
        }
        connection.workBegins();
        String endpoint = "-";
        int status = 0;
        String id = "-";
        boolean ends = false;
        try {
            Inbound inbound = new Inbound(request, connection, proxies);
            Gate.Passed passed = gate.answer(inbound);
            endpoint = passed.endpoint();
            id = passed.id().toString();
            status = passed.answer().status();
            boolean whole = passed.answer() instanceof Answer.Whole;
            ends = inbound.wantsToEnd() || gate.isStopping() || whole && inbound.hasUnreadBody();
            send(passed, inbound, response, ends);
            if (inbound.hasUnreadBody()) {
                inbound.discard(MOST_DISCARDED);
                ends = true;
            }
        } catch (IOException | UncheckedIOException gone) {
            status = 499;
            throw new UncheckedIOException(
                    gone instanceof IOException io ? io : ((UncheckedIOException) gone).getCause());
        } finally {
            connection.workEnds();
            long took = System.nanoTime() - began;
            metrics.answered(endpoint, status, took);
            log.info(
                    "request",
                    SafeArg.key("endpoint", endpoint),
                    SafeArg.of("status", status),
                    SafeArg.of("micros", took / 1_000),
                    SafeArg.key("request", id));
        }
        if (ends) {
            connection.endsNow();
        }
    }

    private void send(Gate.Passed passed, Inbound inbound, ServerResponse response, boolean ends) throws IOException {
        Answer answer = passed.answer();
        response.status(Status.create(answer.status()));
        EVERYWHERE.forEach(response::header);
        response.header(REQUEST, passed.id().toString());
        answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        if (ends) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        switch (answer) {
            case Answer.Whole whole -> {
                if (!whole.type().isEmpty()) {
                    response.header(HeaderNames.CONTENT_TYPE, whole.type());
                }
                if (passed.head()) {
                    // The length that GET would have: RFC 9110, 9.3.2.
                    response.header(HeaderNames.CONTENT_LENGTH, String.valueOf(whole.body().length));
                }
                inbound.connection().write(() -> response.send(passed.head() ? new byte[0] : whole.body()));
            }
            case Answer.Stream stream -> {
                response.header(HeaderNames.CONTENT_TYPE, stream.type());
                stream(stream, passed, inbound.connection(), response);
            }
        }
    }

    /** The answer has begun: where its body fails, all that is left is to end it without its end. */
    private void stream(Answer.Stream stream, Gate.Passed passed, Connection connection, ServerResponse response)
            throws IOException {
        try (OutputStream out = response.outputStream()) {
            stream.body().write(new TakenOutput(out, connection));
        } catch (RuntimeException failed) {
            connection.cut();
            gate.failedLate(failed, passed.endpoint(), passed.id());
            throw new IOException("ended", failed);
        }
    }

    /** What is answered where no request came about: broken heads, too many at once. */
    private DirectHandlers directHandlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType event : DirectHandler.EventType.values()) {
            handlers.addHandler(event, (request, type, status, headers, message) -> direct(status, headers));
        }
        return handlers.build();
    }

    private DirectHandler.TransportResponse direct(Status status, ServerResponseHeaders headers) {
        ErrorCode code = switch (status.code()) {
            case 413 -> ServerError.BODY_TOO_LARGE;
            case 404 -> ServerError.NO_SUCH_ENDPOINT;
            case 503, 429 -> ServerError.BUSY;
            case 500 -> ServerError.INTERNAL;
            default -> ServerError.MALFORMED_REQUEST;
        };
        metrics.refused(code.name());
        Answer.Whole answer = (Answer.Whole) ErrorMapper.answer(new CordonException(code), Optional.empty());
        DirectHandler.TransportResponse.Builder response = DirectHandler.TransportResponse.builder()
                .headers(headers)
                .status(Status.create(answer.status()))
                .header(HeaderNames.CONTENT_TYPE, answer.type())
                .keepAlive(false)
                .entity(answer.body());
        EVERYWHERE.forEach(response::header);
        answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        return response.build();
    }
}
