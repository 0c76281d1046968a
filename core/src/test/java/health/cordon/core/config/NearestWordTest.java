package health.cordon.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestWordTest {

    private static final List<String> KNOWN = List.of("action", "default", "kinds", "phone-number");

    @Test
    void guessesASlip() {
        assertThat(NearestWord.to("acton", KNOWN)).contains("action");
        assertThat(NearestWord.to("actoin", KNOWN)).contains("action");
        assertThat(NearestWord.to("Phone_Number", KNOWN)).contains("phone-number");
        assertThat(NearestWord.hint("defualt", KNOWN)).isEqualTo("did you mean 'default'?");
    }

    @Test
    void doesNotGuessWildly() {
        assertThat(NearestWord.to("zebra", KNOWN)).isEmpty();
        assertThat(NearestWord.to("x".repeat(100_000), KNOWN)).isEmpty();
        assertThat(NearestWord.hint("zebra", KNOWN)).startsWith("known are action, default");
    }

    @Test
    void countsASwapAsOneSlip() {
        assertThat(EditDistance.between("", "")).isZero();
        assertThat(EditDistance.between("ab", "ba")).isEqualTo(1);
        assertThat(EditDistance.between("kitten", "sitting")).isEqualTo(3);
        assertThat(EditDistance.between("", "abc")).isEqualTo(3);
    }
}
