package health.cordon.training;

import health.cordon.ner.Reading;
import health.cordon.ner.encoder.EncoderInput;
import health.cordon.ner.train.Alignment;
import health.cordon.ner.train.LabelledText;
import health.cordon.testkit.Seeded;
import health.cordon.training.corpora.Corpora;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes what the encoder learns from: windows of pieces with their shapes, evidence and allowed labels, as 16-bit numbers.
 *
 * <p>Files {@code NAME.bin}: for each window its length, then that many pieces, shapes, evidence classes and label sets, each 16
 * bits, high byte first. A label set of 0 is not learned from. Arguments: corpora, own given names, vocabulary, generated
 * notes, folder.
 */
public final class ExportEncoder {

    private static final long SEED = 2026;

    /** Public texts are seen so often; generated ones are new in each round. */
    private static final int ROUNDS = 2;

    private static final int[] LENGTHS = {24, 48, 64, 96, 126};

    private final EncoderInput input;
    private final Alignment alignment = new Alignment();
    private final DataOutputStream out;
    private final int[] room = EncoderInput.room();
    private final int[][] window = new int[4][128];
    private int length;
    private long pieces;
    private long windows;

    private ExportEncoder(EncoderInput input, DataOutputStream out) {
        this.input = input;
        this.out = out;
    }

    /** See the class. */
    public static void main(String[] args) throws IOException {
        Path corpora = Path.of(args[0]);
        Corpora texts = new Corpora(corpora, Path.of(args[1]));
        EncoderInput input;
        try (InputStream vocabulary = Files.newInputStream(Path.of(args[2]))) {
            input = EncoderInput.read(vocabulary);
        }
        int notes = Integer.parseInt(args[3]);
        Path folder = Path.of(args[4]);
        Files.createDirectories(folder);
        write(input, folder.resolve("train.bin"), export -> {
            for (int round = 0; round < ROUNDS; round++) {
                texts.publicTexts(export::add);
                texts.generated(SEED + round, notes, notes / 3, export::add);
            }
        });
        write(input, folder.resolve("tune.bin"), export -> texts.tuningTexts().forEach(export::add));
        write(
                input,
                folder.resolve("heldout.bin"),
                export -> texts.heldOut(SEED, 1440, 500).forEach(export::add));
    }

    private static void write(EncoderInput input, Path file, java.util.function.Consumer<ExportEncoder> what)
            throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            ExportEncoder export = new ExportEncoder(input, out);
            what.accept(export);
            System.out.printf(Locale.ROOT, "%s: %,d windows, %,d pieces%n", file, export.windows, export.pieces);
        }
    }

    private void add(LabelledText text) {
        Alignment.Aligned aligned = alignment.align(text);
        Reading reading = aligned.reading();
        Seeded seeded = Seeded.of(text.id().hashCode());
        int limit = LENGTHS[seeded.below(LENGTHS.length)];
        begin();
        for (int s = 0; s < reading.sentences(); s++) {
            int size = size(reading, s);
            if (length + size > limit && length > 1) {
                flush();
                limit = LENGTHS[seeded.below(LENGTHS.length)];
            }
            for (int i = reading.sentence(s); i < reading.sentence(s + 1); i++) {
                int count = input.pieces(reading, i, room);
                if (length + count > 127) {
                    flush();
                }
                for (int k = 0; k < count; k++) {
                    put(
                            room[k],
                            EncoderInput.shape(reading, i),
                            EncoderInput.evidence(reading, i),
                            k == 0 && aligned.allowed()[i] != LabelledText.ANYTHING ? aligned.allowed()[i] : 0);
                }
            }
        }
        flush();
    }

    private int size(Reading reading, int s) {
        int size = 0;
        for (int i = reading.sentence(s); i < reading.sentence(s + 1); i++) {
            size += input.pieces(reading, i, room);
        }
        return size;
    }

    private void begin() {
        length = 0;
        put(EncoderInput.begin(), EncoderInput.edge(), EncoderInput.EVIDENCE - 1, 0);
    }

    private void put(int piece, int shape, int evidence, int allowed) {
        window[0][length] = piece;
        window[1][length] = shape;
        window[2][length] = evidence;
        window[3][length++] = allowed;
    }

    private void flush() {
        if (length <= 1) {
            return;
        }
        put(EncoderInput.end(), EncoderInput.edge(), EncoderInput.EVIDENCE - 1, 0);
        try {
            out.writeShort(length);
            for (int[] row : window) {
                for (int k = 0; k < length; k++) {
                    out.writeShort(row[k]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pieces += length;
        windows++;
        begin();
    }
}
