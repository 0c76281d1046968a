package health.cordon.deid.names;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;

/**
 * Reads the names at the heads of notes and in the cells of forms, which no list need know: {@code Surname, First M} or
 * {@code First Surname} with a number, a date of birth or an age right behind, behind a label, or alone on a line.
 */
final class HeaderReader {

    private static final int MOST_WORDS = 4;
    private static final int BAD = Lexicon.MEDICAL | Lexicon.DRUG;

    private final Page page;
    private final Tokens tokens;
    private final LeftContext left = new LeftContext();

    private int end;
    private int words;
    private int known;
    private int initials;
    private boolean usual;

    HeaderReader(Page page) {
        this.page = page;
        this.tokens = page.tokens;
    }

    /** Claims all such names of the page and takes their tokens. */
    void find(String detector, Detections found) {
        int i = 0;
        while (i < tokens.size()) {
            i = mayBegin(i) ? claim(i, detector, found) : i + 1;
        }
    }

    private boolean mayBegin(int i) {
        if (!tokens.isWord(i) || page.isTaken(i) || tokens.shape(i) == Tokens.LOWER && page.style(i) != Page.LOWER) {
            return false;
        }
        if (tokens.linesBefore(i) > 0) {
            return true;
        }
        return switch (tokens.first(i - 1)) {
            case '|', ':', '=', '>', '-', '–', '—' -> tokens.spaceBefore(i) || tokens.first(i - 1) != '-';
            default ->
                !tokens.isWord(i - 1) && (tokens.spaceBefore(i) || tokens.first(i - 1) == '(')
                        || tokens.is(i - 1, "for")
                        || tokens.is(i - 1, "colon")
                        || tokens.is(i - 1, "patient")
                        || tokens.is(i - 1, "pt");
        };
    }

    private int claim(int i, String detector, Detections found) {
        if (!words(i, 3, false)) {
            return i + 1;
        }
        int first = words;
        boolean sure = known > 0;
        int comma = commaAt(end);
        boolean reversed = comma > 0 && initials == 0 && words(comma, 3, true);
        if (!reversed && !words(i, MOST_WORDS, true)) {
            return i + 1;
        }
        left.read(page, i);
        int points = reversed ? reversed(i, sure) : straight(i, first);
        if (points < Weights.CLAIM) {
            return i + 1;
        }
        PhiKind kind = left.ofClinician() ? PhiKind.CLINICIAN_NAME : PhiKind.NAME;
        found.add(
                tokens.start(i),
                tokens.end(end - 1),
                kind,
                Weights.score(points),
                detector,
                "name in the head of a form");
        page.take(i, end);
        return end;
    }

    private int reversed(int i, boolean sure) {
        if (left.labelled()) {
            return 80;
        }
        boolean opens = opens(i);
        if (isRecordBehind(end, 4)) {
            return opens || sure ? 80 : 0;
        }
        boolean alone = tokens.linesBefore(i) > 0 && (tokens.linesBefore(end) > 0 || end >= tokens.size());
        return alone && (usual || initials > 0 && known > 0) ? 76 : 0;
    }

    /** {@code Karin T. Lund (34 F)}, {@code Lund 4411223}. */
    private int straight(int i, int first) {
        boolean line = tokens.linesBefore(i) > 0;
        if (words >= 2) {
            return (line || tokens.first(i - 1) == '|' || tokens.first(i - 1) == ':' || tokens.is(i - 1, "for"))
                            && !Cue.any(page.cue(end), Cue.FACILITY_NOUN.bit)
                            && isRecordBehind(end, 6)
                            && (known > 0 || initials > 0 || i == 0)
                    ? 76
                    : 0;
        }
        return line
                        && first == 1
                        && initials == 0
                        && isNumber(end, 5)
                        && !isDateOrAge(end)
                        && (known > 0 || i == 0)
                        && Lexicon.word(page.evidence(i)) <= 3
                ? 60
                : 0;
    }

