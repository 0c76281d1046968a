package health.cordon.gateway.network;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The network that the organisation calls its own: addresses, by prefix. What runs there is no business associate.
 *
 * <p>It tells of addresses. What a name leads to can change at any time, so a name is never inside for good: an
 * {@link UpstreamClient} asks anew for every connection. Immutable, thread-safe.
 */
@Cfr("160.103")
public final class NetworkBoundary {

    /** This machine alone. */
    public static final NetworkBoundary THIS_MACHINE = of("127.0.0.0/8", "::1/128");

    private record Prefix(InetAddress network, byte[] address, int bits) {

        boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if (((address[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String toString() {
            return network.getHostAddress() + "/" + bits;
        }
    }

    private final List<Prefix> prefixes;

    private NetworkBoundary(List<Prefix> prefixes) {
        this.prefixes = List.copyOf(prefixes);
    }

    /**
     * These networks.
     *
     * @param networks such as {@code 10.0.0.0/8}
     * @throws CordonException {@link GatewayError#OUTSIDE_BOUNDARY} if one cannot be read
     */
    public static NetworkBoundary of(String... networks) {
        List<Prefix> prefixes = new ArrayList<>();
        for (String network : networks) {
            try {
                int slash = network.indexOf('/');
                InetAddress address = InetAddress.ofLiteral(network.substring(0, slash));
                int bits = Integer.parseInt(network.substring(slash + 1));
                if (bits < 0 || bits > address.getAddress().length * Byte.SIZE) {
                    throw new CordonException(GatewayError.OUTSIDE_BOUNDARY);
                }
                prefixes.add(new Prefix(address, address.getAddress(), bits));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new CordonException(GatewayError.OUTSIDE_BOUNDARY, e);
            }
        }
        return new NetworkBoundary(prefixes);
    }

    /** Whether an address is inside. One that nothing but the machine's own metadata service has never is. */
    public boolean holds(InetAddress address) {
        return !SpecialAddresses.isNever(address)
                && prefixes.stream().anyMatch(prefix -> prefix.holds(address.getAddress()));
    }

    /**
     * Whether all addresses that the URL's host has now are inside; a name that has none is not. To tell of a wrong setting
     * early: it proves nothing of a later connection.
     */
    public boolean holds(URI upstream) {
        try {
            for (InetAddress address : InetAddress.getAllByName(upstream.getHost())) {
                if (!holds(address)) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Its networks. */
    @Override
    public String toString() {
        return prefixes.stream().map(Prefix::toString).collect(Collectors.joining(" "));
    }
}
