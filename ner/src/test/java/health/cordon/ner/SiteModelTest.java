package health.cordon.ner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import health.cordon.deid.Profile;
import health.cordon.ner.sequence.SequenceModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteModelTest {

    private static final SequenceModel SHIPPED = NameCascade.shippedSequence();

    @TempDir
    private Path folder;

    private static byte[] bytes(SiteModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }

    private void refuses(ErrorCode code, Path file) {
        assertThatExceptionOfType(CordonException.class)
                .isThrownBy(() -> SiteModel.load(file))
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo(code);
                    assertThat(error).hasMessageContaining(file.toString());
                });
    }

    private void refuses(ErrorCode code, byte[] bytes) throws IOException {
        refuses(code, Files.write(folder.resolve("m"), bytes));
    }

    @Test
    void whatIsWrittenIsReadAndUsed() throws IOException {
        byte[] written = bytes(SiteModel.of(SHIPPED));
        assertThat(bytes(SiteModel.of(SHIPPED))).isEqualTo(written);
        SiteModel read = SiteModel.load(Files.write(folder.resolve("m"), written));
        assertThat(read.sequence().version()).isEqualTo(SHIPPED.version());
        assertThat(bytes(read)).isEqualTo(written);
        try (NameCascade cascade = NameCascade.load(Profile.FAST, read.sequence())) {
            assertThat(cascade.models().sequence()).isEqualTo(SHIPPED.version());
        }
    }

    @Test
    void aFileThatIsCutIsRefused() throws IOException {
        byte[] written = bytes(SiteModel.of(SHIPPED));
        for (int length : new int[] {8, 12, 43, 44, 76, 200, written.length / 2, written.length - 1}) {
            refuses(NerError.MODEL_FILE_DAMAGED, Arrays.copyOf(written, length));
        }
    }

    @Test
    void aFileOfWhichABitIsOtherIsRefused() throws IOException {
        byte[] written = bytes(SiteModel.of(SHIPPED));
        for (int at : new int[] {12, 43, 44, 75, 76, 100, written.length / 2, written.length - 1}) {
            byte[] changed = written.clone();
            changed[at] ^= 1;
            refuses(NerError.MODEL_FILE_DAMAGED, changed);
        }
        byte[] longer = Arrays.copyOf(written, written.length + 1);
        refuses(NerError.MODEL_FILE_DAMAGED, longer);
    }

    @Test
    void aFileOfAnotherVersionIsRefused() throws IOException {
        byte[] written = bytes(SiteModel.of(SHIPPED));
        written[11] = 2;
        refuses(NerError.MODEL_OF_OTHER_VERSION, written);
        refuses(NerError.MODEL_OF_OTHER_VERSION, bytes(new SiteModel(SHIPPED, "0".repeat(64))));
    }

    @Test
    void aFileThatIsSomethingElseIsRefused() throws IOException {
        refuses(NerError.NOT_A_MODEL, new byte[0]);
        refuses(NerError.NOT_A_MODEL, "Patient: Thessaly Quillfeather".getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        SHIPPED.write(plain);
        refuses(NerError.NOT_A_MODEL, plain.toByteArray());
        refuses(NerError.MODEL_UNREADABLE, folder.resolve("nowhere"));
        refuses(NerError.MODEL_UNREADABLE, folder);
    }
}
