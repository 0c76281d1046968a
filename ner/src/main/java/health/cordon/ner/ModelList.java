package health.cordon.ner;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which files belong together: a line {@code NAME BYTES CRC32 HASH} each. They were fitted to each other, so one of another
 * build is as wrong as a damaged one. A test writes the list anew when models are replaced.
 */
final class ModelList {

    static final String NAME = "models.txt";

    private static final List<String> ALL =
            List.of(Models.SEQUENCE, Models.ENCODER, Models.VOCABULARY, Models.WEIGHING);

    /**
     * What is known of a file.
     *
     * @param bytes its length
     * @param crc its CRC-32
     * @param hash what reports name it by, in hex: of the sequence model the SHA-256 of its weights, of others that of the
     *     file
     */
    record Entry(int bytes, long crc, String hash) {}

    private final Map<String, Entry> entries = new HashMap<>();

    private ModelList() {}

    static ModelList read(InputStream in) {
        ModelList list = new ModelList();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                list.entries.put(
                        words[0], new Entry(Integer.parseInt(words[1]), Long.parseLong(words[2], 16), words[3]));
            }
        } catch (IOException | UncheckedIOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw Models.damaged(NAME, e);
        }
        if (!list.entries.keySet().containsAll(ALL)) {
            throw Models.damaged(NAME, null);
        }
        return list;
    }

    Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw Models.damaged(NAME, null);
        }
        return entry;
    }
}
