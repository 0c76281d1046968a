package health.cordon.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import health.cordon.core.Cfr;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReidentificationCodeTest {

    @Test
    void writesAndReads128Bits() {
        Random random = new Random(3);
        for (int i = 0; i < 1_000; i++) {
            long high = random.nextLong();
            long low = random.nextLong();
            ReidentificationCode code = ReidentificationCode.of(high, low);
            assertThat(code.high()).isEqualTo(high);
            assertThat(code.low()).isEqualTo(low);
            assertThat(ReidentificationCode.parse(code.token())).contains(code);
            assertThat(ReidentificationCode.parse(code.token().toLowerCase(Locale.ROOT)))
                    .contains(code);
        }
        assertThat(ReidentificationCode.of(-1, -1).token()).isEqualTo("RIC-7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
        assertThat(ReidentificationCode.of(0, 0).token()).isEqualTo("RIC-00000000000000000000000000");
    }

    @Test
    @Cfr("164.514(c)(1)")
    void isRandom() {
        Set<ReidentificationCode> codes = new HashSet<>();
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 1_000; i++) {
            codes.add(ReidentificationCode.random(random));
        }
        assertThat(codes).hasSize(1_000);
    }

    @Test
    void refusesOtherText() {
        String[] others = {
            "",
            "RIC-",
            "RIC-0000000000000000000000000",
            "RIC-000000000000000000000000000",
            "RIC-80000000000000000000000000",
            "RIC-0000000000000000000000000U",
            "RID-00000000000000000000000000",
            "RIC-0000000000000000000000000\u0661",
        };
        for (String other : others) {
            assertThat(ReidentificationCode.parse(other)).isEmpty();
            assertThatIllegalArgumentException().isThrownBy(() -> new ReidentificationCode(other));
        }
    }
}
