package health.cordon.deid.transform;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import health.cordon.crypto.Pseudonyms;
import health.cordon.deid.Document;
import health.cordon.deid.Span;
import health.cordon.deid.dates.DateExpression;
import health.cordon.deid.known.KnownPhi;
import health.cordon.deid.policy.Action;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Surrogates for the texts of a conversation, one after the other, that can be told back from what a reader of them writes.
 *
 * <p><b>What this promises.</b> A person, place or number has one surrogate in all texts, and a word of a surrogate stands for
 * one thing; people are known as {@code surrogate} policies know them, with those of earlier texts. All dates move by one
 * distance in whole weeks. No surrogate is a word of the texts so far, of a value that was ever seen here, or a usual word,
 * a word of medicine, a drug, an eponym or a month of any language that dates are read in. Same key, subject and texts in
 * the same order: same surrogates.
 *
 * <p><b>What it does not.</b> It does not know later texts: whether a later one has the word of an earlier surrogate,
 * {@link Pass#has} tells. It has no surrogate where the look of a value cannot be told back: initials that stand alone,
 * values that are not written as names are, short numbers, extensions, a date that cannot be read, and kinds that nobody
 * reads as a value, such as account numbers. Not thread-safe.
 */
@Cfr("164.514(c)")
public final class RunningSurrogates {

    /** The kinds that have surrogates here. */
    public static final Set<PhiKind> KINDS = EnumSet.of(
            PhiKind.NAME,
            PhiKind.CLINICIAN_NAME,
            PhiKind.STREET,
            PhiKind.CITY,
            PhiKind.COUNTY,
            PhiKind.FACILITY,
            PhiKind.PLACE,
            PhiKind.DATE,
            PhiKind.PHONE,
            PhiKind.FAX,
            PhiKind.EMAIL,
            PhiKind.MRN);

    /** The longest value that has one, in characters. */
    public static final int LONGEST = 80;

    private static final Action.Shift DATES = new Action.Shift(364, true);
    private static final int SHORTEST_NUMBER = 6;

    private final Keys keys;
    private final String subject;
    private final DateShifting shifting = new DateShifting(DATES);
    private final InputWords values = new InputWords();
    private final Acquaintances people = new Acquaintances();
    private final Taken taken = new Taken(candidate -> values.hasAllOf(candidate)
            || UsualWords.has(candidate)
            || DateExpression.parse("1 " + candidate + " 2000").isPresent());
    private final int days;

    /**
     * None yet.
     *
     * @param subject what they are constant for; used only as input to a keyed hash
     */
    public RunningSurrogates(Pseudonyms pseudonyms, String subject) {
        this.keys = new Keys(pseudonyms);
        this.subject = subject;
        this.days = shifting.distance(new Workspace(document(""), List.of(), keys));
    }

    /** How many days dates are moved. */
    public int days() {
        return days;
    }

    /** The texts from the first on, once more. */
    public Pass pass() {
        return new Pass();
    }

    private Document document(String text) {
        return new Document("conversation", text, subject, KnownPhi.NONE);
    }

    /** One reading of the texts. */
    public final class Pass {

        private final InputWords words = new InputWords();

        private Pass() {}

        /** Takes the next text's words alone: of a text whose values have their surrogates. */
        public void words(String text) {
            words.take(text);
        }

        /**
         * Takes the next text.
         *
         * @param spans its values, in order and apart
         * @return for each, its surrogate; empty where it has none
         */
        public List<Optional<Invented>> next(String text, List<Span> spans) {
            words.take(text);
            spans.forEach(span -> values.take(text.substring(span.start(), span.end())));
            Workspace work = new Workspace(document(text), spans, keys, new Workspace.Ongoing(words, taken, people));
            NameSurrogates names = work.names(false, true);
            List<Optional<Invented>> all = new ArrayList<>(spans.size());
            for (int i = 0; i < spans.size(); i++) {
                all.add(Optional.ofNullable(invented(work, names, i))
                        .filter(invented -> isTold(invented) && invented.text().length() <= LONGEST));
            }
            return all;
        }

        /** Whether all words of this text are words of the texts so far. */
        public boolean has(String text) {
            return words.hasAllOf(text);
        }
    }

    private @Nullable Invented invented(Workspace work, NameSurrogates names, int index) {
        String text = work.text(index);
        PhiKind kind = work.span(index).kind();
        if (text.length() > LONGEST || !KINDS.contains(kind) || text.chars().anyMatch(c -> c < ' ')) {
            return null;
        }
        return switch (kind) {
            case NAME, CLINICIAN_NAME -> readable(names.invented(index));
            case DATE -> date(text);
            case EMAIL -> whole(new NetSurrogates(work, names).replace(index), text);
            case PHONE, FAX, MRN -> number(work.numbers().replace(index), text, kind);
            default -> work.places().invented(index);
        };
    }

    /** Null for initials that stand alone and for what is not written as names are. */
    private static @Nullable Invented readable(@Nullable Invented name) {
        boolean whole = name != null && name.parts().stream().anyMatch(part -> part.sort() == Invented.Sort.WHOLE);
        return whole ? null : name;
    }

    /** Whether a reader of the parts would know them: each word by itself, places by a name. */
    private static boolean isTold(Invented invented) {
        boolean named = true;
        for (Invented.Part part : invented.parts()) {
            String word = invented.of(part);
            boolean letters = word.chars().allMatch(c -> c < 0x80 && Character.isLetter(c));
            switch (part.sort()) {
                case FIRST_NAME, SURNAME ->
                    named &= word.split("-", -1).length == part.original().split("-", -1).length;
                case PLACE -> named &= letters && isName(part.original());
                case INITIAL -> named &= letters && word.length() == 1;
                default -> {}
            }
        }
        boolean beside = invented.parts().stream().allMatch(part -> part.sort() == Invented.Sort.BESIDE_PLACE);
        return named && !beside;
    }

    /** Not {@code MGH}: invented letters may be a shorthand of medicine. */
    private static boolean isName(String original) {
        return original.length() > 5 || original.chars().anyMatch(Character::isLowerCase);
    }

    private static @Nullable Invented whole(@Nullable String surrogate, String text) {
        return surrogate == null ? null : Invented.whole(surrogate, text, Invented.Sort.WHOLE);
    }

    private @Nullable Invented date(String text) {
        return DateExpression.parse(text)
                .map(date -> date.shift(days))
                .filter(moved -> !moved.equals(text))
                .map(moved -> Invented.whole(moved, text, Invented.Sort.DATE))
                .orElse(null);
    }

    /** From the first to the last character that is no label. */
    private static @Nullable Invented number(@Nullable String surrogate, String text, PhiKind kind) {
        if (surrogate == null || surrogate.length() != text.length()) {
            return null;
        }
        boolean[] slots = NumberSurrogates.slots(text, 0);
        int start = -1;
        int end = 0;
        int count = 0;
        for (int i = 0; i < slots.length; i++) {
            if (slots[i]) {
                start = start < 0 ? i : start;
                end = i + 1;
                count++;
            }
        }
        boolean one = start >= 0 && text.substring(start, end).chars().allMatch(c -> c < 0x80);
        for (int i = Math.max(0, start); one && i < end; i++) {
            // An extension's label, or a vanity number's letters.
            boolean letter = Character.isLetter(text.charAt(i));
            one = !letter || slots[i] && kind == PhiKind.MRN;
        }
        // A label that is written together with the number.
        one &= start <= 0 || !Character.isLetterOrDigit(text.charAt(start - 1));
        if (!one || count < SHORTEST_NUMBER) {
            return null;
        }
        Invented.Writer out = new Invented.Writer(text);
        out.replace(start, end, surrogate.substring(start, end), Invented.Sort.NUMBER);
        return out.end();
    }
}
