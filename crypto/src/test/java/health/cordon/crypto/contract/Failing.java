package health.cordon.crypto.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a call must end with. Published beside the contracts that use it. */
public final class Failing {

    private Failing() {}

    /** The call must throw one of these errors. */
    public static void with(ThrowingCallable call, CryptoError... errors) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CordonException.class,
                        thrown -> assertThat(thrown.code()).isIn((Object[]) errors));
    }
}
