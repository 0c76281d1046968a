package health.cordon.deid.names;

import health.cordon.core.PhiKind;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;

/** Reads one city, county or other place below state. The result of the last {@link #read} stands in the fields. */
final class PlaceReader {

    private static final int MOST_WORDS = 4;

    private final Page page;
    private final Tokens tokens;
    private final LeftContext left = new LeftContext();

    int end;
    /** Where reading goes on: behind the state, if one follows. */
    int next;

    int points;
    PhiKind kind = PhiKind.CITY;
    String evidence = "";

    private int level;
    private int words;

    PlaceReader(Page page) {
        this.page = page;
        this.tokens = page.tokens;
    }

    /** Reads a place that begins at token {@code i}, a word; says whether it makes a claim. */
    boolean read(int i) {
        points = 0;
        kind = PhiKind.CITY;
        evidence = "known place";
        int style = page.style(i);
        byte shape = tokens.shape(i);
        if (shape == Tokens.INITIAL || shape == Tokens.LOWER && style != Page.LOWER) {
            return false;
        }
        int e = page.evidence(i);
        longest(i, e);
        boolean lower = shape == Tokens.LOWER;
        boolean town = e == 0 && Morphology.isTown(tokens, i);
        if (lower && level < 3 && !town && !isDirection(i, true)) {
            return false;
        }
        left.read(page, i);
        if (left.titled() || tokens.first(i - 1) == '@' || tokens.first(i - 1) == '#') {
            return false;
        }
        if (isState(i)) {
            return false;
        }
        int sum = Weights.PLACE[level] + (words > 1 ? (level < 5 && plain(i) ? -10 : 14) : 0);
        if (words == 1) {
            sum += single(i, e, style, lower);
            next = end;
            if (sum <= -20 && !isDirection(i, lower)) {
                return named(i);
            }
        } else if (style == Page.PROSE) {
            sum += Weights.CAPITAL;
        }
        boolean lives = Cue.any(left.cues, Cue.LIVES.bit) && !left.comma;
        if (lives) {
            sum += left.colon ? Weights.LIVES + 10 : Weights.LIVES;
        } else if (Cue.any(left.cues, Cue.IN.bit) && !left.comma) {
            sum += Weights.IN;
        }
        if (stateFollows()) {
            sum += Weights.STATE_AFTER;
            evidence = "place before a state";
        }
        if (town && Cue.any(left.cues, Cue.LIVES.bit | Cue.IN.bit) && !left.comma) {
            sum += Weights.TOWN + (style == Page.PROSE && !lower ? 12 : 24);
            evidence = "ends as towns do";
        }
        if (level == 0 && !lives) {
            sum -= 12;
        }
        if (words == 1 && isDirection(i, lower) && Cue.any(left.cues, Cue.LIVES.bit | Cue.IN.bit) && !left.comma) {
            end = i + 2;
            next = end;
            points = Weights.CLAIM + Weights.TOWN;
            evidence = "direction and a town";
            return true;
        }
        points = sum;
        return named(i) || points >= Weights.CLAIM;
    }

    /** {@code North Wendboro}, {@code Fort Larch}: a head of towns' names before a word that is nothing else. */
    private boolean isDirection(int i, boolean lower) {
        int town = page.evidence(i + 1);
        boolean head = tokens.is(i, "north")
                || tokens.is(i, "south")
                || tokens.is(i, "east")
                || tokens.is(i, "west")
                || tokens.is(i, "new")
                || tokens.is(i, "fort")
                || tokens.is(i, "port")
                || tokens.is(i, "lake")
                || tokens.is(i, "mount")
                || tokens.is(i, "saint");
        return head
                && tokens.isWord(i + 1)
                && tokens.linesBefore(i + 1) == 0
                && tokens.length(i + 1) >= 5
                && (lower || tokens.shape(i + 1) != Tokens.LOWER)
                && (town == 0
                        || (town & (Lexicon.MEDICAL | Lexicon.DRUG | Lexicon.ROLE | Lexicon.PROPER)) == 0
                                && Lexicon.word(town) <= 2
                                && Lexicon.place(town) >= 1
                                && !lower)
                && !Morphology.isMedical(tokens, i + 1);
    }

    /** A state is not PHI; {@code New York} and {@code Washington} may be the city. */
    private boolean isState(int i) {
        long cue = page.cues.after(tokens, i);
        return Cue.any(cue, Cue.STATE.bit)
                && tokens.length(i) > 2
                && (CueTable.length(cue) > 1 && level < 7 || words == 1 && level < 5);
    }

    /** Whether the place is well known and of several words. */
    boolean isPhrase() {
        return words > 1 && level >= 5;
    }

    /** Every word of the place is an ordinary word. */
    private boolean plain(int i) {
        for (int at = i; at < end; at++) {
            if (tokens.isWord(at) && Lexicon.word(page.evidence(at)) < 5) {
                return false;
            }
        }
        return true;
    }

