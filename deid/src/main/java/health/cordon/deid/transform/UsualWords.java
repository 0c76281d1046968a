package health.cordon.deid.transform;

import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;

/** Words that a text may hold without meaning anybody: no name is invented that is one of them. */
final class UsualWords {

    private static final int TELLING =
            Lexicon.MEDICAL | Lexicon.DRUG | Lexicon.EPONYM | Lexicon.ROLE | Lexicon.FACILITY | Lexicon.PROPER;

    /** As those of diseases and signs often are, with or without an s. */
    private static final int USUAL_SURNAME = 6;

    /** Loaded when first asked for: most policies invent nothing. */
    private static final class Words {
        static final Lexicon LEXICON = Lexicon.load();
    }

    private UsualWords() {}

    /**
     * Whether it is a word of medicine, a drug, an eponym, a country or the like, one in lower case, or a very usual
     * surname.
     */
    static boolean has(String word) {
        int evidence = Words.LEXICON.evidence(Tokens.hash(word));
        return (evidence & TELLING) != 0 || Lexicon.word(evidence) > 0 || Lexicon.surname(evidence) >= USUAL_SURNAME;
    }
}
