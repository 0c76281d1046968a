package health.cordon.gateway.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import okhttp3.Dns;

/**
 * Which addresses a client may connect to, asked where names become addresses and once more where a socket connects: an
 * address that stands in a URL is not looked up, and what was looked up is what is connected to. Thread-safe.
 */
final class Reach extends SocketFactory implements Dns {

    /** Names to addresses. */
    @FunctionalInterface
    interface Names {
        /** The addresses that a name has now. */
        List<InetAddress> of(String host) throws UnknownHostException;
    }

    /** An address that may not be connected to. Nothing was sent to it. */
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Refused() {
            super("refused");
        }
    }

    private final Optional<NetworkBoundary> boundary;
    private final boolean plain;
    private final Names names;

    /** Within the boundary if there is one; without TLS on this machine alone. */
    Reach(Optional<NetworkBoundary> boundary, boolean plain, Names names) {
        this.boundary = boundary;
        this.plain = plain;
        this.names = names;
    }

    private void require(InetAddress address) throws Refused {
        boolean fit = !SpecialAddresses.isNever(address)
                && (boundary.isEmpty() || boundary.get().holds(address))
                && (!plain || address.isLoopbackAddress());
        if (!fit) {
            throw new Refused();
        }
    }

    /** One address that is not fit spoils the name: who can move one of its addresses can move all. */
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = names.of(host);
        for (InetAddress address : addresses) {
            require(address);
        }
        return addresses;
    }

    @Override
    public Socket createSocket() {
        // Without this, a SOCKS proxy of the JVM's would be used, and it would look the name up again.
        return new Socket(Proxy.NO_PROXY) {
            @Override
            public void connect(SocketAddress to) throws java.io.IOException {
                connect(to, 0);
            }

            @Override
            public void connect(SocketAddress to, int timeout) throws java.io.IOException {
                if (!(to instanceof InetSocketAddress internet) || internet.isUnresolved()) {
                    throw new Refused();
                }
                require(internet.getAddress());
                super.connect(to, timeout);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("connected by hand");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("connected by hand");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("connected by hand");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("connected by hand");
    }
}
