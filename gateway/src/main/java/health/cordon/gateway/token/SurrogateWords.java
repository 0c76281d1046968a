package health.cordon.gateway.token;

import health.cordon.core.PhiKind;
import health.cordon.deid.transform.Invented.Sort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names, places and addresses of the network. A word of a name stands for one word, so names are known word by word: alone,
 * turned around, in any case, with Markdown between, with an {@code s} behind. What is more than that is a {@link Sequence}:
 * initials and house numbers mean something beside a name only.
 */
final class SurrogateWords implements Lookup {

    private static final int LONGEST_GAP = 4;
    private static final int MOST_WORDS = 24;
    private static final Set<String> INITIAL_GAPS = Set.of(" ", ".", ". ");
    private static final String GAPS = " .,*_-()\t\n";

    /** Behind these a letter is no initial: {@code hepatitis B}. */
    private static final Set<String> LETTERED = Set.of(
            "hepatitis",
            "type",
            "group",
            "vitamin",
            "grade",
            "stage",
            "class",
            "factor",
            "category",
            "phase",
            "influenza",
            "flu",
            "plan",
            "option",
            "section",
            "part",
            "appendix",
            "schedule",
            "protein",
            "troponin",
            "strep",
            "streptococcus",
            "panel",
            "unit",
            "room",
            "bed",
            "ward",
            "arm",
            "cohort",
            "level",
            "score",
            "immunoglobulin",
            "botulinum",
            "amphotericin",
            "polymyxin",
            "lead",
            "question",
            "item",
            "step",
            "figure",
            "table",
            "exhibit",
            "side",
            "point",
            "serotype",
            "subtype",
            "hemoglobin",
            "complement",
            "gene",
            "chain");

    /**
     * Words in a row.
     *
     * @param words in lower case
     * @param originals what each stands for; null where that is a matter of {@link WordForms} or it stays
     * @param exact ways in which all of it is written in the request
     * @param free whether it may be written in other ways
     * @param unclear whether it may mean several values
     */
    private record Sequence(
            List<String> words,
            List<String> originals,
            Set<String> exact,
            boolean free,
            PhiKind kind,
            boolean unclear) {

        String key() {
            return String.join(" ", words);
        }

        Sequence and(Sequence other) {
            Set<String> both = new HashSet<>(exact);
            both.addAll(other.exact);
            boolean differ = unclear || other.unclear || !originals.equals(other.originals);
            return new Sequence(words, originals, both, free || other.free, kind, differ);
        }
    }

    private record Whole(String value, PhiKind kind) {}

    private final WordForms forms = new WordForms();
    private final Map<String, PhiKind> words = new HashMap<>();
    private final Map<String, Sequence> byKey = new LinkedHashMap<>();
    private final Map<String, Whole> wholes = new HashMap<>();
    private final Set<String> firsts = new HashSet<>();
    private final Set<Surrogate> unclear = new HashSet<>();

    SurrogateWords(List<Surrogate> all) {
        Map<Surrogate, Sequence> own = new LinkedHashMap<>();
        for (Surrogate each : all) {
            switch (each.sort()) {
                case NUMBER, DATE -> {}
                case WHOLE -> {
                    wholes.put(Atoms.lower(each.text()), new Whole(each.value(), each.kind()));
                    firsts.add(Atoms.lower(each.text()
                            .substring(0, Atoms.end(each.text(), 0, each.text().length()))));
                }
                default -> take(each, own);
            }
        }
        for (Surrogate each : own.keySet()) {
            persons(each);
        }
        own.forEach((surrogate, sequence) -> {
            if (byKey.getOrDefault(sequence.key(), sequence).unclear()) {
                unclear.add(surrogate);
            }
        });
        byKey.values().forEach(each -> firsts.add(each.words().getFirst()));
    }

    /** What would not come back as it was: it cannot be sent. */
    Set<Surrogate> unclear() {
        return unclear;
    }

    private void take(Surrogate each, Map<Surrogate, Sequence> own) {
        forms.add(each);
        for (Surrogate.Stand stand : each.stands()) {
            if (WordForms.isWord(stand.sort())) {
                words.putIfAbsent(Atoms.lower(each.of(stand)), each.kind());
            }
        }
        if (each.has(Sort.INITIAL) || each.has(Sort.BESIDE_PLACE)) {
            Sequence whole = sequence(each, each.stands().getLast().end());
            own.put(each, whole);
            add(whole);
            int named = -1;
            for (Surrogate.Stand stand : each.stands()) {
                named = stand.sort() == Sort.PLACE ? stand.end() : named;
            }
            if (named > 0 && each.has(Sort.BESIDE_PLACE)) {
                add(sequence(each, named));
            }
        } else if (each.has(Sort.FIRST_NAME)) {
            own.put(each, sequence(each, each.stands().getLast().end()));
        }
    }

