package health.cordon.deid.names;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;

/**
 * Finds named hospitals, clinics, homes, wards, schools and employers. What only says a kind of place (the hospital,
 * Cardiology Clinic) is left alone: at least one word must be a name's.
 */
final class FacilityReader {

    private static final int MOST_WORDS = 7;
    private static final long NOUNS = Cue.FACILITY_NOUN.bit | Cue.WARD_NOUN.bit;

    private final Page page;
    private final Tokens tokens;
    private final LeftContext left = new LeftContext();

    private int distinct;
    private int plain;
    private int first;

    FacilityReader(Page page) {
        this.page = page;
        this.tokens = page.tokens;
    }

    /** Claims all facilities of the page and takes their tokens. */
    void find(String detector, Detections found) {
        int i = 0;
        while (i < tokens.size()) {
            int next = i + 1;
            if (tokens.isWord(i) && !page.isTaken(i)) {
                long noun = page.cues.after(tokens, i);
                if (Cue.any(noun, NOUNS)) {
                    next = Math.max(next, byNoun(i, noun, detector, found));
                }
                if (next == i + 1 && isDirection(i)) {
                    next = byNumber(i, detector, found);
                }
                if (next == i + 1 && tokens.shape(i) != Tokens.LOWER && tokens.shape(i) != Tokens.INITIAL) {
                    next = Math.max(next, byCue(i, detector, found));
                }
            }
            i = next;
        }
    }

    /** Claims wards by their number alone, {@code 7 East}: the form tells them, whatever a model thinks of the words. */
    void findNumbered(String detector, Detections found) {
        int i = 0;
        while (i < tokens.size()) {
            i = isDirection(i) && !page.isTaken(i) ? byNumber(i, detector, found) : i + 1;
        }
    }

    private int byNoun(int noun, long classes, String detector, Detections found) {
        int end = noun + Math.max(1, CueTable.length(classes));
        if (!Cue.any(classes, Cue.FACILITY_NOUN.bit)) {
            end = noun + 1;
        }
        boolean capital = tokens.shape(noun) != Tokens.LOWER;
        boolean ward = !Cue.any(classes, Cue.FACILITY_NOUN.bit);
        if (ward && capital && numbered(noun)) {
            return claim(noun, noun + 2, 55, "numbered ward", detector, found);
        }
        int style = page.style(noun);
        extendLeft(noun);
        end = extendRight(end, capital);
        if (distinct == 0 && isDenomination(noun, classes)) {
            distinct = 1;
        }
        if (distinct == 0 || isPerson(noun, ward) || isPlaceholder(noun)) {
            return noun + 1;
        }
        int points = 62 - (ward ? 8 : 0);
        boolean evident = distinct > plain;
        if (!evident) {
            points -= style == Page.PROSE && capital && !page.startsSentence(first)
                    ? 8
                    : style != Page.LOWER && (CueTable.length(classes) > 1 || tokens.is(noun, "hospital")) ? 12 : 30;
        }
        if (!capital) {
            points -= evident ? (style == Page.PROSE && page.startsSentence(first) ? 14 : 6) : 40;
        }
        if (isWeak(noun, classes)) {
            points -= evident && capital ? 6 : 30;
        }
        left.read(page, first);
        if (Cue.any(left.cues, Cue.CARE.bit | Cue.WORKS.bit)) {
            points += 22;
        } else if (Cue.any(left.cues, Cue.IN.bit | Cue.LIVES.bit)) {
            points += 8;
        }
        return points >= Weights.CLAIM ? claim(first, end, points, "name of a facility", detector, found) : noun + 1;
    }

    private boolean isDirection(int i) {
        return tokens.is(i, "north") || tokens.is(i, "south") || tokens.is(i, "east") || tokens.is(i, "west");
    }

