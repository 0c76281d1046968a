package health.cordon.deid.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TokensTest {

    @Test
    void shapesAndGaps() {
        Tokens tokens = Tokens.of("Dr. McKay saw J SMITH\n\n at 10h, A12 \u00c9mile");
        assertThat(tokens.word(0)).isEqualTo("Dr");
        assertThat(tokens.shape(0)).isEqualTo(Tokens.CAPITALIZED);
        assertThat(tokens.shape(1)).isEqualTo(Tokens.MARK);
        assertThat(tokens.spaceBefore(1)).isFalse();
        assertThat(tokens.shape(2)).isEqualTo(Tokens.MIXED);
        assertThat(tokens.shape(3)).isEqualTo(Tokens.LOWER);
        assertThat(tokens.shape(4)).isEqualTo(Tokens.INITIAL);
        assertThat(tokens.shape(5)).isEqualTo(Tokens.UPPER);
        assertThat(tokens.linesBefore(6)).isEqualTo(2);
        assertThat(tokens.shape(7)).isEqualTo(Tokens.CODE);
        assertThat(tokens.shape(10)).isEqualTo(Tokens.CAPITALIZED);
        assertThat(tokens.is(6, "at")).isTrue();
    }

    @Test
    void hashesForgetCaseAndDiacritics() {
        assertThat(Tokens.hash("NGUY\u1ec4N")).isEqualTo(Tokens.hash("nguyen"));
        assertThat(Tokens.hash("\u0141ukasz")).isEqualTo(Tokens.hash("lukasz"));
        assertThat(Tokens.hash("S\u00f8ren")).isEqualTo(Tokens.hash("SOREN"));
        assertThat(Tokens.hash("soren")).isNotEqualTo(Tokens.hash("sorem"));
    }

    @Test
    void tokensLieInOrderAndLeaveOutWhiteSpaceOnly() {
        SplittableRandom random = new SplittableRandom(4);
        for (int n = 0; n < 2000; n++) {
            String text = RandomText.of(random, 20);
            Tokens tokens = Tokens.of(text);
            int at = 0;
            for (int i = 0; i < tokens.size(); i++) {
                assertThat(text.substring(at, tokens.start(i)).chars())
                        .allMatch(c -> c <= ' ' || Character.isWhitespace(c) || c == 0xA0);
                assertThat(tokens.end(i)).isGreaterThan(tokens.start(i));
                assertThat(tokens.at(tokens.start(i))).isEqualTo(i);
                assertThat(tokens.at(tokens.end(i) - 1)).isEqualTo(i);
                if (tokens.shape(i) != Tokens.MARK) {
                    assertThat(tokens.hash(i)).isEqualTo(Tokens.hash(tokens.word(i)));
                }
                at = tokens.end(i);
            }
            assertThat(text.substring(at).chars()).allMatch(c -> c <= ' ' || Character.isWhitespace(c) || c == 0xA0);
        }
    }
}
