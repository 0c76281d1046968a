package health.cordon.gateway.network;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The URLs that an upstream may have. No name is looked up: what it leads to is checked for each connection. */
public final class UpstreamUrl {

    /** What ends in a number is read as an address by some, in forms that others read otherwise: 2130706433, 0x7f.1. */
    private static final Pattern NUMBER_LAST = Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9a-fA-F]*)\\.?");

    private UpstreamUrl() {}

    /**
     * An upstream's URL, checked: https, or http, which connects to this machine alone; a host, an address among them in its
     * plain form and one that a model can have; no user, query or fragment, no step upwards in its path.
     *
     * @throws CordonException {@link GatewayError#BAD_UPSTREAM}
     */
    public static URI of(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            String host = uri.getHost();
            if (host == null
                    || !scheme.equals("http") && !scheme.equals("https")
                    || uri.getRawUserInfo() != null
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null
                    || uri.getPort() > 65_535
                    || uri.getPort() == 0
                    || !uri.normalize().equals(uri)
                    || uri.getRawPath().contains("%")) {
                throw new CordonException(GatewayError.BAD_UPSTREAM);
            }
            boolean plain = scheme.equals("http");
            literal(host).ifPresent(address -> requireFit(address, plain));
            if (plain && literal(host).isEmpty() && !host.equalsIgnoreCase("localhost")) {
                throw new CordonException(GatewayError.BAD_UPSTREAM);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new CordonException(GatewayError.BAD_UPSTREAM, e);
        }
    }

    private static void requireFit(InetAddress address, boolean plain) {
        if (SpecialAddresses.isNever(address) || plain && !address.isLoopbackAddress()) {
            throw new CordonException(GatewayError.BAD_UPSTREAM);
        }
    }

    /** The address that a host is, if it is none that a name server is asked for. */
    private static Optional<InetAddress> literal(String host) {
        boolean six = host.startsWith("[");
        if (!six && !NUMBER_LAST.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(six ? host.substring(1, host.length() - 1) : host);
            if (host.contains("%") || !six && !address.getHostAddress().equals(host)) {
                throw new CordonException(GatewayError.BAD_UPSTREAM);
            }
            return Optional.of(address);
        } catch (IllegalArgumentException e) {
            throw new CordonException(GatewayError.BAD_UPSTREAM, e);
        }
    }
}
