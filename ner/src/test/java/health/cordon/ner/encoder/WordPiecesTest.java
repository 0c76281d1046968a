package health.cordon.ner.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pieces that the base encoder's own tokenizer gives, written down once. */
class WordPiecesTest {

    private static WordPieces vocabulary;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = WordPieces.class.getResourceAsStream("/health/cordon/ner/vocabulary.txt")) {
            vocabulary = WordPieces.read(in);
        }
    }

    private static int[] cut(String word) {
        Tokens tokens = SourceText.of(word).tokens();
        int[] room = new int[16];
        return Arrays.copyOf(room, vocabulary.cut(tokens, 0, room));
    }

    private static int[] cutInto(String word, int pieces) {
        int[] room = new int[pieces];
        return Arrays.copyOf(room, vocabulary.cut(SourceText.of(word).tokens(), 0, room));
    }

    @Test
    void cutsAsTheBaseEncodersTokenizerDoes() {
        assertThat(cut("patient")).containsExactly(5776);
        assertThat(cut("Quillfeather")).containsExactly(21864, 3363, 7959, 8988, 2121);
        assertThat(cut("metoprolol")).containsExactly(2777, 7361, 13153, 4747);
        assertThat(cut("Guillain")).containsExactly(26458, 4571, 2378);
        assertThat(cut("Nguyễn")).containsExactly(16577);
        assertThat(cut("xqzt")).containsExactly(1060, 4160, 2480, 2102);
        assertThat(cut("naïve")).containsExactly(15743);
        assertThat(cut("2019")).containsExactly(10476);
        assertThat(cut("b12")).containsExactly(29491, 2475);
        assertThat(cut("O")).containsExactly(1051);
    }

    @Test
    void whatIsTooLongOrInNoAlphabetOfItIsUnknown() {
        assertThat(cut("x".repeat(65))).containsExactly(WordPieces.UNKNOWN);
        assertThat(cut("\uD83D\uDE00")).containsExactly(WordPieces.UNKNOWN);
        assertThat(cutInto("Quillfeather", 2)).containsExactly(21864, 3363);
    }
}
