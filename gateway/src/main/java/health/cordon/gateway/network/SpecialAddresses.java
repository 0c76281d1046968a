package health.cordon.gateway.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Addresses that no model has, whatever a configuration or a name server says: link-local ones, among them those at which
 * clouds give out a machine's own credentials, that of no machine, and those of groups.
 *
 * <p>An IPv4 address within an IPv6 one counts as itself: mapped (RFC 4291, 2.5.5, which Java unwraps), NAT64 (RFC 6052), 6to4
 * (RFC 3056).
 */
final class SpecialAddresses {

    /** Metadata services whose addresses are not link-local. */
    private static final Set<InetAddress> METADATA = Stream.of(
                    "fd00:ec2::254", "100.100.100.200", "192.0.0.192", "168.63.129.16")
            .map(InetAddress::ofLiteral)
            .collect(Collectors.toUnmodifiableSet());

    private static final byte[] COMPATIBLE = new byte[12];
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] SIX_TO_FOUR = {0x20, 0x02};

    private SpecialAddresses() {}

    static boolean isNever(InetAddress address) {
        return address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || METADATA.contains(address)
                || embedded(address).filter(SpecialAddresses::isNever).isPresent();
    }

    private static Optional<InetAddress> embedded(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address || address.isLoopbackAddress()) {
            return Optional.empty();
        }
        if (begins(bytes, COMPATIBLE) || begins(bytes, NAT64)) {
            return Optional.of(four(bytes, 12));
        }
        return begins(bytes, SIX_TO_FOUR) ? Optional.of(four(bytes, 2)) : Optional.empty();
    }

    private static boolean begins(byte[] bytes, byte[] prefix) {
        return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static InetAddress four(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
