package health.cordon.ner;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.ner.encoder.Encoder;
import health.cordon.ner.encoder.EncoderInput;
import health.cordon.ner.sequence.SequenceModel;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The models that ship, each checked against what {@link ModelList} says of it before it is used: a file that is missing,
 * cut or another than the one that belongs to the rest does not start.
 *
 * <p>The check at start is length and CRC, which cost nothing; it is there against mistakes, not against whoever can change
 * the jar. Immutable.
 */
final class Models {

    static final String SEQUENCE = "sequence.bin";
    static final String ENCODER = "encoder.onnx";
    static final String VOCABULARY = "vocabulary.txt";
    static final String WEIGHING = "weighing.txt";

    /** Where the files come from. */
    interface Source {

        /** A file's bytes; null if there is none of this name. */
        @Nullable
        InputStream open(String name);
    }

    private final Source source;
    private final ModelList list;

    Models(Source source) {
        this.source = source;
        this.list = ModelList.read(open(ModelList.NAME));
    }

    /** Those beside this class. */
    static Models shipped() {
        return new Models(Models.class::getResourceAsStream);
    }

    /** What reports name them by; nothing of them is read. */
    ModelHashes hashes() {
        return new ModelHashes(
                list.entry(SEQUENCE).hash(),
                list.entry(ENCODER).hash(),
                list.entry(VOCABULARY).hash(),
                list.entry(WEIGHING).hash());
    }

    SequenceModel sequence() {
        try {
            SequenceModel model = SequenceModel.read(checked(SEQUENCE));
            if (!model.version().equals(list.entry(SEQUENCE).hash())) {
                throw damaged(SEQUENCE, null);
            }
            return model;
        } catch (IOException e) {
            throw damaged(SEQUENCE, e);
        }
    }

    Encoder encoder() {
        try {
            return Encoder.start(
                    EncoderInput.read(checked(VOCABULARY)), checked(ENCODER).readAllBytes());
        } catch (IOException e) {
            throw damaged(VOCABULARY, e);
        }
    }

    Weighing weighing() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(checked(WEIGHING), StandardCharsets.US_ASCII))) {
            return Weighing.read(lines);
        } catch (IOException | NumberFormatException e) {
            throw damaged(WEIGHING, e);
        }
    }

    private ByteArrayInputStream checked(String name) {
        try (InputStream in = open(name)) {
            byte[] bytes = in.readAllBytes();
            CRC32 crc = new CRC32();
            crc.update(bytes);
            ModelList.Entry entry = list.entry(name);
            if (bytes.length != entry.bytes() || crc.getValue() != entry.crc()) {
                throw damaged(name, null);
            }
            return new ByteArrayInputStream(bytes);
        } catch (IOException e) {
            throw damaged(name, e);
        }
    }

    private InputStream open(String name) {
        InputStream in = source.open(name);
        if (in == null) {
            throw new CordonException(NerError.MODEL_MISSING, SafeArg.key("model", name));
        }
        return in;
    }

    static CordonException damaged(String name, @Nullable Throwable cause) {
        return new CordonException(NerError.MODEL_DAMAGED, cause, SafeArg.key("model", name));
    }
}
