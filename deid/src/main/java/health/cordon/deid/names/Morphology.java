package health.cordon.deid.names;

import health.cordon.deid.text.Tokens;

/** What a word's letters say when no list knows the word. */
final class Morphology {

    private static final String[] MEDICAL_ENDINGS = {
        "itis",
        "osis",
        "oses",
        "emia",
        "aemia",
        "uria",
        "ectomy",
        "otomy",
        "ostomy",
        "oscopy",
        "plasty",
        "pathy",
        "algia",
        "oma",
        "omas",
        "gram",
        "graphy",
        "ology",
        "mab",
        "zumab",
        "tinib",
        "ciclib",
        "pril",
        "sartan",
        "olol",
        "statin",
        "cillin",
        "mycin",
        "micin",
        "azole",
        "oxacin",
        "cycline",
        "vir",
        "dipine",
        "zepam",
        "zolam",
        "barbital",
        "caine",
        "setron",
        "triptan",
        "gliptin",
        "gliflozin",
        "glutide",
        "glitazone",
        "parin",
        "platin",
        "taxel",
        "rubicin",
        "terol",
        "sone",
        "solone",
        "nide",
        "lukast",
        "prazole",
        "tidine",
        "oxetine",
        "ipramine",
        "triptyline",
        "idone",
        "apine",
        "azine",
        "thiazide",
        "semide",
        "lactone",
        "penem",
        "cef",
        "profen",
        "coxib",
        "dronate",
        "fibrate",
        "phylline",
        "tropin",
        "kinase",
        "ase",
        "globulin",
        "cyte",
        "cytes",
        "blast",
        "trophy",
        "plegia",
        "paresis",
        "phasia",
        "phagia",
        "pnea",
        "cardia",
        "rrhea",
        "rrhage",
        "megaly",
        "penia",
        "philia",
        "phobia",
        "genic",
        "tropic",
        "lysis",
        "sclerosis",
        "stenosis",
        "ectasis",
        "metry",
        "scopic",
        "genesis",
        "trexate",
        "ical",
        "ular",
        "tion",
        "sion",
        "ness",
        "ment",
        "ing",
        "able",
        "ible",
        "ially",
        "ously",
        "ive",
        "ization"
    };

    /** What English town names end in. */
    private static final String[] TOWN_ENDINGS = {
        "ville", "burg", "burgh", "boro", "borough", "field", "dale", "ford", "haven", "hurst", "wick", "port", "mere",
        "crest", "stead", "mont", "bridge", "wood", "brook", "shire", "mouth", "minster", "worth", "bury", "town",
                "ham",
        "ton", "church"
    };

    private Morphology() {}

    /** Whether the word ends as English town names do and surnames seldom do, and is longer than the ending. */
    static boolean isTown(Tokens tokens, int i) {
        int length = tokens.length(i);
        if (length < 7) {
            return false;
        }
        String word = tokens.word(i);
        for (String ending : TOWN_ENDINGS) {
            if (length >= ending.length() + 3
                    && word.regionMatches(true, length - ending.length(), ending, 0, ending.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the word ends as words of medicine or abstract words do. */
    static boolean isMedical(Tokens tokens, int i) {
        int length = tokens.length(i);
        if (length < 6) {
            return false;
        }
        String word = tokens.word(i);
        for (String ending : MEDICAL_ENDINGS) {
            if (length > ending.length() + 2
                    && word.regionMatches(true, length - ending.length(), ending, 0, ending.length())) {
                return true;
            }
        }
        return false;
    }

    /** {@code McDonald}, {@code MacArthur}, {@code DeShawn}, {@code LaToya}, {@code FitzGerald}. */
    static boolean isMac(Tokens tokens, int i) {
        if (tokens.length(i) < 5) {
            return false;
        }
        String word = tokens.word(i);
        int capital = word.startsWith("Mc")
                        || word.startsWith("De")
                        || word.startsWith("La")
                        || word.startsWith("Le")
                        || word.startsWith("Di")
                        || word.startsWith("Da")
                        || word.startsWith("Du")
                ? 2
                : word.startsWith("Mac") || word.startsWith("Van") || word.startsWith("Von") || word.startsWith("Del")
                        ? 3
                        : word.startsWith("Fitz") ? 4 : 0;
        if (capital == 0 || !Character.isUpperCase(word.charAt(capital))) {
            return false;
        }
        for (int c = capital + 1; c < word.length(); c++) {
            if (!Character.isLowerCase(word.charAt(c))) {
                return false;
            }
        }
        return true;
    }
}
