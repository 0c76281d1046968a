package health.cordon.gateway.guard;

import health.cordon.deid.Deidentifier;
import health.cordon.deid.Document;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.lexicon.WordEvidence;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;
import health.cordon.gateway.shape.Piece;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells whether the name of a model that no route names was made from a patient.
 *
 * <p>Such a name is no prose: it is made of words, versions and sizes, and many words in it are given names ({@code claude},
 * {@code hermes}, {@code marco}) or could be anything to a detector that lives on context. So it is judged by itself, apart
 * from the texts of the request, and by what cannot be the name of a model: as many digits in a row as an identifier has, an
 * e-mail address, a title before a word that is none, a given name beside a surname. A name with blanks or of great length is
 * prose after all, and the engine reads it. Thread-safe.
 */
final class ModelNames {

    /** The day on which a model was made. */
    private static final Pattern DAY = Pattern.compile("(?<!\\d)20\\d\\d-?[01]\\d-?[0-3]\\d(?!\\d)");

    /** An identifier's digits: seven in a row, nine in groups, or a telephone's three and four. */
    private static final Pattern DIGITS =
            Pattern.compile("\\d{7}|\\d(?:[-._ ]?\\d){8}|(?<![\\d.])\\d{3}[-.]\\d{4}(?!\\d)");

    private static final Pattern MAIL = Pattern.compile("[^/@]@[^/@]+\\.[A-Za-z]{2,}");

    private static final Set<String> TITLES = Set.of("mr", "mrs", "ms", "dr", "patient", "pt");
    private static final int LONGEST = 128;
    private static final int SHORTEST_NAME = 3;
    /** How well known a given name and a surname must be to make a person. */
    private static final int GIVEN = 3;

    private static final int SURNAME = 2;

    /** As well known as names that are words too must be. */
    private static final int VERY = 6;

    private final Deidentifier engine;
    private final Lexicon lexicon = Lexicon.load();

    ModelNames(Deidentifier engine) {
        this.engine = engine;
    }

    /**
     * Whether it holds PHI, as far as a name can tell.
     *
     * @throws health.cordon.core.error.CordonException if the engine fails
     */
    boolean holdPhi(String id, String name) {
        String undated = DAY.matcher(name).replaceAll("");
        return DIGITS.matcher(undated).find()
                || MAIL.matcher(name).find()
                || isOfPerson(Piece.words(undated))
                || isProse(name)
                        && !engine.detect(Document.of(id, name)).spans().isEmpty();
    }

    private static boolean isProse(String name) {
        return name.length() > LONGEST || name.chars().anyMatch(Character::isWhitespace);
    }

    private boolean isOfPerson(String words) {
        SourceText text = SourceText.of(words);
        Tokens tokens = text.tokens();
        int[] evidence = WordEvidence.of(text, lexicon).values();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            boolean named = mayBeName(tokens, evidence, i + 1)
                    && (isTitle(words, tokens, i)
                            || mayBeName(tokens, evidence, i) && isPair(evidence[i], evidence[i + 1], GIVEN, SURNAME));
            if (named || isPair(evidence[i], evidence[i + 1], VERY, VERY)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTitle(String words, Tokens tokens, int i) {
        return TITLES.contains(words.substring(tokens.start(i), tokens.start(i) + tokens.length(i))
                .toLowerCase(Locale.ROOT));
    }

    private static boolean mayBeName(Tokens tokens, int[] evidence, int i) {
        return tokens.isWord(i) && tokens.length(i) >= SHORTEST_NAME && Lexicon.word(evidence[i]) == 0;
    }

    private static boolean isPair(int one, int other, int given, int surname) {
        return Lexicon.given(one) >= given && Lexicon.surname(other) >= surname
                || Lexicon.given(other) >= given && Lexicon.surname(one) >= surname;
    }
}
