package health.cordon.server;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.server.config.ServerConfig;
import java.net.InetAddress;

/** What a server may not be, whatever its rooms would stand. */
final class SafeStart {

    private SafeStart() {}

    /**
     * Refuses it.
     *
     * @throws CordonException {@link ServerError#NO_WAY_TO_SIGN_IN}, {@link ServerError#NOT_LOOPBACK}, {@link
     *     ServerError#BAD_ADDRESS}
     */
    static void require(ServerConfig config) {
        if (config.signIn().ways().isEmpty()) {
            throw new CordonException(ServerError.NO_WAY_TO_SIGN_IN);
        }
        String address = config.listen().address();
        if (!config.listen().anywhere() && !isLoopback(address)) {
            throw new CordonException(ServerError.NOT_LOOPBACK, SafeArg.key("address", address));
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            throw new CordonException(ServerError.BAD_ADDRESS, e, SafeArg.key("address", address));
        }
    }
}