    /** The words of a surrogate from the first that stands for something up to a place. */
    private static Sequence sequence(Surrogate surrogate, int upTo) {
        List<String> found = new ArrayList<>();
        List<String> originals = new ArrayList<>();
        int from = surrogate.stands().getFirst().start();
        for (Atoms.Atom atom : Atoms.of(surrogate.text(), from, upTo)) {
            found.add(Atoms.lower(atom.in(surrogate.text())));
            String original = "";
            for (Surrogate.Stand stand : surrogate.stands()) {
                boolean here = stand.start() == atom.start() && !WordForms.isWord(stand.sort());
                original = here ? stand.original() : original;
            }
            originals.add(original);
        }
        Set<String> exact = Set.of(surrogate.text().substring(from, upTo));
        return new Sequence(found, originals, exact, !surrogate.has(Sort.INITIAL), surrogate.kind(), false);
    }

    private void add(Sequence sequence) {
        if (sequence.words().size() > 1) {
            byKey.merge(sequence.key(), sequence, Sequence::and);
        }
    }

    /** The ways to write a person with initials. */
    private void persons(Surrogate each) {
        List<Surrogate.Stand> given = new ArrayList<>();
        List<Surrogate.Stand> last = new ArrayList<>();
        for (Surrogate.Stand stand : each.stands()) {
            (stand.sort() == Sort.SURNAME ? last : given).add(stand);
        }
        if (last.isEmpty() || given.isEmpty() || given.getFirst().sort() != Sort.FIRST_NAME || each.has(Sort.PLACE)) {
            return;
        }
        Surrogate.Stand first = given.getFirst();
        initials(each, List.of(first), last, true);
        for (Surrogate.Stand middle : given.subList(1, given.size())) {
            initials(each, List.of(first, middle), last, true);
            initials(each, List.of(first, middle), last, false);
        }
    }