    /** Whether a head may begin here: a line, a cell. */
    private boolean opens(int i) {
        char before = tokens.first(i - 1);
        return tokens.linesBefore(i) > 0
                || before == '|'
                || before == ':'
                || before == '-'
                || tokens.is(i - 1, "for")
                || tokens.is(i - 1, "pt")
                || tokens.is(i - 1, "patient")
                || !tokens.isWord(i - 1);
    }

    /** The token behind a comma, written or dictated; 0 if there is none. */
    private int commaAt(int i) {
        if (tokens.linesBefore(i) > 0 || tokens.linesBefore(i + 1) > 0) {
            return 0;
        }
        return tokens.first(i) == ',' && !tokens.spaceBefore(i) && tokens.spaceBefore(i + 1)
                        || tokens.is(i, "comma") && tokens.spaceBefore(i + 1)
                ? i + 1
                : 0;
    }

    /** Reads up to {@code most} words that may be a name's, with hyphens and initials between. */
    private boolean words(int from, int most, boolean givenPart) {
        words = 0;
        known = 0;
        initials = 0;
        usual = false;
        int i = from;
        end = from;
        while (words < most && tokens.isWord(i) && (i == from || tokens.linesBefore(i) == 0) && !page.isTaken(i)) {
            if (tokens.length(i) == 1 && !(tokens.first(i + 1) == '\'' && tokens.isWord(i + 2))) {
                if (words == 0 && !givenPart || tokens.linesBefore(i) > 0) {
                    return false;
                }
                initials++;
                i += tokens.first(i + 1) == '.' && !tokens.spaceBefore(i + 1) ? 2 : 1;
                end = i;
                continue;
            }
            if (tokens.is(i, "comma") || tokens.is(i, "colon") || tokens.is(i, "period")) {
                break;
            }
            if (tokens.shape(i) == Tokens.LOWER
                            && page.style(i) != Page.LOWER
                            && !Cue.any(page.cue(i), Cue.PARTICLE.bit)
                    || isRecordWord(i) && words > 0) {
                break;
            }
            if (Cue.any(page.cue(i), Cue.SUFFIX.bit) && words > 0) {
                i++;
                end = i;
                continue;
            }
            int next = word(i);
            if (next < 0) {
                return false;
            }
            words++;
            i = next;
            end = i;
        }
        return words > 0 || givenPart && initials > 0;
    }

    /** Whether the word at token {@code i} may be a name's. */
    boolean isName(int i) {
        return word(i) > 0;
    }

    /** Weighs one word with what is glued to it; the token behind it, or -1 if it is no name's. */
    private int word(int i) {
        if (Korean.isGiven(page, i)) {
            known++;
            usual = true;
            return i + 3;
        }
        int at = i;
        boolean particle = Cue.any(page.cue(i), Cue.PARTICLE.bit);
        while (true) {
            int e = page.evidence(at);
            boolean prefix = tokens.length(at) == 1 && (tokens.first(at + 1) == '\'' || tokens.first(at + 1) == '’');
            boolean name = prefix || Lexicon.surname(e) >= 4 || Lexicon.given(e) >= 5;
            boolean surely = prefix || Lexicon.surname(e) >= 6 || Lexicon.given(e) >= 6;
            if (!prefix && (e & BAD) != 0 && !(surely && Lexicon.word(e) <= 3)
                    || (e & (Lexicon.ROLE | Lexicon.PROPER)) != 0 && !surely
                    || (e & Lexicon.FACILITY) != 0 && !name
                    || Lexicon.word(e) >= 4 && Lexicon.surname(e) < 3 && Lexicon.given(e) < 4 && !particle && !prefix
                    || e == 0 && Morphology.isMedical(tokens, at)
                    || tokens.shape(at) == Tokens.UPPER
                            && tokens.length(at) <= 3
                            && e == 0
                            && page.style(at) != Page.CAPS
                    || page.isTaken(at)) {
                return -1;
            }
            long cue = page.cue(at);
            if (Cue.any(
                            cue,
                            Cue.TITLE.bit
                                    | Cue.CLINICIAN_TITLE.bit
                                    | Cue.FIELD.bit
                                    | Cue.CREDENTIAL.bit
                                    | Cue.STATE.bit)
                    && !surely
                    && !particle) {
                return -1;
            }
            known += Lexicon.surname(e) >= 2 || Lexicon.given(e) >= 3 ? 1 : 0;
            usual |= name;
            char glue = tokens.first(at + 1);
            if (glue != '-' && glue != '\'' && glue != '’'
                    || tokens.spaceBefore(at + 1)
                    || tokens.spaceBefore(at + 2)
                    || !tokens.isWord(at + 2)
                    || tokens.length(at + 2) < 2) {
                return at + 1;
            }
            at += 2;
        }
    }

