package health.cordon.deid.known;

import health.cordon.core.PhiKind;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Known phrases under the hash of their first two words: addresses, places, e-mail addresses, anything else. */
final class PhraseIndex {

    private static final Set<String> LEGAL_FORMS =
            Set.of("inc", "llc", "ltd", "corp", "co", "pllc", "pc", "llp", "gmbh");

    private final List<Phrase> phrases = new ArrayList<>();
    private final HashIndex firsts = new HashIndex();
    private final HashIndex pairs = new HashIndex();

    /** Takes a phrase; a street with its number is also looked for without it. */
    void add(PhiKind kind, String value) {
        List<String> words = words(value);
        if (words.isEmpty()) {
            return;
        }
        if (kind == PhiKind.STREET) {
            street(words);
            return;
        }
        if (kind == PhiKind.COUNTY && words.size() > 1 && words.getLast().equals("county")) {
            words.removeLast();
        }
        while (kind == PhiKind.FACILITY && words.size() > 1 && LEGAL_FORMS.contains(words.getLast())) {
            words.removeLast();
        }
        boolean single = words.size() == 1 && words.getFirst().length() < 3;
        boolean place = kind != PhiKind.OTHER_ID && kind != PhiKind.USERNAME && kind != PhiKind.EMAIL;
        boolean ordinary = words.stream().allMatch(WordList::isOrdinary);
        if (!single) {
            phrase(words, kind, words.size(), place && ordinary, 0.95);
        }
    }

    boolean isEmpty() {
        return phrases.isEmpty();
    }

    /** Whether any phrase begins with a word of this hash. */
    boolean begins(int hash) {
        return firsts.first(hash) >= 0;
    }

    /** The first slot of the phrases with these first two words, or with this one word if the second is 0. */
    int first(int hash, int second) {
        return pairs.first(pair(hash, second));
    }

    int next(int slot) {
        return pairs.next(slot);
    }

    Phrase phrase(int slot) {
        return phrases.get(pairs.value(slot));
    }

    private void street(List<String> all) {
        List<String> words = new ArrayList<>();
        for (String word : all) {
            boolean skipped = StreetWords.isSkipped(word) && words.size() < 2;
            if (!skipped) {
                words.add(word);
            }
        }
        boolean numbered =
                words.size() > 1 && Character.isDigit(words.getFirst().charAt(0));
        if (!numbered) {
            phrase(words, PhiKind.STREET, words.size(), true, 0.9);
            return;
        }
        phrase(words, PhiKind.STREET, 2, false, 1.0);
        int suffix = 1;
        while (suffix < words.size() && !StreetWords.isSuffix(words.get(suffix))) {
            suffix++;
        }
        if (suffix > 1 && suffix < words.size()) {
            phrase(words.subList(1, suffix + 1), PhiKind.STREET, suffix, true, 0.9);
        }
    }

    private void phrase(List<String> words, PhiKind kind, int needed, boolean written, double score) {
        if (words.isEmpty()) {
            return;
        }
        int first = Tokens.hash(words.getFirst());
        firsts.add(first, 0);
        pairs.add(pair(first, words.size() > 1 ? Tokens.hash(words.get(1)) : 0), phrases.size());
        phrases.add(new Phrase(words.toArray(String[]::new), kind, needed, written, score));
    }

    private static int pair(int first, int second) {
        return first * 31 + second;
    }

    private static List<String> words(String value) {
        Tokens tokens = SourceText.of(value).tokens();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.shape(i) != Tokens.MARK) {
                words.add(StreetWords.canonical(Tokens.folded(tokens.word(i))));
            }
        }
        return words;
    }
}
