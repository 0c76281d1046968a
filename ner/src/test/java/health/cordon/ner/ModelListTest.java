package health.cordon.ner;

import health.cordon.ner.sequence.SequenceModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * {@code models.txt} says of every model what it is. Whoever replaces a model runs this test: it writes the list anew, so that
 * committing it is all there is to do.
 */
class ModelListTest {

    private static final Path FOLDER = Path.of("src/main/resources/health/cordon/ner");

    @Test
    void theListSaysWhatTheModelsAre() throws IOException, NoSuchAlgorithmException {
        StringBuilder wanted = new StringBuilder();
        for (String name : List.of(Models.SEQUENCE, Models.ENCODER, Models.VOCABULARY, Models.WEIGHING)) {
            byte[] bytes = Files.readAllBytes(FOLDER.resolve(name));
            CRC32 crc = new CRC32();
            crc.update(bytes);
            String hash = name.equals(Models.SEQUENCE)
                    ? SequenceModel.read(new ByteArrayInputStream(bytes)).version()
                    : HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            wanted.append("%s %d %08x %s\n".formatted(name, bytes.length, crc.getValue(), hash));
        }
        Path list = FOLDER.resolve(ModelList.NAME);
        if (!Files.exists(list) || !Files.readString(list).contentEquals(wanted)) {
            Files.writeString(list, wanted);
            throw new AssertionError(list + " was out of date and has been written anew: commit it");
        }
    }
}
