package health.cordon.gateway.screen;

import health.cordon.gateway.screen.InstructionLexicon.Part;
import health.cordon.gateway.screen.InstructionLexicon.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds instructions to a model: words of {@link InstructionLexicon} that stand near each other in one sentence as {@link
 * InstructionPattern} tells. Each pattern is told once a text. Linear: a pattern looks {@value #MOST_REACH} words around.
 * For one thread; one use.
 */
final class InstructionScan {

    private static final int MOST_REACH = 20;
    private static final int MOST_HITS = 1000;
    private static final int CLINICAL_SHARE = 4;
    private static final int CLINICAL_BEHIND = 4;
    private static final int FEWEST_CUES = 4;

    /** What the patterns are made of; other parts of the lexicon are asked for by themselves. */
    private static final long USED = InstructionPattern.ALL.stream()
            .mapToLong(pattern -> pattern.first() | pattern.second() | pattern.third())
            .reduce(0, (one, other) -> one | other);

    /** Something of the lexicon: the words from {@code first} to before {@code behind}. */
    private record Hit(int first, int behind, long parts, boolean ordered) {}

    private final Words words;
    private final boolean[] told = new boolean[InstructionPattern.ALL.size()];
    private final List<Hit> hits = new ArrayList<>();
    private final Consumer<Sign> out;
    private int rotated;
    private int reversed;
    private int disguised;

    InstructionScan(String text, Consumer<Sign> out) {
        words = new Words(text);
        this.out = out;
    }

    /** Looks through the text. */
    void run() {
        long interesting = 0;
        for (int i = 0; i < words.size(); i++) {
            if (words.beginsSentence(i)) {
                sentence(interesting);
                interesting = 0;
            }
            interesting |= hits(i);
            if (hits.size() > MOST_HITS) {
                halfSentence(interesting, i);
            }
        }
        sentence(interesting);
    }

    /** Whether it reads like text with each letter thirteen further. */
    boolean looksRotated() {
        return rotated >= FEWEST_CUES;
    }

    /** Whether it reads like text from its end to its beginning. */
    boolean looksReversed() {
        return reversed >= FEWEST_CUES;
    }

    /** How many words of the lexicon are written with digits or signs for letters. */
    int disguised() {
        return disguised;
    }

    private long hits(int word) {
        int id = words.id(word);
        long all = 0;
        if (words.isAddress(word)) {
            hits.add(new Hit(word, word + 1, Part.DESTINATION.bit(), false));
            all = Part.DESTINATION.bit();
        }
        if (id < 0) {
            return all;
        }
        InstructionLexicon lexicon = InstructionLexicon.IT;
        long single = lexicon.parts(id);
        if ((single & Part.SENDV.bit()) != 0 && (words.isKey(word) || words.isAddress(word))) {
            single &= ~Part.SENDV.bit();
        }
        boolean ordered = false;
        cues(word, single);
        if ((single & USED) != 0) {
            ordered = words.beginsClause(word);
            hits.add(new Hit(word, word + 1, single, ordered));
            all |= single;
        }
        for (Phrase phrase : lexicon.phrases(id)) {
            if (matches(phrase.words(), word)) {
                hits.add(new Hit(
                        word,
                        word + phrase.words().length,
                        phrase.parts(),
                        ordered || (single & USED) == 0 && words.beginsClause(word)));
                all |= phrase.parts();
            }
        }
        return all;
    }

    /** Short cues are words of other languages too, so they weigh less. */
    private void cues(int word, long parts) {
        int weight = words.end(word) - words.start(word) > 4 ? 2 : 1;
        rotated += (parts & Part.ROTCUE.bit()) != 0 ? weight : 0;
        reversed += (parts & Part.REVCUE.bit()) != 0 ? weight : 0;
        disguised += words.isDisguised(word) ? 1 : 0;
    }

    private boolean matches(int[] phrase, int from) {
        if (from + phrase.length > words.size()) {
            return false;
        }
        for (int i = 1; i < phrase.length; i++) {
            if (words.id(from + i) != phrase[i]) {
                return false;
            }
        }
        return true;
    }

    private void sentence(long present) {
        for (int p = 0; p < told.length && !hits.isEmpty(); p++) {
            InstructionPattern pattern = InstructionPattern.ALL.get(p);
            boolean possible = (present & pattern.first()) != 0
                    && (pattern.second() == 0 || (present & pattern.second()) != 0)
                    && (pattern.third() == 0 || (present & pattern.third()) != 0);
            if (possible && !told[p]) {
                find(p, pattern);
            }
        }
        hits.clear();
    }

    /** A sentence without end is looked at in pieces that overlap by as much as a pattern reaches. */
    private void halfSentence(long present, int word) {
        List<Hit> last =
                hits.stream().filter(hit -> hit.first() > word - MOST_REACH).toList();
        sentence(present);
        hits.addAll(last);
    }

    private void find(int number, InstructionPattern pattern) {
        for (int i = 0; i < hits.size() && !told[number]; i++) {
            Hit first = hits.get(i);
            if ((first.parts() & pattern.first()) != 0 && (first.ordered() || !pattern.ordered())) {
                around(number, pattern, i);
            }
        }
    }

    /** Hits are in the order of their first words, so those within reach stand next to each other. */
    private void around(int number, InstructionPattern pattern, int at) {
        Hit first = hits.get(at);
        if (pattern.second() == 0) {
            tell(number, pattern, first.first(), first.behind());
            return;
        }
        int from = at;
        while (from > 0 && first.first() - hits.get(from - 1).first() <= pattern.reach()) {
            from--;
        }
        for (int j = from; j < hits.size() && hits.get(j).first() - first.behind() < pattern.reach(); j++) {
            Hit second = hits.get(j);
            if ((second.parts() & pattern.second()) == 0 || meet(first, second)) {
                continue;
            }
            if (pattern.third() == 0) {
                tell(
                        number,
                        pattern,
                        Math.min(first.first(), second.first()),
                        Math.max(first.behind(), second.behind()));
                return;
            }
            for (int k = from; k < hits.size() && hits.get(k).first() - first.behind() < pattern.reach(); k++) {
                Hit third = hits.get(k);
                if ((third.parts() & pattern.third()) != 0 && !meet(first, third) && !meet(second, third)) {
                    int begin = Math.min(first.first(), Math.min(second.first(), third.first()));
                    int end = Math.max(first.behind(), Math.max(second.behind(), third.behind()));
                    tell(number, pattern, begin, end);
                    return;
                }
            }
        }
    }

    private static boolean meet(Hit one, Hit other) {
        return one.first() < other.behind() && other.first() < one.behind();
    }

    /** What is about the patient's care is no instruction to a model; it is told with a small score. */
    private void tell(int number, InstructionPattern pattern, int first, int behind) {
        boolean care = pattern.clinical() && isAboutCare(first, behind);
        told[number] = !care;
        int score = care ? pattern.score() / CLINICAL_SHARE : pattern.score();
        out.accept(new Sign(pattern.signal(), words.start(first), words.end(behind - 1), score));
    }

    private boolean isAboutCare(int first, int behind) {
        for (int i = first; i < behind; i++) {
            if (is(i, Part.CLINICAL)) {
                return true;
            }
        }
        boolean of = behind < words.size() && is(behind, Part.OFWHAT);
        for (int i = behind; of && i < Math.min(words.size(), behind + CLINICAL_BEHIND); i++) {
            if (is(i, Part.CLINICAL)) {
                return true;
            }
        }
        return false;
    }

    private boolean is(int word, Part part) {
        int id = words.id(word);
        return id >= 0 && (InstructionLexicon.IT.parts(id) & part.bit()) != 0;
    }
}