    private void initials(Surrogate each, List<Surrogate.Stand> given, List<Surrogate.Stand> last, boolean first) {
        List<String> found = new ArrayList<>();
        List<String> originals = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String word = Atoms.lower(each.of(given.get(i)));
            boolean initial = i > 0 || first;
            found.add(initial ? word.substring(0, 1) : word);
            originals.add(initial ? given.get(i).original().substring(0, 1) : "");
        }
        List<String> surnames = last.stream().map(each::of).map(Atoms::lower).toList();
        List<String> nothing = surnames.stream().map(_ -> "").toList();
        add(new Sequence(joined(found, surnames), joined(originals, nothing), Set.of(), true, each.kind(), false));
        add(new Sequence(joined(surnames, found), joined(nothing, originals), Set.of(), true, each.kind(), false));
    }

    private static List<String> joined(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    @Override
    public Begins begins(CharSequence text, int start, int end, boolean ended) {
        String word = Atoms.lower(text.subSequence(start, end).toString());
        return words.containsKey(singular(word)) || firsts.contains(word) ? Begins.YES : Begins.NO;
    }

    private String singular(String word) {
        boolean more = !words.containsKey(word) && word.endsWith("s");
        return more ? word.substring(0, word.length() - 1) : word;
    }

    @Override
    public @Nullable Match at(CharSequence text, int start, int limit, CharSequence before) {
        int end = Atoms.end(text, start, limit);
        String word = text.subSequence(start, end).toString();
        Match longest = firsts.contains(Atoms.lower(word)) ? several(text, start, limit, before) : null;
        if (longest != null) {
            return longest;
        }
        String stem = word.substring(0, singular(Atoms.lower(word)).length());
        String original = forms.original(stem);
        PhiKind kind = words.get(Atoms.lower(stem));
        return original == null || kind == null ? null : Match.of(start, start + stem.length(), original, kind);
    }

    /** The longest that is more than a word. */
    private @Nullable Match several(CharSequence text, int start, int limit, CharSequence before) {
        Match longest = null;
        StringBuilder key = new StringBuilder();
        int at = start;
        for (int i = 0; i < MOST_WORDS && at < limit; i++) {
            int end = Atoms.end(text, at, limit);
            if (end == at || end == limit && limit < text.length()) {
                break;
            }
            key.append(i == 0 ? "" : " ")
                    .append(Atoms.lower(text.subSequence(at, end).toString()));
            Sequence sequence = byKey.get(key.toString());
            Match found = sequence == null ? null : match(sequence, text, start, limit, before);
            Whole whole = wholes.get(Atoms.lower(text.subSequence(start, end).toString()));
            if (whole != null) {
                found = Match.of(start, end, whole.value(), whole.kind());
            }
            longest = found == null ? longest : found;
            at = behindAny(text, end, limit);
        }
        return longest;
    }

    private @Nullable Match match(Sequence sequence, CharSequence text, int start, int limit, CharSequence before) {
        boolean exact = sequence.exact().stream().anyMatch(whole -> isAt(text, start, limit, whole));
        if (!exact && !sequence.free()) {
            return null;
        }
        List<Bit> bits = new ArrayList<>();
        int at = start;
        for (int i = 0; i < sequence.words().size(); i++) {
            int end = Atoms.end(text, at, limit);
            String word = text.subSequence(at, end).toString();
            if (end == at
                    || end == limit && limit < text.length()
                    || !Atoms.lower(word).equals(sequence.words().get(i))) {
                return null;
            }
            String original = sequence.originals().get(i);
            String put = original.isEmpty() ? forms.original(word) : inCase(original, word);
            if (put != null) {
                bits.add(new Bit(at, end, put));
            }
            if (i + 1 < sequence.words().size()) {
                at = exact ? behindAny(text, end, limit) : behindGap(text, end, limit);
                if (at == end) {
                    return null;
                }
            } else {
                at = end;
            }
        }
        if (!exact && !isMeant(sequence, text, start, at, before)) {
            return null;
        }
        return sequence.unclear() ? Match.unclear(at, sequence.kind()) : new Match(at, bits, sequence.kind(), false);
    }

    private static String inCase(String original, String word) {
        return Atoms.Case.of(word) == Atoms.Case.LOWER ? Atoms.lower(original) : original;
    }

    /**
     * Whether letters by themselves are meant as the initials of a person: capitals, with a blank or a stop before the name,
     * behind it with a comma, and behind no word that has letters to it.
     */
    private static boolean isMeant(Sequence sequence, CharSequence text, int start, int end, CharSequence before) {
        if (!TokenBook.isName(sequence.kind())) {
            return true;
        }
        List<Atoms.Atom> atoms = Atoms.of(text, start, end);
        for (int i = 0; i < atoms.size(); i++) {
            Atoms.Atom atom = atoms.get(i);
            if (!sequence.originals().get(i).isEmpty()) {
                boolean last = i + 1 == atoms.size();
                String between = last
                        ? ""
                        : text.subSequence(atom.end(), atoms.get(i + 1).start()).toString();
                boolean beside = last
                        ? text.subSequence(start, end).toString().indexOf(',') > 0 && isOver(text, end)
                        : INITIAL_GAPS.contains(between);
                if (!beside
                        || !Character.isUpperCase(text.charAt(atom.start()))
                        || i == 0 && LETTERED.contains(lastWord(before))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isOver(CharSequence text, int end) {
        boolean stop = end < text.length() && text.charAt(end) == '.';
        // Whitfield, M.D. has no initial.
        return end == text.length() || stop && (end + 1 == text.length() || !Character.isLetter(text.charAt(end + 1)));
    }

    private static String lastWord(CharSequence before) {
        int end = before.length();
        while (end > 0 && before.charAt(end - 1) == ' ') {
            end--;
        }
        int start = end;
        while (start > 0 && Character.isLetterOrDigit(before.charAt(start - 1))) {
            start--;
        }
        return Atoms.lower(before.subSequence(start, end).toString());
    }

    private static boolean isAt(CharSequence text, int start, int limit, String wanted) {
        int end = start + wanted.length();
        if (end > limit || end == limit && limit < text.length()) {
            return false;
        }
        for (int i = 0; i < wanted.length(); i++) {
            if (Character.toLowerCase(text.charAt(start + i)) != Character.toLowerCase(wanted.charAt(i))) {
                return false;
            }
        }
        return end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
    }

    private static int behindAny(CharSequence text, int from, int limit) {
        int at = from;
        while (at < limit && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int behindGap(CharSequence text, int from, int limit) {
        int at = from;
        while (at < limit && at - from < LONGEST_GAP && GAPS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