    /** {@code 7 East}, {@code West 4}: how hospitals number their wards. */
    private int byNumber(int i, String detector, Detections found) {
        boolean before = isSmall(i - 1) && tokens.linesBefore(i) == 0 && !page.isTaken(i - 1);
        boolean behind = isSmall(i + 1) && tokens.linesBefore(i + 1) == 0 && !page.isTaken(i + 1);
        int from = before ? i - 1 : i;
        int to = before ? i + 1 : i + 2;
        if (before == behind || tokens.shape(to) == Tokens.NUMBER && tokens.linesBefore(to) == 0) {
            return i + 1;
        }
        boolean glued = tokens.first(from - 1) == '#' || !tokens.spaceBefore(from);
        boolean street = tokens.isWord(to)
                && tokens.linesBefore(to) == 0
                && (Cue.any(page.cue(to), Cue.STREET_NOUN.bit)
                        || tokens.shape(to) == Tokens.CAPITALIZED && before && !tokens.is(to, "new"));
        boolean lower = tokens.shape(i) == Tokens.LOWER;
        boolean placed = tokens.linesBefore(from) > 0
                || tokens.shape(from - 1) == Tokens.MARK
                || tokens.shape(from - 1) >= Tokens.NUMBER
                || tokens.is(from - 1, "to")
                || tokens.is(from - 1, "on")
                || tokens.is(from - 1, "in")
                || tokens.is(from - 1, "then")
                || tokens.is(from - 1, "from")
                || tokens.is(from - 1, "comma")
                || tokens.is(from - 1, "colon");
        boolean road = tokens.is(from - 1, "highway")
                || tokens.is(from - 1, "route")
                || tokens.is(to, "of")
                || tokens.is(to, "mile")
                || tokens.is(to, "miles");
        return glued || street || road || !placed || lower && page.style(i) != Page.LOWER
                ? i + 1
                : claim(from, to, 58, "numbered ward", detector, found);
    }

    private boolean isSmall(int i) {
        return tokens.shape(i) == Tokens.NUMBER && tokens.length(i) <= 2;
    }

    /** {@code Kayla Ward}. */
    private boolean isPerson(int noun, boolean ward) {
        return ward && distinct == 1 && Lexicon.given(page.evidence(noun - 1)) >= 5;
    }

    /** {@code Presbyterian Hospital}, {@code Memorial Medical Center}: names that many hospitals bear. */
    private boolean isDenomination(int noun, long classes) {
        if (page.style(noun) == Page.LOWER) {
            boolean alone = tokens.is(noun, "memorial") && CueTable.length(classes) > 1;
            if (first == noun && isDenominational(noun - 1) && tokens.linesBefore(noun) == 0) {
                first = noun - 1;
            }
            return alone || first < noun;
        }
        if (tokens.shape(noun) == Tokens.LOWER) {
            return false;
        }
        for (int i = first; i < noun; i++) {
            if (isDenominational(i)) {
                return true;
            }
        }
        return tokens.is(noun, "memorial") && CueTable.length(classes) > 1;
    }

    private boolean isDenominational(int i) {
        return tokens.is(i, "presbyterian")
                || tokens.is(i, "baptist")
                || tokens.is(i, "methodist")
                || tokens.is(i, "lutheran")
                || tokens.is(i, "episcopal")
                || tokens.is(i, "adventist")
                || tokens.is(i, "memorial");
    }

    /** {@code ABC Hospital}: what writers put where a name stood. */
    private boolean isPlaceholder(int noun) {
        return distinct == 1
                && (tokens.is(first, "abc")
                        || tokens.is(first, "xyz")
                        || tokens.is(noun - 1, "z")
                        || plain > 0 && Cue.any(page.cue(first - 1), Cue.ARTICLE.bit) && page.style(noun) == Page.PROSE
                        || tokens.is(first, "sample")
                        || tokens.is(first, "b"));
    }

    private boolean numbered(int ward) {
        byte shape = tokens.shape(ward + 1);
        return tokens.is(ward, "ward")
                && tokens.linesBefore(ward + 1) == 0
                && (shape == Tokens.NUMBER || shape == Tokens.CODE || shape == Tokens.INITIAL);
    }

    /** Nouns that are also ordinary words. */
    private boolean isWeak(int noun, long classes) {
        return CueTable.length(classes) <= 1
                && (tokens.is(noun, "health")
                        || tokens.is(noun, "general")
                        || tokens.is(noun, "memorial")
                        || tokens.is(noun, "rehab")
                        || tokens.is(noun, "rehabilitation")
                        || tokens.is(noun, "va")
                        || tokens.is(noun, "pediatrics")
                        || tokens.is(noun, "orthopedics")
                        || tokens.is(noun, "elementary")
                        || tokens.is(noun, "dialysis")
                        || tokens.is(noun, "healthcare")
                        || tokens.is(noun, "unit")
                        || tokens.is(noun, "tower")
                        || tokens.is(noun, "manor")
                        || tokens.is(noun, "temple")
                        || tokens.is(noun, "shelter")
                        || tokens.is(noun, "hospice"));
    }

