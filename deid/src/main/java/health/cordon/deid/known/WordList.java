package health.cordon.deid.known;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The package's own lists: ordinary words that are names too, and nicknames. Loaded on first use of known PHI. */
final class WordList {

    private static final Set<String> LITTLE = new HashSet<>();
    private static final Set<String> ORDINARY = ordinary();
    private static final Map<String, Set<String>> NICKNAMES = nicknames();

    private WordList() {}

    /** An ordinary word: written in lower case it is no name by itself. */
    static boolean isOrdinary(String word) {
        return ORDINARY.contains(word);
    }

    /** A word of every sentence: in lower case it is never a name. */
    static boolean isLittle(String word) {
        return LITTLE.contains(word);
    }

    /** What somebody of this given name may be called: nicknames, or the full names of a nickname. */
    static Set<String> otherForms(String given) {
        return NICKNAMES.getOrDefault(given, Set.of());
    }

    private static Set<String> ordinary() {
        Set<String> words = new HashSet<>();
        for (String line : lines("words.txt")) {
            boolean little = line.startsWith("!");
            for (String word : (little ? line.substring(1) : line).split(" ")) {
                words.add(word);
                if (little) {
                    LITTLE.add(word);
                }
            }
        }
        return words;
    }

    private static Map<String, Set<String>> nicknames() {
        Map<String, Set<String>> forms = new HashMap<>();
        for (String line : lines("nicknames.txt")) {
            int colon = line.indexOf(':');
            String full = line.substring(0, colon);
            for (String nickname : line.substring(colon + 1).strip().split(" ")) {
                forms.computeIfAbsent(full, k -> new HashSet<>()).add(nickname);
                forms.computeIfAbsent(nickname, k -> new HashSet<>()).add(full);
            }
        }
        forms.replaceAll((name, others) -> Collections.unmodifiableSet(others));
        return forms;
    }

    private static List<String> lines(String resource) {
        try (InputStream in = WordList.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("a word list is missing from the module");
            }
            List<String> lines = new ArrayList<>();
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && line.charAt(0) != '#') {
                    lines.add(line.strip());
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
