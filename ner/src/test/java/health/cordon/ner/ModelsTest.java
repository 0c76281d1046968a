package health.cordon.ner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import health.cordon.deid.Profile;
import health.cordon.ner.sequence.SequenceModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** No start with a model that is missing, cut, changed, or another than the one that belongs to the rest. */
class ModelsTest {

    private static final List<String> ALL =
            List.of(ModelList.NAME, Models.SEQUENCE, Models.ENCODER, Models.VOCABULARY, Models.WEIGHING);

    private final Map<String, byte[]> files = new HashMap<>();

    ModelsTest() throws IOException {
        for (String name : ALL) {
            try (InputStream in = Objects.requireNonNull(Models.class.getResourceAsStream(name), name)) {
                files.put(name, in.readAllBytes());
            }
        }
    }

    private NameCascade start() {
        return NameCascade.load(Profile.DEFAULT, new Models(name -> {
            byte[] bytes = files.get(name);
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        }));
    }

    private void refuses(ErrorCode code, String model) {
        assertThatExceptionOfType(CordonException.class)
                .as(model)
                .isThrownBy(() -> start().close())
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo(code);
                    assertThat(error).hasMessageContaining("model=" + model);
                });
    }

    private void change(String name, UnaryOperator<byte[]> how) {
        files.compute(
                name, (key, bytes) -> how.apply(Objects.requireNonNull(bytes).clone()));
    }

    private void changeList(String from, String to) {
        change(
                ModelList.NAME,
                bytes -> new String(bytes, StandardCharsets.US_ASCII)
                        .replace(from, to)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void whatShipsStartsAndNamesItsModels() {
        try (NameCascade cascade = start()) {
            assertThat(cascade.models()).isEqualTo(ModelHashes.installed());
            assertThat(cascade.models().named().keySet())
                    .containsExactly("sequence model", "encoder sha256", "vocabulary sha256", "weighing sha256");
            assertThat(cascade.models().named().values()).allMatch(hash -> hash.matches("[0-9a-f]{64}"));
        }
        try (NameCascade fast = NameCascade.load(Profile.FAST)) {
            assertThat(fast.models().named().keySet()).containsExactly("sequence model", "weighing sha256");
        }
    }

    @Test
    void aModelThatIsMissingStopsTheStart() {
        for (String name : ALL) {
            byte[] kept = Objects.requireNonNull(files.remove(name));
            refuses(NerError.MODEL_MISSING, name);
            files.put(name, kept);
        }
    }

    @Test
    void aModelThatIsCutStopsTheStart() {
        for (String name : ALL) {
            byte[] kept = Objects.requireNonNull(files.get(name));
            for (int length : new int[] {0, 1, kept.length / 2, kept.length - 1}) {
                change(name, bytes -> Arrays.copyOf(bytes, length));
                if (!name.equals(ModelList.NAME) || length < kept.length - 1) {
                    refuses(NerError.MODEL_DAMAGED, name);
                }
            }
            files.put(name, kept);
        }
    }

    @Test
    void aModelOfWhichABitIsOtherStopsTheStart() {
        for (String name : ALL.subList(1, ALL.size())) {
            byte[] kept = Objects.requireNonNull(files.get(name));
            for (int at : new int[] {0, kept.length / 3, kept.length - 1}) {
                change(name, bytes -> {
                    bytes[at] ^= 1;
                    return bytes;
                });
                refuses(NerError.MODEL_DAMAGED, name);
                files.put(name, kept);
            }
        }
    }

    @Test
    void aModelOfAnotherHashStopsTheStart() throws IOException {
        String hash = SequenceModel.read(new ByteArrayInputStream(Objects.requireNonNull(files.get(Models.SEQUENCE))))
                .version();
        byte[] kept = Objects.requireNonNull(files.get(ModelList.NAME));
        changeList(hash, "0".repeat(64));
        refuses(NerError.MODEL_DAMAGED, Models.SEQUENCE);
        for (String name : ALL.subList(1, ALL.size())) {
            files.put(ModelList.NAME, kept);
            String line = new String(kept, StandardCharsets.US_ASCII)
                    .lines()
                    .filter(each -> each.startsWith(name))
                    .findFirst()
                    .orElseThrow();
            String[] words = line.split(" ");
            changeList(line, words[0] + " " + words[1] + " 00c0ffee " + words[3]);
            refuses(NerError.MODEL_DAMAGED, name);
        }
        files.put(ModelList.NAME, kept);
        changeList(Models.WEIGHING, "weighing.bin");
        refuses(NerError.MODEL_DAMAGED, ModelList.NAME);
    }

    @Test
    void anErrorHoldsNothingOfAFile() {
        files.put(Models.WEIGHING, "Patient: Quillfeather".getBytes(StandardCharsets.US_ASCII));
        assertThatExceptionOfType(CordonException.class)
                .isThrownBy(() -> start().close())
                .withMessageNotContaining("Quillfeather");
    }
}
