package health.cordon.gateway.provider;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;

/** What a failed call tells of how far it came. */
final class Failure {

    private Failure() {}

    /** No connection came about, or the endpoint said that it takes no more. */
    static boolean surelyNotBegun(CordonException failed) {
        return failed.code() == GatewayError.PROVIDER_UNREACHABLE
                || failed.code() == GatewayError.OUTSIDE_BOUNDARY
                || failed.code() == GatewayError.PROVIDER_BUSY;
    }

    /** It did not begin, or the endpoint said no: nobody charges that. */
    static boolean costsNothing(CordonException failed) {
        return surelyNotBegun(failed)
                || failed.code() instanceof GatewayError error
                        && switch (error) {
                            case PROVIDER_FAILED,
                                    PROVIDER_REFUSED,
                                    PROVIDER_KEY_REFUSED,
                                    NO_CREDENTIALS,
                                    NOT_TRANSLATABLE -> true;
                            default -> false;
                        };
    }
}
