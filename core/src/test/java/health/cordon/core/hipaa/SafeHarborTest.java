package health.cordon.core.hipaa;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import org.junit.jupiter.api.Test;

@Cfr("164.514(b)(2)(i)")
class SafeHarborTest {

    @Test
    @Cfr("164.514(b)(2)(i)(B)")
    void tellsThreeDigitsOfALargeArea() {
        assertThat(SafeHarbor.zip3("02139")).isEqualTo("021");
        assertThat(SafeHarbor.zip3("90210-1234")).isEqualTo("902");
        assertThat(SafeHarbor.zip3("902101234")).isEqualTo("902");
    }

    @Test
    @Cfr("164.514(b)(2)(i)(B)(2)")
    void withholdsSmallAndUnknownAreas() {
        assertThat(SafeHarbor.zip3("03601")).isEqualTo("000");
        assertThat(SafeHarbor.zip3("87901")).isEqualTo("000");
        assertThat(SafeHarbor.zip3("00012")).isEqualTo("000");
        assertThat(SafeHarbor.zip3("99999"))
                .as("holds residents (Ketchikan area)")
                .isEqualTo("999");
        assertThat(SafeHarbor.zip3("SW1A 1AA")).isEqualTo("000");
        assertThat(SafeHarbor.zip3("")).isEqualTo("000");
    }

    @Test
    @Cfr("164.514(b)(2)(i)(C)")
    void groupsAgesOver89Only() {
        assertThat(SafeHarbor.mustGroupAge(89)).isFalse();
        assertThat(SafeHarbor.mustGroupAge(90)).isTrue();
    }
}
