package health.cordon.deid.transform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the word lists beside this class: lines of a heading and its words; lines with {@code #} are comments. */
final class WordList {

    private WordList() {}

    /** The words by heading, in the order of the file. */
    static Map<String, List<String>> read(String resource) {
        try (InputStream in = WordList.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("a word list is missing from the module");
            }
            Map<String, List<String>> lists = new LinkedHashMap<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    List<String> words = Arrays.asList(line.strip().split(" +", -1));
                    lists.computeIfAbsent(words.getFirst(), _ -> new java.util.ArrayList<>())
                            .addAll(words.subList(1, words.size()));
                }
            }
            return lists;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
