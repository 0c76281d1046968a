package health.cordon.deid.names;

import health.cordon.core.Cfr;
import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;

/**
 * Finds names of people, cities, counties, other places and facilities by adding up evidence: what the {@link Lexicon}
 * knows of the words, how they are written, and what stands around them.
 *
 * <p>One pass each for HL7 segments, heads of forms, lists, facilities and the rest, all linear; the evidence of each token is
 * looked up once per document. Thread-safe.
 */
@Cfr("164.514(b)(2)(i)(A)")
@Cfr("164.514(b)(2)(i)(B)")
public final class NameDetector implements Detector {

    /** A well-known place of several words is one, whatever its words are. */
    private static final int PHRASE = 40;

    private final Lexicon lexicon;
    private final CueTable cues = CueTable.load();

    /** A detector that reads this lexicon. */
    public NameDetector(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public String name() {
        return "names";
    }

    @Override
    public void detect(SourceText text, Detections found) {
        Tokens tokens = text.tokens();
        Page page = new Page(text, lexicon, cues, found);
        new SegmentReader(page).find(name(), found);
        HeaderReader heads = new HeaderReader(page);
        heads.find(name(), found);
        new RosterReader(page, heads).find(name(), found);
        new FacilityReader(page).find(name(), found);
        NameReader names = new NameReader(page);
        PlaceReader places = new PlaceReader(page);
        int i = 0;
        while (i < tokens.size()) {
            i = mayBegin(page, i) ? claim(page, i, names, places, found) : i + 1;
        }
    }

    private static boolean mayBegin(Page page, int i) {
        Tokens tokens = page.tokens;
        byte shape = tokens.shape(i);
        if (shape > Tokens.MIXED || page.isTaken(i)) {
            return false;
        }
        return shape != Tokens.LOWER || lowerMayBegin(page, i);
    }

    /** In lower case only what the lexicon knows as a name, or what a title or label announces. */
    private static boolean lowerMayBegin(Page page, int i) {
        Tokens tokens = page.tokens;
        if (page.style(i) == Page.LOWER) {
            int e = page.evidence(i);
            return Lexicon.given(e) >= 4
                    || Lexicon.surname(e) >= 3
                    || Lexicon.place(e) >= 3
                    || (e & Lexicon.PLACE_START) != 0
                    || Korean.isGiven(page, i)
                    || announced(page, i)
                    || Morphology.isTown(tokens, i) && e == 0 && near(page, i)
                    || isLowerInitial(page, i)
                    || e == 0 && isKin(page, i);
        }
        int e = page.evidence(i);
        return announced(page, i) && ((e & 0x3F) != 0 || e == 0 && tokens.length(i) >= 4 && tokens.first(i - 1) == '.')
                || Lexicon.given(e) >= 6
                        && Lexicon.word(e) <= 2
                        && (Lexicon.word(e) == 0 && near(page, i) || pair(page, i, tokens));
    }

    /** {@code k. adeyemi}. */
    private static boolean isLowerInitial(Page page, int i) {
        Tokens tokens = page.tokens;
        return tokens.length(i) == 1
                && tokens.first(i + 1) == '.'
                && !tokens.spaceBefore(i + 1)
                && tokens.isWord(i + 2)
                && tokens.linesBefore(i + 2) == 0
                && (Lexicon.surname(page.evidence(i + 2)) >= 3 && Lexicon.word(page.evidence(i + 2)) <= 3
                        || page.evidence(i + 2) == 0 && RightContext.credential(page, i, i + 3));
    }

    /** {@code per his wife, orv had been}: an unknown word between a relation and what is said of people. */
    private static boolean isKin(Page page, int i) {
        Tokens tokens = page.tokens;
        int before = tokens.first(i - 1) == ',' ? i - 2 : i - 1;
        return tokens.length(i) >= 3
                && tokens.linesBefore(i) == 0
                && Cue.any(page.cue(before), Cue.RELATION.bit)
                && !Morphology.isMedical(tokens, i)
                && isSaidOfPeople(page, i + 1);
    }

    static boolean isSaidOfPeople(Page page, int i) {
        Tokens tokens = page.tokens;
        return tokens.is(i, "had")
                || tokens.is(i, "has")
                || tokens.is(i, "was")
                || tokens.is(i, "is")
                || tokens.is(i, "usually")
                || tokens.is(i, "at")
                || tokens.first(i) == '('
                || Cue.any(page.cues.after(tokens, i), Cue.SPEAKS.bit);
    }

    /** {@code my wife carmen}. */
    private static boolean near(Page page, int i) {
        return page.tokens.isWord(i - 1)
                && Cue.any(
                        page.cue(i - 1),
                        Cue.IN.bit
                                | Cue.LIVES.bit
                                | Cue.RELATION.bit
                                | Cue.ACT.bit
                                | Cue.NEAR.bit
                                | Cue.SALUTE.bit
                                | Cue.INTRO.bit);
    }

    private static boolean announced(Page page, int i) {
        Tokens tokens = page.tokens;
        int before = tokens.shape(i - 1) == Tokens.MARK ? i - 2 : i - 1;
        return before >= 0
                && Cue.any(
                        page.cue(before),
                        Cue.TITLE.bit | Cue.CLINICIAN_TITLE.bit | (tokens.first(i - 1) == ':' ? Cue.FIELD.bit : 0));
    }

    /** {@code john smith} in a text that has capitals: two words that are names and nothing else. */
    private static boolean pair(Page page, int i, Tokens tokens) {
        if (tokens.shape(i + 1) != Tokens.LOWER || tokens.length(i) < 4 || tokens.length(i + 1) < 4) {
            return false;
        }
        int e = page.evidence(i);
        if (Lexicon.given(e) < 6 || Lexicon.word(e) > 2) {
            return false;
        }
        int f = page.evidence(i + 1);
        return Lexicon.surname(f) >= 4 && Lexicon.word(f) <= 3
                || f == 0 && tokens.length(i + 1) >= 5 && !Morphology.isMedical(tokens, i + 1);
    }

    private int claim(Page page, int i, NameReader names, PlaceReader places, Detections found) {
        Tokens tokens = page.tokens;
        boolean place = places.read(i);
        boolean name = names.read(i);
        if (place && (!name || places.points + (places.isPhrase() ? PHRASE : 0) >= names.points)) {
            found.add(
                    tokens.start(i),
                    tokens.end(places.end - 1),
                    places.kind,
                    Weights.score(places.points),
                    name(),
                    places.evidence);
            return Math.max(places.end, places.next);
        }
        if (name) {
            found.add(
                    tokens.start(names.start),
                    tokens.end(names.end - 1),
                    names.kind,
                    Weights.score(names.points),
                    name(),
                    names.evidence);
            return Math.max(i + 1, names.end);
        }
        return i + 1;
    }
}
