package health.cordon.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PhiTest {

    @Test
    void printsItsLengthOnly() {
        Phi phi = Phi.of("Quillfeather");
        assertThat(phi).hasToString("Phi(12 characters)");
        assertThat(phi.reveal(RevealAccess.because("to test it"))).isEqualTo("Quillfeather");
        assertThat(phi).isEqualTo(Phi.of("Quillfeather")).isNotEqualTo(Phi.of("Quillfeathex"));
    }

    @Test
    void wantsAReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> RevealAccess.because(" "));
    }

    @Test
    @Cfr("164.514(b)(2)(i)")
    void kindsCoverEveryParagraph() {
        StringBuilder paragraphs = new StringBuilder();
        for (PhiKind kind : PhiKind.values()) {
            if (paragraphs.indexOf(String.valueOf(kind.paragraph())) < 0) {
                paragraphs.append(kind.paragraph());
            }
        }
        assertThat(paragraphs).hasToString("ABCDEFGHIJKLMNOPQR");
        assertThat(PhiKind.of("age-over-89")).isEqualTo(PhiKind.AGE_OVER_89);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhiKind.of("Quillfeather"))
                .withMessageNotContaining("Quillfeather");
    }
}
