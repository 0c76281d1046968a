package health.cordon.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/** HTTP/1.1 as the library speaks it, its bytes drawn by way of a {@link Connection}, which knows how long that takes. */
final class WatchedConnections implements ServerConnectionSelector {

    private final ServerConnectionSelector http1;
    private final Connections connections;

    WatchedConnections(ServerConnectionSelector http1, Connections connections) {
        this.http1 = http1;
        this.connections = connections;
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http1.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http1.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http1.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        SocketAddress address = context.remotePeer().address();
        // It was put there when it was accepted, unless it is being cut at this very moment.
        Connection connection = connections.from(address).orElseThrow(() -> new CloseConnectionException("cut"));
        return new Watched(http1.connection(new Drawn(context, connection)), address, connection);
    }

    /** The library's connection, run with ours bound to its thread. */
    private final class Watched implements ServerConnection {

        private final ServerConnection inner;
        private final SocketAddress address;
        private final Connection connection;

        Watched(ServerConnection inner, SocketAddress address, Connection connection) {
            this.inner = inner;
            this.address = address;
            this.connection = connection;
        }

        @Override
        public void handle(Limit limit) throws InterruptedException {
            try {
                ScopedValue.where(Connection.CURRENT, connection).<Void, InterruptedException>call(() -> {
                    inner.handle(limit);
                    return null;
                });
            } finally {
                connections.ended(address);
            }
        }

        @Override
        public Duration idleTime() {
            return inner.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
            inner.close(interrupt);
        }
    }

    /** The library's context with a reader that draws by way of our connection. */
    private static final class Drawn implements ConnectionContext {

        private final ConnectionContext context;
        private final DataReader reader;

        Drawn(ConnectionContext context, Connection connection) {
            this.context = context;
            HelidonSocket socket = context.serverSocket();
            reader = DataReader.create(() -> connection.pull(() -> {
                try {
                    return socket.get();
                } catch (UncheckedIOException e) {
                    throw new ServerConnectionException("read", e);
                }
            }));
        }

        @Override
        public DataReader dataReader() {
            return reader;
        }

        @Override
        public ListenerContext listenerContext() {
            return context.listenerContext();
        }

        @Override
        public ExecutorService executor() {
            return context.executor();
        }

        @Override
        public DataWriter dataWriter() {
            return context.dataWriter();
        }

        @Override
        public Router router() {
            return context.router();
        }

        @Override
        public Optional<ProxyProtocolData> proxyProtocolData() {
            return context.proxyProtocolData();
        }

        @Override
        public HelidonSocket serverSocket() {
            return context.serverSocket();
        }

        @Override
        public PeerInfo remotePeer() {
            return context.remotePeer();
        }

        @Override
        public PeerInfo localPeer() {
            return context.localPeer();
        }

        @Override
        public boolean isSecure() {
            return context.isSecure();
        }

        @Override
        public String socketId() {
            return context.socketId();
        }

        @Override
        public String childSocketId() {
            return context.childSocketId();
        }
    }
}
