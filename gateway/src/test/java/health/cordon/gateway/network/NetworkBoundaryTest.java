package health.cordon.gateway.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.Cfr;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

@Cfr("160.103")
class NetworkBoundaryTest {

    private static boolean holds(String network, String address) {
        return NetworkBoundary.of(network).holds(InetAddress.ofLiteral(address));
    }

    @Test
    void holdsItsOwnAddresses() {
        assertThat(holds("10.0.0.0/8", "10.1.2.3")).isTrue();
        assertThat(holds("10.0.0.0/8", "11.1.2.3")).isFalse();
        assertThat(holds("10.0.0.0/9", "10.127.0.1")).isTrue();
        assertThat(holds("10.0.0.0/9", "10.128.0.1")).isFalse();
        assertThat(holds("fd12::/16", "fd12::1")).isTrue();
        assertThat(holds("fd12::/16", "10.0.0.1")).isFalse();
        assertThat(NetworkBoundary.of("10.0.0.0/8").holds(URI.create("https://10.1.2.3")))
                .isTrue();
        assertThat(NetworkBoundary.of("10.0.0.0/8", "fd12::/16")).hasToString("10.0.0.0/8 fd12:0:0:0:0:0:0:0/16");
    }

    @Test
    void oneFormOfAnAddressIsAsGoodAsAnother() {
        assertThat(holds("10.0.0.0/8", "::ffff:10.1.2.3")).as("mapped").isTrue();
        assertThat(holds("127.0.0.0/8", "::ffff:127.0.0.1")).isTrue();
        assertThat(holds("127.0.0.0/8", "::ffff:128.0.0.1")).isFalse();
    }

    @Test
    void noBoundaryHoldsWhatNoModelHas() {
        for (String never : List.of(
                "169.254.169.254",
                "::ffff:169.254.169.254",
                "::169.254.169.254",
                "64:ff9b::169.254.169.254",
                "2002:a9fe:a9fe::1",
                "fe80::1",
                "0.0.0.0",
                "::",
                "224.0.0.1",
                "ff02::1",
                "100.100.100.200",
                "fd00:ec2::254")) {
            assertThat(NetworkBoundary.of("0.0.0.0/0", "::/0").holds(InetAddress.ofLiteral(never)))
                    .as(never)
                    .isFalse();
        }
    }

    @Test
    void networksThatAreNone() {
        for (String bad : List.of("10.0.0.0", "10.0.0.0/33", "host/8", "10.0.0.0/-1", "10.0.0.0/x")) {
            assertThatThrownBy(() -> NetworkBoundary.of(bad)).hasMessageContaining("C10035");
        }
    }
}
