package health.cordon.server.http;

import health.cordon.core.Cfr;
import health.cordon.core.error.SafeArg;
import health.cordon.server.config.ServerConfig.Limits;
import health.cordon.server.watch.Metrics;
import health.cordon.server.watch.ServerLog;
import io.helidon.common.socket.SocketOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All connections, and the watch that cuts those which are over their time.
 *
 * <p>It sits where the listener configures a socket that it has just accepted: the earliest moment at which one is known,
 * before its handshake. The library's own limits do not see a handshake that never ends nor bytes that drip.
 */
@Cfr("164.308(a)(7)(i)")
final class Connections implements SocketOptions, AutoCloseable {

    private static final Duration EACH = Duration.ofMillis(500);

    private final Limits limits;
    private final Set<InetAddress> proxies;
    private final Metrics metrics;
    private final ServerLog log;
    private final Map<SocketAddress, Connection> open = new ConcurrentHashMap<>();
    private final Thread watch;
    private volatile boolean closed;

    Connections(Limits limits, Set<InetAddress> proxies, Metrics metrics, ServerLog log) {
        this.limits = limits;
        this.proxies = Set.copyOf(proxies);
        this.metrics = metrics;
        this.log = log;
        watch = Thread.ofPlatform().daemon().name("cordon-connections").start(this::watch);
    }

    /** The connection from this address; a fresh one that is not watched if there is none. */
    Optional<Connection> from(SocketAddress address) {
        return Optional.ofNullable(open.get(address));
    }

    /** It has ended. */
    void ended(SocketAddress address) {
        open.remove(address);
    }

    /** How many there are. */
    int count() {
        return open.size();
    }

    /** How many of them have a request that is worked on. */
    long working() {
        return open.values().stream().filter(Connection::isWorking).count();
    }

    @Override
    public void configureSocket(SocketChannel socket) {
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            accepted(socket, (InetSocketAddress) socket.getRemoteAddress());
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    private void accepted(SocketChannel socket, InetSocketAddress remote) throws IOException {
        InetAddress source = remote.getAddress();
        if (!proxies.contains(source) && countFrom(source) >= limits.connectionsPerSource()) {
            metrics.cut("too_many_from_one_source");
            log.debug("connection refused", SafeArg.key("why", "too_many_from_one_source"));
            throw new IOException("too many");
        }
        open.put(remote, new Connection(socket));
    }

    private long countFrom(InetAddress source) {
        return open.keySet().stream()
                .filter(address -> ((InetSocketAddress) address).getAddress().equals(source))
                .count();
    }

    private void watch() {
        while (!closed) {
            try {
                Thread.sleep(EACH);
            } catch (InterruptedException stopped) {
                return;
            }
            long now = System.nanoTime();
            open.forEach((address, connection) -> {
                String why = connection.overdue(now, limits);
                connection.look(now);
                if (!connection.isOpen()) {
                    open.remove(address, connection);
                } else if (why != null) {
                    metrics.cut(why);
                    log.debug("connection cut", SafeArg.key("why", why));
                    connection.cut();
                    open.remove(address, connection);
                }
            });
        }
    }

    @Override
    public void close() {
        closed = true;
        watch.interrupt();
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
        return Map.of();
    }

    @Override
    public Duration connectTimeout() {
        return limits.head();
    }

    @Override
    public Duration readTimeout() {
        return limits.stall();
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
        return Optional.empty();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
        return Optional.empty();
    }

    @Override
    public boolean socketReuseAddress() {
        return true;
    }

    @Override
    public boolean socketKeepAlive() {
        return true;
    }

    @Override
    public boolean tcpNoDelay() {
        return true;
    }

    @Override
    public void configureSocket(Socket socket) {
        throw new UnsupportedOperationException("channels alone");
    }
}
