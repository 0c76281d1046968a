package health.cordon.training.names;

import health.cordon.testkit.Seeded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes words letter by letter that look like those of a list: each letter follows the three before it as it does there. */
final class Letters {

    private static final int ORDER = 3;
    private static final char END = '$';

    private final Map<String, List<Character>> follows = new HashMap<>();
    private final Set<String> known;

    private Letters(Set<String> known) {
        this.known = known;
        for (String word : known) {
            String text = "^".repeat(ORDER) + word + END;
            for (int i = ORDER; i < text.length(); i++) {
                follows.computeIfAbsent(text.substring(i - ORDER, i), k -> new ArrayList<>())
                        .add(text.charAt(i));
            }
        }
    }

    static Letters of(Set<String> words) {
        return new Letters(words);
    }

    /** A word that the list does not hold, of four to fourteen letters. */
    String word(Seeded s) {
        while (true) {
            StringBuilder word = new StringBuilder("^".repeat(ORDER));
            while (word.length() < 18) {
                char next = s.choose(follows.getOrDefault(word.substring(word.length() - ORDER), List.of(END)));
                if (next == END) {
                    break;
                }
                word.append(next);
            }
            String made = word.substring(ORDER);
            if (made.length() >= 4 && made.length() <= 14 && !known.contains(made) && !made.contains(" ")) {
                return made;
            }
        }
    }
}
