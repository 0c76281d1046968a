package health.cordon.deid.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.error.CordonException;
import health.cordon.deid.DeidError;
import health.cordon.deid.text.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LexiconTest {

    private static final Lexicon LEXICON = Lexicon.load();

    @Test
    void namesAreKnownAsNames() {
        assertThat(Lexicon.given(evidence("Jennifer"))).isGreaterThanOrEqualTo(6);
        assertThat(Lexicon.given(evidence("Oluwaseun"))).isGreaterThanOrEqualTo(4);
        assertThat(Lexicon.surname(evidence("Rodriguez"))).isEqualTo(7);
        assertThat(Lexicon.word(evidence("Rodriguez"))).isLessThanOrEqualTo(2);
    }

    @Test
    void caseAndDiacriticsDoNotMatter() {
        assertThat(evidence("JOSÉ")).isEqualTo(evidence("jose")).isNotZero();
    }

    @Test
    void wordsDrugsAndEponymsAreTold() {
        assertThat(Lexicon.word(evidence("the"))).isEqualTo(7);
        assertThat(Lexicon.given(evidence("metoprolol"))).isZero();
        assertThat(evidence("metoprolol") & Lexicon.DRUG).isNotZero();
        assertThat(evidence("pneumonia") & Lexicon.MEDICAL).isNotZero();
        assertThat(evidence("Babinski") & Lexicon.EPONYM).isNotZero();
        assertThat(evidence("California") & Lexicon.PROPER).isNotZero();
        assertThat(evidence("patient") & Lexicon.ROLE).isNotZero();
    }

    @Test
    void placesOfSeveralWordsAreFoundByTheirPhrase() {
        int phrase = Lexicon.phrase(Tokens.hash("San"), Tokens.hash("Antonio"));
        assertThat(Lexicon.place(LEXICON.evidence(phrase))).isGreaterThanOrEqualTo(6);
        assertThat(evidence("San") & Lexicon.PLACE_START).isNotZero();
        assertThat(Lexicon.place(evidence("Houston"))).isEqualTo(7);
    }

    @Test
    void unknownWordsHaveNoEvidence() {
        Random random = new Random(7);
        int known = 0;
        for (int i = 0; i < 100_000; i++) {
            known += LEXICON.evidence(random.nextInt()) != 0 ? 1 : 0;
        }
        assertThat(known).as("false hits among random hashes").isLessThan(40);
        assertThat(LEXICON.evidence(0)).isZero();
    }

    @Test
    void holdsNoWordsInPlain() throws IOException {
        String bytes = new String(resource(), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("Rodriguez", "RODRIGUEZ", "rodriguez", "Houston", "jennifer");
    }

    @Test
    void isSmall() throws IOException {
        assertThat(resource().length).isLessThan(2_500_000);
        assertThat(LEXICON.size()).isGreaterThan(250_000);
    }

    @Test
    void cutOffResourceStopsTheStart() throws IOException {
        byte[] whole = resource();
        for (int length : new int[] {0, 7, 11, 12, 100, whole.length / 2, whole.length - 1}) {
            assertDamaged(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void changedResourceStopsTheStart() throws IOException {
        byte[] whole = resource();
        Random random = new Random(11);
        for (int i = 0; i < 50; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            assertDamaged(changed);
        }
        assertDamaged(Arrays.copyOf(whole, whole.length + 1));
    }

    @Test
    void dataSheetNamesThisResource() throws IOException, NoSuchAlgorithmException {
        Path sheet = Path.of("../docs/lexicon-datasheet.md");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(resource());
        assertThat(Files.readString(sheet)).contains(HexFormat.of().formatHex(digest));
    }

    private static void assertDamaged(byte[] bytes) {
        assertThatThrownBy(() -> Lexicon.read(new ByteArrayInputStream(bytes)))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(DeidError.LEXICON_DAMAGED));
    }

    private static byte[] resource() throws IOException {
        try (InputStream in = Lexicon.class.getResourceAsStream("lexicon.bin")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static int evidence(String word) {
        return LEXICON.evidence(Tokens.hash(word));
    }
}