    private void extendLeft(int noun) {
        distinct = 0;
        plain = 0;
        first = noun;
        int at = noun - 1;
        int steps = 0;
        boolean lower = page.style(noun) == Page.LOWER;
        while (at >= 0 && steps++ < MOST_WORDS && tokens.linesBefore(at + 1) == 0 && !page.isTaken(at)) {
            if (tokens.shape(at) == Tokens.MARK) {
                char mark = tokens.first(at);
                boolean dot = mark == '.'
                        && (tokens.is(at - 1, "st")
                                || tokens.is(at - 1, "mt")
                                || tokens.shape(at - 1) == Tokens.INITIAL);
                if (mark != '&' && mark != '-' && mark != '\'' && mark != '’' && !dot) {
                    break;
                }
                at--;
                continue;
            }
            boolean capital = tokens.shape(at) <= Tokens.MIXED && tokens.shape(at) != Tokens.LOWER;
            if (tokens.is(at, "s") && isApostrophe(at - 1)) {
                at--;
                continue;
            }
            if (!capital && !lower) {
                boolean join = (tokens.is(at, "of") || tokens.is(at, "and") || tokens.is(at, "for"))
                        && tokens.shape(at - 1) != Tokens.LOWER
                        && tokens.isWord(at - 1)
                        && distinct > 0;
                if (!join || !joinsName(at)) {
                    break;
                }
                at--;
                continue;
            }
            if (!capital && tokens.shape(at) != Tokens.LOWER) {
                break;
            }
            if (!takeLeft(at, capital)) {
                break;
            }
            at--;
        }
        while (first < noun && (tokens.shape(first) == Tokens.MARK || Cue.any(page.cue(first), Cue.ARTICLE.bit))) {
            first++;
        }
    }

    /** {@code and} joins two names of one facility only behind another noun of facilities. */
    private boolean joinsName(int at) {
        return !tokens.is(at, "and") || Cue.any(page.cue(at - 1), Cue.FACILITY_NOUN.bit | Cue.GENERIC_PLACE.bit);
    }

    /** An unknown word in a text without capitals, where a place of care is expected. */
    private boolean isPlaced(int at) {
        return tokens.linesBefore(at) > 0
                || tokens.first(at - 1) == ':'
                || tokens.first(at - 1) == ','
                || tokens.first(at - 1) == '|'
                || Cue.any(page.cue(at - 1), Cue.IN.bit | Cue.CARE.bit | Cue.LIVES.bit | Cue.FACILITY_NOUN.bit)
                || tokens.is(at - 1, "from")
                || tokens.is(at - 1, "the")
                || tokens.is(at - 1, "with");
    }

    private boolean takeLeft(int at, boolean capital) {
        int e = page.evidence(at);
        boolean generic = Cue.any(page.cue(at), Cue.GENERIC_PLACE.bit);
        if (generic) {
            if (capital) {
                first = Cue.any(page.cue(at), Cue.ARTICLE.bit | Cue.IN.bit) ? first : at;
            }
            return capital && !Cue.any(page.cue(at), Cue.ARTICLE.bit);
        }
        boolean named = Lexicon.place(e) >= 3
                || Lexicon.surname(e) >= 3
                || Lexicon.given(e) >= 5
                || (e & Lexicon.FACILITY) != 0;
        int word = Lexicon.word(e);
        if ((e & (Lexicon.DRUG | Lexicon.MEDICAL)) != 0
                || (e & Lexicon.ROLE) != 0 && (e & Lexicon.FACILITY) == 0 && Lexicon.surname(e) < 5
                || Cue.any(page.cue(at), Cue.TITLE.bit | Cue.CLINICIAN_TITLE.bit)
                || Morphology.isMedical(tokens, at) && !named) {
            return false;
        }
        if (!capital && e == 0 && tokens.length(at) >= 6 && isPlaced(at)) {
            distinct++;
            first = at;
            return true;
        }
        if (!capital && (!named || word >= 5 && (e & Lexicon.FACILITY) == 0)) {
            return false;
        }
        distinct++;
        boolean weak = (e & Lexicon.FACILITY) == 0
                && (word >= 5 && Lexicon.place(e) < 5
                        || (e & (Lexicon.CLINICAL_CAPITAL | Lexicon.PROPER)) != 0
                        || !named && word >= 2);
        plain += weak ? 1 : 0;
        first = at;
        return true;
    }