    /** A record number, a date of birth, an age or their labels right behind token {@code i}. */
    private boolean isRecordBehind(int from, int digits) {
        int i = from;
        int marks = 0;
        if (tokens.linesBefore(i) > 1) {
            return false;
        }
        while (marks++ < 3 && isSeparator(i)) {
            i++;
        }
        if (isRecordWord(i)) {
            return true;
        }
        if (tokens.linesBefore(i) > 1 || tokens.linesBefore(from) > 0 && marks > 1) {
            return false;
        }
        return isNumber(i, digits) || isDateOrAge(i);
    }

    private boolean isSeparator(int i) {
        char c = tokens.first(i);
        return c == ','
                || c == '|'
                || c == '/'
                || c == '('
                || c == '-'
                || c == '–'
                || c == '#'
                || tokens.is(i, "comma");
    }

    private boolean isRecordWord(int i) {
        return tokens.is(i, "mrn")
                || tokens.is(i, "dob")
                || tokens.is(i, "ssn")
                || tokens.is(i, "acct")
                || tokens.is(i, "unit")
                || tokens.is(i, "chart")
                || tokens.is(i, "sex")
                || tokens.is(i, "age")
                || tokens.is(i, "soc")
                || tokens.is(i, "csn")
                || tokens.is(i, "fin")
                || tokens.is(i, "medrec")
                || tokens.is(i, "fasting")
                || tokens.is(i, "preferred")
                || tokens.is(i, "mr") && tokens.first(i + 1) == '#';
    }

    /** A number of so many digits, in groups perhaps. */
    private boolean isNumber(int i, int digits) {
        int count = 0;
        int at = i;
        while (at < i + 8 && tokens.linesBefore(at) == 0) {
            byte shape = tokens.shape(at);
            if (shape == Tokens.NUMBER || shape == Tokens.CODE && tokens.length(at) >= 5) {
                count += tokens.length(at);
                at++;
            } else if (tokens.first(at) == '-' && !tokens.spaceBefore(at) && !tokens.spaceBefore(at + 1)) {
                at++;
            } else {
                break;
            }
        }
        return count >= digits;
    }

    private boolean isDateOrAge(int i) {
        if (tokens.shape(i) == Tokens.CODE) {
            String code = tokens.word(i);
            char unit = Character.toLowerCase(code.charAt(code.length() - 1));
            return code.length() <= 4
                    && Character.isDigit(code.charAt(code.length() - 2))
                    && (unit == 'm' || unit == 'f' || unit == 'y');
        }
        if (tokens.shape(i) != Tokens.NUMBER) {
            return false;
        }
        char mark = tokens.first(i + 1);
        return (mark == '/' || mark == '-' || mark == '.')
                        && tokens.shape(i + 2) == Tokens.NUMBER
                        && tokens.first(i + 3) == mark
                || tokens.length(i) <= 3
                        && (tokens.is(i + 1, "m")
                                || tokens.is(i + 1, "f")
                                || tokens.is(i + 1, "y")
                                || tokens.is(i + 1, "yo")
                                || tokens.is(i + 1, "y") && tokens.first(i + 2) == '.');
    }
}
