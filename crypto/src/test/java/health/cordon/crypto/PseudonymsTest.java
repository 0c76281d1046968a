package health.cordon.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.crypto.primitive.HmacKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PseudonymsTest {

    private final Keyset keyset = Keyset.ephemeral();
    private final Pseudonyms pseudonyms = keyset.pseudonyms();

    @Test
    void isConstantForOneKeysetAndUnrelatedElsewhere() {
        Phi value = Phi.of("Quillfeather");
        Pseudonym token = pseudonyms.of("name", value);
        assertThat(token.token()).matches("PSN-[0-9A-HJKMNP-TV-Z]{24}");
        assertThat(keyset.pseudonyms().of("name", Phi.of("Quillfeather"))).isEqualTo(token);
        assertThat(pseudonyms.of("city", value)).isNotEqualTo(token);
        assertThat(pseudonyms.of("name", Phi.of("quillfeather"))).isNotEqualTo(token);
        assertThat(Keyset.ephemeral().pseudonyms().of("name", value)).isNotEqualTo(token);
    }

    @Test
    void partsNeverRunTogether() {
        Set<Long> numbers = new HashSet<>(List.of(
                pseudonyms.number("d"),
                pseudonyms.number("d", ""),
                pseudonyms.number("d", "", ""),
                pseudonyms.number("d", "ab", "c"),
                pseudonyms.number("d", "a", "bc"),
                pseudonyms.number("da", "b", "c"),
                pseudonyms.number("", "dab", "c")));
        assertThat(numbers).hasSize(7);
    }

    @Test
    void loneSurrogatesStayApart() {
        assertThat(pseudonyms.number("d", "\ud800")).isNotEqualTo(pseudonyms.number("d", "\ud801"));
        assertThat(pseudonyms.number("d", "\ud800")).isNotEqualTo(pseudonyms.number("d", "?"));
    }

    @Test
    void isHmacSha256AsInRfc4231() {
        // Test case 1: its key is long enough for a FIPS module as well.
        byte[] key = java.util.HexFormat.of().parseHex("0b".repeat(20));
        byte[] code = new HmacKey(new SecretKeySpec(key, "HmacSHA256")).code("Hi There".getBytes());
        assertThat(java.util.HexFormat.of().formatHex(code))
                .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    @Test
    void threadsAgree() {
        Set<Pseudonym> all = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 4_000).parallel().forEach(i -> all.add(pseudonyms.of("name", Phi.of("value " + i % 10))));
        assertThat(all).hasSize(10);
    }

    @Test
    void numbersAreSpreadOverAllBits() {
        int[] set = new int[64];
        for (int i = 0; i < 2_000; i++) {
            long number = pseudonyms.number("spread", Integer.toString(i));
            for (int bit = 0; bit < 64; bit++) {
                set[bit] += (int) (number >>> bit & 1);
            }
        }
        assertThat(java.util.Arrays.stream(set)).allMatch(count -> count > 850 && count < 1_150);
    }

    @Test
    @Cfr("164.514(c)(1)")
    void aPseudonymIsNoReidentificationCode() {
        String token = pseudonyms.of("name", Phi.of("Quillfeather")).token();
        assertThat(ReidentificationCode.parse(token)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pseudonym("Quillfeather"))
                .withMessageNotContaining("Quill");
    }

    @Test
    void printsNeitherKeyNorValue() {
        assertThat(pseudonyms).hasToString("Pseudonyms");
    }
}