    /** {@code Hospital of St. Raphael}, {@code University of Michigan}, {@code Mercy Hospital Center}. */
    private int extendRight(int from, boolean capital) {
        int end = from;
        while (capital
                && end < from + MOST_WORDS
                && tokens.linesBefore(end) == 0
                && tokens.isWord(end)
                && tokens.shape(end) != Tokens.LOWER
                && Cue.any(page.cues.after(tokens, end), Cue.FACILITY_NOUN.bit)) {
            end += Math.max(1, CueTable.length(page.cues.after(tokens, end)));
        }
        boolean of = tokens.is(end, "of") || tokens.is(end, "at");
        if (!of || !capital || tokens.linesBefore(end) > 0) {
            return end;
        }
        int at = tokens.is(end + 1, "the") ? end + 2 : end + 1;
        int names = 0;
        while (names < 4 && tokens.linesBefore(at) == 0) {
            byte shape = tokens.shape(at);
            if (shape == Tokens.CAPITALIZED
                    || shape == Tokens.UPPER && tokens.length(at) > 3
                    || shape == Tokens.MIXED) {
                boolean generic =
                        Cue.any(page.cue(at), Cue.GENERIC_PLACE.bit) || (page.evidence(at) & Lexicon.MEDICAL) != 0;
                distinct += generic ? 0 : 1;
                names++;
                at++;
            } else if (tokens.first(at) == '.' && tokens.is(at - 1, "st")
                    || tokens.first(at) == '-' && names > 0 && !tokens.spaceBefore(at)) {
                at++;
            } else {
                break;
            }
        }
        return names > 0 ? at : end;
    }

    /** {@code works at Boeing}, {@code admitted to St. Mary's}, {@code transferred from MGH}. */
    private int byCue(int i, String detector, Detections found) {
        if (page.isTaken(i)) {
            return i + 1;
        }
        int before = i - 1;
        while (before >= 0
                && before > i - 3
                && tokens.shape(before) == Tokens.MARK
                && (tokens.first(before) == ':' || tokens.first(before) == '"')) {
            before--;
        }
        if (before < 0
                || !tokens.isWord(before)
                || !Cue.any(page.cues.before(tokens, before), Cue.WORKS.bit | Cue.CARE.bit)) {
            return i + 1;
        }
        left.read(page, i);
        boolean works = Cue.any(left.cues, Cue.WORKS.bit);
        boolean care = Cue.any(left.cues, Cue.CARE.bit);
        boolean phrase = CueTable.length(left.cues) > 1 || left.colon;
        if (!works && !care || !phrase || left.lineEnd && !left.colon || left.comma) {
            return i + 1;
        }
        int at = i;
        int named = 0;
        int initialism = 0;
        while (at < i + 5 && tokens.isWord(at) && tokens.linesBefore(at) == (at == i ? tokens.linesBefore(i) : 0)) {
            int e = page.evidence(at);
            if (tokens.shape(at) == Tokens.LOWER
                    || (e & (Lexicon.DRUG | Lexicon.MEDICAL)) != 0
                    || Cue.any(page.cue(at), Cue.TITLE.bit | Cue.CLINICIAN_TITLE.bit)) {
                break;
            }
            if (at > i && Cue.any(page.cues.after(tokens, at), Cue.FACILITY_NOUN.bit)) {
                return i + 1;
            }
            boolean generic = Cue.any(page.cue(at), Cue.GENERIC_PLACE.bit)
                    || (e & Lexicon.ROLE) != 0
                    || care && !works && (e & Lexicon.PROPER) != 0
                    || tokens.is(at, "abc")
                    || tokens.is(at, "xyz");
            named += generic ? 0 : 1;
            initialism += tokens.shape(at) == Tokens.UPPER ? 1 : 0;
            at++;
            if (tokens.first(at) == '.' && tokens.is(at - 1, "st") || tokens.first(at) == '&') {
                at++;
            } else if (isApostrophe(at) && tokens.is(at + 1, "s")) {
                at += 2;
            }
        }
        if (Cue.any(page.cues.after(tokens, at), Cue.FACILITY_NOUN.bit)) {
            return i + 1;
        }
        if (named == 0 || care && !works && !saint(i) && !left.colon && !abbreviation(i, at, initialism)) {
            return i + 1;
        }
        return claim(i, at, works ? 62 : 58, "cue before a facility", detector, found);
    }

    private boolean saint(int i) {
        return tokens.is(i, "st") || tokens.is(i, "saint") || tokens.is(i, "mt") || tokens.is(i, "mount");
    }

    private boolean abbreviation(int i, int end, int initialism) {
        return end == i + 1
                && initialism == 1
                && page.style(i) == Page.PROSE
                && tokens.length(i) >= 3
                && tokens.length(i) <= 5
                && !tokens.word(i).endsWith("U")
                && page.evidence(i) == 0;
    }

    private boolean isApostrophe(int i) {
        char c = tokens.first(i);
        return c == '\'' || c == '’';
    }

    private int claim(int from, int to, int points, String why, String detector, Detections found) {
        found.add(tokens.start(from), tokens.end(to - 1), PhiKind.FACILITY, Weights.score(points), detector, why);
        page.take(from, to);
        return to;
    }
}
