package health.cordon.deid.names;

import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;

/** What stands behind a candidate: credentials, an age, what people do; or what is named after people. */
final class RightContext {

    private final Page page;
    private final Tokens tokens;

    /** Whether the last name read has credentials behind it. */
    boolean credentials;

    RightContext(Page page) {
        this.page = page;
        this.tokens = page.tokens;
    }

    /** The points of what stands behind {@code name}. */
    int points(NameWords name, boolean strong, boolean titled) {
        credentials = false;
        int i = name.end;
        int sum = 0;
        boolean possessive = false;
        if (name.isApostrophe(i)) {
            if (tokens.is(i + 1, "s") && !tokens.spaceBefore(i + 1)) {
                possessive = true;
                i += 2;
            } else if (!tokens.spaceBefore(i + 1) && tokens.isWord(i + 1)) {
                return tokens.is(i + 1, "ll") || tokens.is(i + 1, "d") ? 0 : Weights.NOT_A_NAME;
            } else {
                i++;
            }
        }
        if (tokens.linesBefore(i) > 1) {
            return 0;
        }
        boolean sameLine = tokens.linesBefore(i) == 0;
        long after = page.cues.after(tokens, i);
        if (Cue.any(after, Cue.EPONYM_NOUN.bit) || eponymPhrase(name, i)) {
            return strong && titled
                    ? 0
                    : name.words >= 2 && name.givenFirst >= 5 && !name.anyMedical
                            ? Weights.EPONYM_NOUN_AFTER_FULL_NAME
                            : Weights.EPONYM_NOUN;
        }
        if (sameLine && tokens.isWord(i) && tokens.shape(i) != Tokens.LOWER) {
            if (Cue.any(after, Cue.ORG_NOUN.bit)) {
                return Weights.ORG_NOUN;
            }
            if (Cue.any(after, Cue.STREET_NOUN.bit | Cue.LANDMARK_NOUN.bit | Cue.FACILITY_NOUN.bit) && !titled) {
                return Weights.STREET_NOUN;
            }
        }
        if (possessive) {
            sum += name.words == 1 && name.anyMedical ? 0 : Weights.POSSESSIVE;
        }
        if (sameLine && credential(page, name.start, i)) {
            credentials = true;
            return sum + Weights.CREDENTIAL;
        }
        if (isAge(i)) {
            return sum + Weights.AGE;
        }
        if (Cue.any(after, Cue.SPEAKS.bit) && !possessive && tokens.shape(i) != Tokens.CAPITALIZED) {
            sum += name.words == 1 && name.anyMedical ? Weights.SPEAKS / 3 : Weights.SPEAKS;
        } else if (tokens.first(i) == ':' && tokens.linesBefore(name.start) > 0 && name.givenFirst >= 5) {
            sum += Weights.SPEAKER;
        }
        if (tokens.first(i) == '#' || isAddress(i)) {
            return Weights.NOT_A_NAME;
        }
        if (name.words == 1 && name.initials == 0 && sameLine) {
            byte shape = tokens.shape(i);
            if (shape == Tokens.NUMBER || shape == Tokens.CODE) {
                sum += Weights.NUMBER_AFTER;
            } else if (tokens.first(i) == '/' && !tokens.spaceBefore(i)) {
                sum += Weights.SLASH;
            }
        }
        return sum;
    }

    /** {@code mark.johnson@example.com}, {@code jacob_m}: an address or a handle goes on here. */
    private boolean isAddress(int i) {
        char mark = tokens.first(i);
        return !tokens.spaceBefore(i)
                && !tokens.spaceBefore(i + 1)
                && (mark == '@' || mark == '_' || mark == '.' && tokens.shape(i + 1) == Tokens.LOWER);
    }

    /** {@code Glasgow Coma Scale}: the noun may stand one word further on. */
    private boolean eponymPhrase(NameWords name, int i) {
        return name.words <= 2
                && tokens.isWord(i)
                && tokens.linesBefore(i) == 0
                && tokens.linesBefore(i + 1) == 0
                && Cue.any(page.cue(i + 1), Cue.EPONYM_NOUN.bit)
                && (name.anyMedical || name.words == 1 && (page.evidence(i) & Lexicon.MEDICAL) != 0);
    }

    /** Whether credentials, behind a comma perhaps, stand at token {@code i} behind a name that begins at {@code start}. */
    static boolean credential(Page page, int start, int i) {
        Tokens tokens = page.tokens;
        int at = i;
        boolean comma = tokens.first(at) == ',';
        if (comma) {
            at++;
        }
        int style = page.style(start);
        byte shape = tokens.shape(at);
        if (shape == Tokens.LOWER && (style != Page.LOWER || !comma)
                || shape == Tokens.CAPITALIZED && tokens.length(at) == 2 && tokens.first(at + 1) != '.'
                || style == Page.CAPS && !comma) {
            return false;
        }
        if (tokens.is(at, "ma") && page.style(start) != Page.PROSE) {
            return false;
        }
        return Cue.any(page.cues.after(tokens, at), Cue.CREDENTIAL.bit);
    }

    private boolean isAge(int i) {
        int at = i;
        char mark = tokens.first(at);
        if (mark == ',' || mark == '(' || mark == '-') {
            at++;
        }
        if (tokens.is(at, "is") || tokens.is(at, "aged") || tokens.is(at, "age")) {
            at++;
            if (tokens.is(at, "a") || tokens.is(at, "an")) {
                at++;
            }
        } else if (tokens.is(at, "a") || tokens.is(at, "an")) {
            at++;
        }
        if (tokens.linesBefore(at) > 0 || tokens.length(at) > 5) {
            return false;
        }
        if (tokens.shape(at) == Tokens.CODE) {
            char digit = tokens.first(at);
            String code = tokens.word(at);
            char unit = Character.toLowerCase(code.charAt(code.length() - 1));
            return digit >= '1'
                    && digit <= '9'
                    && (unit == 'm' || unit == 'f' || unit == 'o')
                    && code.length() <= 5
                    && Character.isDigit(code.charAt(code.length() - 2)) == (unit != 'o');
        }
        if (tokens.shape(at) != Tokens.NUMBER || tokens.length(at) > 3) {
            return false;
        }
        int after = tokens.first(at + 1) == '-' ? at + 2 : at + 1;
        return tokens.is(after, "y")
                || tokens.is(after, "yo")
                || tokens.is(after, "yrs")
                || tokens.is(after, "year")
                || tokens.is(after, "years")
                || tokens.is(after, "yr")
                || tokens.is(after, "m")
                || tokens.is(after, "f")
                || tokens.is(after, "month")
                || tokens.is(after, "male")
                || tokens.is(after, "female")
                || mark == '(' && tokens.first(after) == ')';
    }
}