    private int single(int i, int e, int style, boolean lower) {
        int sum = 0;
        boolean inside = style == Page.PROSE && !lower && !page.startsSentence(i);
        sum += inside ? Weights.WORD_INSIDE[Lexicon.word(e)] : Weights.WORD[Lexicon.word(e)];
        sum += inside ? Weights.CAPITAL : 0;
        sum += (e & Lexicon.PROPER) != 0 ? Weights.PROPER - 20 : 0;
        sum += (e & (Lexicon.DRUG | Lexicon.MEDICAL)) != 0 || Morphology.isMedical(tokens, i) && level < 3
                ? Weights.DRUG
                : 0;
        sum += (e & Lexicon.ROLE) != 0 ? Weights.DRUG : 0;
        sum += (e & Lexicon.EPONYM) != 0 ? Weights.EPONYM : 0;
        sum += (e & Lexicon.CLINICAL_CAPITAL) != 0 ? Weights.CLINICAL_CAPITAL : 0;
        sum += Lexicon.given(e) >= 5 ? 2 * Weights.SURNAME_AS_PLACE : 0;
        sum += Lexicon.surname(e) >= 5 && level < 5 ? Weights.SURNAME_AS_PLACE : 0;
        sum += tokens.shape(i) == Tokens.UPPER && style != Page.CAPS && level < 6 ? Weights.ABBREVIATION : 0;
        sum += level == 0 && Lexicon.surname(e) == 0 && Lexicon.word(e) == 0 ? 4 : 0;
        return sum;
    }

    /** The longest known place that begins here; a capitalised word that none knows is one word of level 0. */
    private void longest(int i, int e) {
        level = Lexicon.place(e);
        words = 1;
        end = i + 1;
        if ((e & Lexicon.PLACE_START) == 0) {
            return;
        }
        int key = tokens.hash(i);
        int at = i + 1;
        for (int more = 2; more <= MOST_WORDS; more++) {
            char mark = tokens.first(at);
            if ((mark == '.' || mark == '-' || mark == '\'' || mark == '’') && !tokens.spaceBefore(at)) {
                at++;
            }
            if (!tokens.isWord(at) || tokens.linesBefore(at) > 1) {
                return;
            }
            key = Lexicon.phrase(key, tokens.hash(at));
            at++;
            int known = Lexicon.place(page.lexicon.evidence(key));
            if (known > 0 && (tokens.shape(at - 1) != Tokens.LOWER || page.style(i) == Page.LOWER)) {
                level = known;
                words = more;
                end = at;
            }
        }
    }

    private boolean stateFollows() {
        int at = end;
        next = end;
        boolean follows = stateAt(at);
        if (follows) {
            int state = tokens.first(at) == ',' || tokens.is(at, "comma") ? at + 1 : at;
            next = state + Math.max(1, CueTable.length(page.cues.after(tokens, state)));
        }
        return follows;
    }

    private boolean stateAt(int from) {
        int at = from;
        boolean comma = tokens.first(at) == ',' || tokens.is(at, "comma");
        if (comma) {
            at++;
        }
        if (tokens.linesBefore(at) > 0 || tokens.linesBefore(end) > 0) {
            return false;
        }
        long after = page.cues.after(tokens, at);
        if (!Cue.any(after, Cue.STATE.bit)) {
            return comma
                    && level >= 3
                    && (page.evidence(at) & Lexicon.PROPER) != 0
                    && tokens.shape(at) == Tokens.CAPITALIZED;
        }
        if (tokens.length(at) > 2) {
            return (comma || level >= 3) && tokens.shape(at) != Tokens.LOWER;
        }
        boolean credential = Cue.any(after, Cue.CREDENTIAL.bit);
        boolean medical = (page.evidence(at) & Lexicon.MEDICAL) != 0;
        return tokens.shape(at) == Tokens.UPPER
                && comma
                && page.style(at) != Page.CAPS
                && level >= (credential ? 5 : medical ? 3 : 0)
                && (!credential || Lexicon.given(page.evidence(end - 1)) < 5);
    }

    /** {@code Harris County}, {@code Hyde Park}: a capitalised word before a noun of places. */
    private boolean named(int i) {
        int at = end;
        if (level == 0 || words == 1) {
            at = i + 1;
        }
        if (tokens.linesBefore(at) > 0 || !tokens.isWord(at) || tokens.shape(i) == Tokens.LOWER) {
            return points >= Weights.CLAIM;
        }
        long noun = page.cue(at);
        boolean capital = tokens.shape(at) != Tokens.LOWER;
        boolean county = Cue.any(noun, Cue.COUNTY_NOUN.bit);
        if (!county && !(capital && Cue.any(noun, Cue.LANDMARK_NOUN.bit))) {
            return points >= Weights.CLAIM;
        }
        int e = page.evidence(i);
        if ((e & (Lexicon.ROLE | Lexicon.MEDICAL | Lexicon.DRUG | Lexicon.PROPER)) != 0 && words == 1
                || Cue.any(page.cue(i), Cue.GENERIC_PLACE.bit | Cue.ARTICLE.bit)) {
            return points >= Weights.CLAIM;
        }
        int sum = (e == 0 ? 8 : 0)
                + (Cue.any(left.cues, Cue.LIVES.bit | Cue.IN.bit) ? 6 : 0)
                + (county ? 40 : 32)
                + Weights.PLACE[level] / 2
                + (page.startsSentence(i) ? 0 : Weights.CAPITAL);
        sum += county && capital ? 12 : 0;
        sum += Lexicon.word(e) >= 5 && level == 0 ? -14 : 0;
        if (sum >= Weights.CLAIM && (sum >= points || level == 0)) {
            points = sum;
            kind = county ? PhiKind.COUNTY : PhiKind.PLACE;
            evidence = "name before a noun of places";
            end = at + 1;
            next = end;
        }
        return points >= Weights.CLAIM;
    }
}
