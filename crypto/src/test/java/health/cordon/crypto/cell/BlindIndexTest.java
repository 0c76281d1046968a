package health.cordon.crypto.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import health.cordon.core.Phi;
import health.cordon.crypto.live.OneKey;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlindIndexTest {

    private static final Phi NAME = Phi.of("Quillfeather");

    private final OneKey keys = new OneKey();

    @Test
    void equalValuesHaveEqualNumbersInOneColumnOnly() {
        BlindIndex surname = new BlindIndex(keys, "patient", "surname", 32);
        assertThat(surname.number(NAME))
                .isEqualTo(new BlindIndex(keys, "patient", "surname", 32).number(NAME))
                .isNotEqualTo(surname.number(Phi.of("quillfeather")))
                .isNotEqualTo(new BlindIndex(keys, "patient", "birthname", 32).number(NAME))
                .isNotEqualTo(new BlindIndex(keys, "patients", "urname", 32).number(NAME))
                .isNotEqualTo(new BlindIndex(new OneKey(), "patient", "surname", 32).number(NAME));
    }

    @Test
    void showsAsManyBitsAsItSays() {
        for (int bits : new int[] {8, 16, 33, 63}) {
            BlindIndex index = new BlindIndex(keys, "patient", "surname", bits);
            long all = 0;
            for (int i = 0; i < 400; i++) {
                long number = index.number(Phi.of("name " + i));
                assertThat(number >>> bits).isZero();
                all |= number;
            }
            assertThat(Long.bitCount(all)).isEqualTo(bits);
        }
        for (int bits : new int[] {0, 7, 65}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new BlindIndex(keys, "t", "c", bits));
        }
    }

    @Test
    void truncationMakesValuesShareNumbers() {
        // 4,096 values on 8 bits: about 16 share each number, so a number alone does not tell the value.
        BlindIndex index = new BlindIndex(keys, "patient", "surname", 8);
        Map<Long, Integer> shared = new HashMap<>();
        for (int i = 0; i < 4096; i++) {
            shared.merge(index.number(Phi.of("name " + i)), 1, Integer::sum);
        }
        assertThat(shared).hasSize(256);
        assertThat(shared.values()).allMatch(count -> count >= 2 && count < 60);
    }

    @Test
    void afterARotationTheOldNumbersAreStillFound() {
        BlindIndex index = new BlindIndex(keys, "patient", "surname", 40);
        long old = index.number(NAME);
        keys.rotate();
        long fresh = index.number(NAME);
        assertThat(fresh).isNotEqualTo(old);
        assertThat(index.candidates(NAME)).containsExactly(fresh, old);
    }
}
