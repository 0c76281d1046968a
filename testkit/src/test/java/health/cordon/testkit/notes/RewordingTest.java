package health.cordon.testkit.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.PhiKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewordingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CAPS|New Ashford|NEW ASHFORD",
                "low|O'Brien|o'brien",
                "joined|St. Paul's-on-Wye|StPaulsonWye",
                "spell|O'Neil|O, N-E-I-L",
                "spoken|(555) 1-20|five five five, one, two zero"
            })
    void theSpanCoversTheNewWords(String how, String before, String after) {
        Draft part = new Draft().gold(before, PhiKind.NAME);
        Rewording.apply(how, part);
        assertThat(part.text()).isEqualTo(after);
        assertThat(part.spans().get(0).end()).isEqualTo(after.length());
    }

    @Test
    void anUnknownOneIsRefused() {
        assertThatThrownBy(() -> Rewording.apply("upside-down", new Draft())).isInstanceOf(IllegalStateException.class);
    }
}
