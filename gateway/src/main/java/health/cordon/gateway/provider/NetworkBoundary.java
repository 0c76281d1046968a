package health.cordon.gateway.provider;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The network that the organisation calls its own: addresses, by prefix. What runs there is no business associate.
 *
 * <p>A host is inside if every address that its name has is. Immutable, thread-safe.
 */
@Cfr("160.103")
public final class NetworkBoundary {

    /** This machine alone. */
    public static final NetworkBoundary THIS_MACHINE = of("127.0.0.0/8", "::1/128");

    private record Prefix(byte[] address, int bits) {

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
                prefixes.add(new Prefix(address.getAddress(), bits));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new CordonException(GatewayError.OUTSIDE_BOUNDARY, e);
            }
        }
        return new NetworkBoundary(prefixes);
    }

    /** Whether all addresses of the URL's host are inside; a name that has none is not. */
    public boolean holds(URI upstream) {
        try {
            for (InetAddress address : InetAddress.getAllByName(upstream.getHost())) {
                if (prefixes.stream().noneMatch(prefix -> prefix.holds(address.getAddress()))) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * An upstream's URL, checked: https, or http on this machine; a host; no user, query or fragment; no address that only
     * clouds' own metadata services have.
     *
     * @throws CordonException {@link GatewayError#BAD_UPSTREAM}
     */
    public static URI upstream(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean plain = scheme.equals("http");
            if (uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null
                    || !plain && !scheme.equals("https")
                    || plain && !THIS_MACHINE.holds(uri)
                    || isLinkLocal(uri.getHost())) {
                throw new CordonException(GatewayError.BAD_UPSTREAM);
            }
            return uri;
        } catch (java.net.URISyntaxException e) {
            throw new CordonException(GatewayError.BAD_UPSTREAM, e);
        }
    }

    private static boolean isLinkLocal(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (address.isLinkLocalAddress() || address.isAnyLocalAddress() || address.isMulticastAddress()) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
