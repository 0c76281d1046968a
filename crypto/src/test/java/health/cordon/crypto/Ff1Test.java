package health.cordon.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The nine samples for FF1 that NIST publishes with SP 800-38G. */
class Ff1Test {

    private static final String KEY_128 = "2B7E151628AED2A6ABF7158809CF4F3C";
    private static final String KEY_192 = KEY_128 + "EF4359D8D580AA4F";
    private static final String KEY_256 = KEY_192 + "7F036D6F04FC6A94";
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "0123456789abcdefghi";

    @Test
    void givesTheSamplesOfNist() {
        sample(KEY_128, 10, "", DIGITS, "2433477484");
        sample(KEY_128, 10, "39383736353433323130", DIGITS, "6124200773");
        sample(KEY_128, 36, "3737373770717273373737", LETTERS, "a9tv40mll9kdu509eum");
        sample(KEY_192, 10, "", DIGITS, "2830668132");
        sample(KEY_192, 10, "39383736353433323130", DIGITS, "2496655549");
        sample(KEY_192, 36, "3737373770717273373737", LETTERS, "xbj3kv35jrawxv32ysr");
        sample(KEY_256, 10, "", DIGITS, "6657667009");
        sample(KEY_256, 10, "39383736353433323130", DIGITS, "1001623463");
        sample(KEY_256, 36, "3737373770717273373737", LETTERS, "xs8a0azh2avyalyzuwd");
    }

    private static void sample(String key, int radix, String tweak, String plain, String encrypted) {
        Ff1 ff1 = new Ff1(HexFormat.of().parseHex(key));
        byte[] tweakBytes = HexFormat.of().parseHex(tweak);
        assertThat(text(ff1.apply(true, radix, tweakBytes, numerals(plain)))).isEqualTo(encrypted);
        assertThat(text(ff1.apply(false, radix, tweakBytes, numerals(encrypted))))
                .isEqualTo(plain);
    }

    private static byte[] numerals(String text) {
        byte[] numerals = new byte[text.length()];
        for (int i = 0; i < numerals.length; i++) {
            numerals[i] = (byte) Character.digit(text.charAt(i), 36);
        }
        return numerals;
    }

    private static String text(byte[] numerals) {
        StringBuilder text = new StringBuilder();
        for (byte numeral : numerals) {
            text.append(Character.forDigit(numeral, 36));
        }
        return text.toString();
    }
}
