package health.cordon.deid.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What {@link SourceText} promises of the way back, for random texts of everything that decoding has to do with. */
class SourceTextPropertiesTest {

    private static final int TEXTS = 4000;

    @Test
    void everyDecodedCharacterStandsForANonEmptyRangeAndAllRangesCoverTheOriginal() {
        SplittableRandom random = new SplittableRandom(20261123);
        for (int n = 0; n < TEXTS; n++) {
            String original = RandomText.of(random, 24);
            SourceText source = SourceText.of(original);
            int length = source.text().length();
            int covered = 0;
            int lastStart = 0;
            for (int i = 0; i < length; i++) {
                int start = source.originalStart(i);
                int end = source.originalEnd(i + 1);
                assertThat(start).as("start of a range").isLessThan(end).isGreaterThanOrEqualTo(lastStart);
                assertThat(start == covered || start == lastStart && end == covered)
                        .as("the next range or the same one, text %d character %d", n, i)
                        .isTrue();
                lastStart = start;
                covered = end;
            }
            if (length > 0) {
                assertThat(covered).as("all is covered, text %d", n).isEqualTo(original.length());
            }
            assertThat(source.originalStart(length)).isEqualTo(original.length());
            assertThat(source.originalEnd(0)).isZero();
        }
    }

    @Test
    void charactersThatDecodingDoesNotTouchLieBehindThemselves() {
        SplittableRandom random = new SplittableRandom(7);
        for (int n = 0; n < TEXTS; n++) {
            String original = RandomText.of(random, 24);
            SourceText source = SourceText.of(original);
            for (int i = 0; i < source.text().length(); i++) {
                char c = source.text().charAt(i);
                int start = source.originalStart(i);
                boolean alone = source.originalEnd(i + 1) - start == 1;
                boolean mayBeSpace = c == ' ' && "+\n\0".indexOf(original.charAt(start)) >= 0;
                if (alone && original.charAt(start) < 0x80 && !mayBeSpace) {
                    assertThat(c).as("text %d character %d", n, i).isEqualTo(original.charAt(start));
                }
            }
        }
    }

    @Test
    void decodingIsDeterministicAndMostlyIdempotent() {
        SplittableRandom random = new SplittableRandom(99);
        for (int n = 0; n < TEXTS; n++) {
            String original = RandomText.of(random, 24);
            String once = SourceText.of(original).text();
            assertThat(SourceText.of(original).text()).isEqualTo(once);
            String twice = SourceText.of(once).text();
            assertThat(SourceText.of(SourceText.of(twice).text()).text().length())
                    .as("decoding only ever shortens a decoded text")
                    .isLessThanOrEqualTo(once.length());
        }
    }

    @Test
    void plainAsciiIsItsOwnDecoding() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 500; n++) {
            StringBuilder text = new StringBuilder();
            for (int w = random.nextInt(40); w >= 0; w--) {
                for (int k = random.nextInt(2, 9); k >= 0; k--) {
                    text.append((char) random.nextInt('a', 'z' + 1));
                }
                text.append(random.nextInt(9) == 0 ? ".\n" : " ");
            }
            String original = text.toString();
            SourceText source = SourceText.of(original);
            assertThat(source.text()).isSameAs(original);
            int at = random.nextInt(original.length());
            assertThat(source.originalStart(at)).isEqualTo(at);
            assertThat(source.originalEnd(at + 1)).isEqualTo(at + 1);
        }
    }

    @Test
    void anyStringIsTaken() {
        SplittableRandom random = new SplittableRandom(3);
        for (int n = 0; n < 2000; n++) {
            char[] any = new char[random.nextInt(40)];
            for (int i = 0; i < any.length; i++) {
                any[i] = (char) random.nextInt(0x10000);
            }
            SourceText source = SourceText.of(new String(any));
            int length = source.text().length();
            assertThat(length == 0 ? any.length : source.originalEnd(length)).isEqualTo(any.length);
        }
    }
}
