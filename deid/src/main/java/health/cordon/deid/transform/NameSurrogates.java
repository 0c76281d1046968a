package health.cordon.deid.transform;

import health.cordon.core.Cfr;
import health.cordon.deid.transform.Invented.Sort;
import health.cordon.deid.transform.NameLists.Gender;
import health.cordon.deid.transform.NameMention.Part;
import health.cordon.deid.transform.NameMention.Role;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Invented names, part by part: every first name and every surname of a document has one surrogate, so all mentions of a
 * person agree however they are written. Titles, credentials, suffixes, order, punctuation and case stay.
 */
@Cfr("164.514(b)(2)(i)(A)")
final class NameSurrogates {

    private static final String FIRST = "first name";
    private static final String LAST = "last name";
    private static final String LETTERS = "ABCDEFGHJKLMNPRSTVW";

    /** After so many attempts an initial is given up rather than the name. */
    private static final int ATTEMPTS_WITH_INITIAL = 60;

    /** And after so many the gender. */
    private static final int ATTEMPTS_WITH_GENDER = 100;

    /** And after so many the name is a double one, of which there is no end. */
    private static final int ATTEMPTS_SINGLE = 200;

    private final Workspace work;
    private final boolean keepInitials;
    private final boolean keepGender;

    NameSurrogates(Workspace work, boolean keepInitials, boolean keepGender) {
        this.work = work;
        this.keepInitials = keepInitials;
        this.keepGender = keepGender;
    }

    boolean are(boolean initials, boolean gender) {
        return keepInitials == initials && keepGender == gender;
    }

    /** The span with invented names, or null if it holds none. */
    @Nullable
    String replace(int index) {
        Invented invented = invented(index);
        return invented == null ? null : invented.text();
    }

    /** The same, part by part. */
    @Nullable
    Invented invented(int index) {
        String text = work.text(index);
        NameMention mention = work.people().mention(index);
        if (!mention.readable()) {
            String whole = whole(text);
            return whole == null ? null : Invented.whole(whole, text, Sort.WHOLE);
        }
        if (mention.parts().isEmpty()) {
            return null;
        }
        Invented.Writer out = new Invented.Writer(text);
        int initial = 0;
        for (Part part : mention.parts()) {
            String name = part.role() == Role.INITIALS ? lone(mention, initial++, part) : part(mention, part);
            if (name == null) {
                return null;
            }
            out.replace(part.start(), part.end(), cased(name, text.substring(part.start(), part.end())), sort(part));
        }
        return out.end();
    }

    private static Sort sort(Part part) {
        return switch (part.role()) {
            case FIRST, MIDDLE -> Sort.FIRST_NAME;
            case INITIAL -> Sort.INITIAL;
            case INITIALS -> Sort.WHOLE;
            default -> Sort.SURNAME;
        };
    }

    /** The surrogate of a word, in lower case, that is a first or last name of the document's people; null if it is none. */
    @Nullable
    String known(String word) {
        if (work.people().isFirst(word)) {
            return first(word);
        }
        return work.people().isLast(word) ? last(word) : null;
    }

    /** A value that is not written as names are: as many invented words as it has, one or two. */
    private @Nullable String whole(String text) {
        String key = Workspace.canonical(text);
        String last = last(key);
        if (last == null || text.strip().indexOf(' ') < 0) {
            return last;
        }
        String first = first(key);
        return first == null ? null : first + ' ' + last;
    }

    private @Nullable String part(NameMention mention, Part part) {
        return switch (part.role()) {
            case FIRST, MIDDLE -> hyphenated(part.key(), true);
            case INITIAL -> initials(mention, part);
            default -> hyphenated(part.key(), false);
        };
    }

    /** {@code Smith-Jones} has the surrogates of Smith and of Jones. */
    private @Nullable String hyphenated(String key, boolean first) {
        StringBuilder out = new StringBuilder();
        for (String piece : key.split("-", -1)) {
            String name = first ? first(piece) : last(piece);
            if (name == null) {
                return null;
            }
            out.append(out.isEmpty() ? "" : "-").append(name);
        }
        return out.toString();
    }

    private @Nullable String first(String key) {
        Gender gender = keepGender ? work.people().gender(key) : Gender.EITHER;
        return chosen(FIRST, key, (choice, attempt) -> {
            Gender wanted = attempt < ATTEMPTS_WITH_GENDER ? gender : attempt % 2 == 0 ? Gender.FEMALE : Gender.MALE;
            String name = NameLists.first(choice, wanted, initial(key, attempt));
            return attempt < ATTEMPTS_SINGLE ? name : name + '-' + NameLists.first(choice, wanted, (char) 0);
        });
    }

    private @Nullable String last(String key) {
        return chosen(LAST, key, (choice, attempt) -> {
            String name = NameLists.last(choice, initial(key, attempt));
            return attempt < ATTEMPTS_SINGLE ? name : name + '-' + NameLists.last(choice, (char) 0);
        });
    }

    /** How the candidate of one attempt is chosen. */
    private interface Candidates {
        String of(KeyedChoice choice, int attempt);
    }

    private @Nullable String chosen(String family, String key, Candidates candidates) {
        KeyedChoice choice = new KeyedChoice(work.keyed("surrogate/" + family, key));
        boolean free = work.people().initialsStandAlone(key);
        return work.taken()
                .surrogate(
                        family,
                        key,
                        attempt -> candidates.of(choice, attempt),
                        candidate -> candidate,
                        candidate -> work.words().hasAnyOf(candidate)
                                || candidate.toLowerCase(Locale.ROOT).contains(key)
                                || free && sameInitial(candidate, key));
    }

    private char initial(String key, int attempt) {
        boolean kept = keepInitials
                && attempt < ATTEMPTS_WITH_INITIAL
                && !work.people().initialsStandAlone(key);
        return kept && !key.isEmpty() ? Character.toUpperCase(key.charAt(0)) : 0;
    }

    private static boolean sameInitial(String candidate, String key) {
        return !key.isEmpty() && Character.toLowerCase(candidate.charAt(0)) == key.charAt(0);
    }

    /** Initials beside a name: kept, or those of the surrogate of the person meant. */
    private String initials(NameMention mention, Part part) {
        String last = mention.key(Role.LAST);
        Acquaintances.Person person = work.people().withLast(last, part.key().charAt(0));
        String first = person == null ? null : first(person.first());
        if (first != null && mention.key(Role.FIRST).isEmpty()) {
            return first.substring(0, 1) + keyedLetters(part.key().substring(1));
        }
        return keepInitials && !work.people().initialsStandAlone(last)
                ? part.key().toUpperCase(Locale.ROOT)
                : keyedLetters(part.key());
    }

    /** Initials without a name: those of the surrogate of the person meant, never the ones that stand there. */
    private @Nullable String lone(NameMention mention, int position, Part part) {
        String all = People.initials(mention);
        Acquaintances.Person person = all.length() < 2 ? null : work.people().withInitials(all);
        String first = person == null ? null : hyphenated(person.first(), true);
        String last = person == null ? null : hyphenated(person.last(), false);
        if (first == null || last == null) {
            return keyedLetters(part.key());
        }
        String letters = first.charAt(0) + keyedLetters(all.substring(1, all.length() - 1)) + last.charAt(0);
        return part.key().length() == all.length() ? letters : letters.substring(position, position + 1);
    }

    private String keyedLetters(String letters) {
        StringBuilder out = new StringBuilder(letters.length());
        for (int i = 0; i < letters.length(); i++) {
            KeyedChoice choice = new KeyedChoice(work.keyed("surrogate/initial", letters.substring(i, i + 1)));
            char letter = choice.of(LETTERS);
            while (letter == Character.toUpperCase(letters.charAt(i))) {
                letter = choice.of(LETTERS);
            }
            out.append(letter);
        }
        return out.toString();
    }

    /** The name in the case in which the original stands. */
    static String cased(String name, String original) {
        boolean upper = original.chars().anyMatch(Character::isUpperCase);
        boolean lower = original.chars().anyMatch(Character::isLowerCase);
        boolean single = original.codePointCount(0, original.length()) == 1;
        if (upper && !lower && !single) {
            return name.toUpperCase(Locale.ROOT);
        }
        return lower && !upper ? name.toLowerCase(Locale.ROOT) : name;
    }
}
