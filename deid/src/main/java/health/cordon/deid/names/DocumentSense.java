package health.cordon.deid.names;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import health.cordon.deid.Detection;
import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds again what is certain: a name that earlier detectors found once without doubt is found everywhere in the
 * document, alone, in another case, as a possessive, as initials; unless the word means something else there.
 *
 * <p>Runs last. Linear in the text; memory grows with the number of distinct names. Thread-safe.
 */
@Cfr("164.514(b)(2)(i)(A)")
public final class DocumentSense implements Detector {

    private static final double AGAIN = 0.75;
    private static final double UNKNOWN = 0.58;
    private static final int MEANS_MORE =
            Lexicon.MEDICAL | Lexicon.DRUG | Lexicon.EPONYM | Lexicon.PROPER | Lexicon.ROLE;

    private final Lexicon lexicon;
    private final CueTable cues = CueTable.load();

    /** A detector that asks this lexicon what else a word means. */
    public DocumentSense(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public String name() {
        return "sense";
    }

    @Override
    public void detect(SourceText text, Detections found) {
        Map<Integer, PhiKind> certain = new HashMap<>();
        KnownInitials initials = new KnownInitials();
        Tokens tokens = text.tokens();
        new TableReader(text.text()).find(name(), found);
        Page page = new Page(text, lexicon, cues, found);
        for (Detection claim : found.all()) {
            if (isCertain(page, claim)) {
                learn(page, claim, certain);
            } else if (isTown(page, claim)) {
                certain.putIfAbsent(tokens.hash(tokens.at(claim.start())), PhiKind.CITY);
            }
        }
        List<Detection> names = new ArrayList<>();
        List<Detection> places = new ArrayList<>();
        for (Detection claim : found.all()) {
            if ((claim.kind() == PhiKind.CITY || claim.kind() == PhiKind.PLACE) && claim.score() >= 0.5) {
                places.add(claim);
            }
            if (isName(claim) && claim.score() >= 0.5) {
                names.add(claim);
                initials.learn(page, claim);
                page.take(tokens.at(claim.start()), tokens.at(claim.end() - 1) + 1);
            }
        }
        NameEdges edges = new NameEdges(page);
        edges.find(names, name(), found);
        edges.findParts(places, name(), found);
        new TornNames(page).find(names, name(), found);
        int i = 0;
        while (i < tokens.size()) {
            i = again(page, i, certain, initials, found);
        }
        new CensusReader(page).find(name(), found);
        new CalledReader(page).find(name(), found);
        new TagReader(page).find(name(), found);
        new FacilityReader(page).findNumbered(name(), found);
        new CareReader(page).find(name(), found);
        new InitialsReader(page, initials).find(name(), found);
        new LoginReader(page).find(names, name(), found);
    }

    private static boolean isCertain(Page page, Detection claim) {
        return isName(claim)
                && (claim.score() >= Weights.CERTAIN
                        || claim.detector().equals("known")
                        || claim.score() >= UNKNOWN && isUnknown(page, page.tokens.at(claim.start())));
    }

    /** A word that no list knows means nothing else. */
    private static boolean isUnknown(Page page, int i) {
        return page.evidence(i) == 0 && page.tokens.length(i) >= 4 && page.tokens.shape(i) != Tokens.LOWER;
    }

    /** A town of one word that no list knows, or knows as nothing but a town. */
    private static boolean isTown(Page page, Detection claim) {
        int i = page.tokens.at(claim.start());
        int e = page.evidence(i);
        return claim.kind() == PhiKind.CITY
                && claim.score() >= 0.6
                && page.tokens.end(i) == claim.end()
                && page.tokens.length(i) >= 5
                && (e == 0 || Lexicon.place(e) >= 3 && Lexicon.word(e) <= 1 && (e & MEANS_MORE) == 0);
    }

    private static boolean isName(Detection claim) {
        return claim.kind() == PhiKind.NAME || claim.kind() == PhiKind.CLINICIAN_NAME;
    }

    private static void learn(Page page, Detection claim, Map<Integer, PhiKind> certain) {
        Tokens tokens = page.tokens;
        int last = tokens.at(claim.end() - 1);
        for (int i = tokens.at(claim.start()); i <= last && i < tokens.size(); i++) {
            boolean tells = tokens.isWord(i)
                    && (tokens.length(i) >= 3 || Lexicon.given(page.evidence(i)) >= 5)
                    && !Cue.any(
                            page.cue(i), Cue.PARTICLE.bit | Cue.SUFFIX.bit | Cue.TITLE.bit | Cue.CLINICIAN_TITLE.bit);
            if (tells) {
                certain.merge(tokens.hash(i), claim.kind(), (a, b) -> a == b ? a : PhiKind.NAME);
            }
        }
    }

    private int again(Page page, int i, Map<Integer, PhiKind> certain, KnownInitials initials, Detections found) {
        Tokens tokens = page.tokens;
        if (!tokens.isWord(i) || page.isTaken(i)) {
            return i + 1;
        }
        if (tokens.shape(i) == Tokens.INITIAL) {
            boolean both = tokens.first(i + 1) == '.'
                    && tokens.shape(i + 2) == Tokens.INITIAL
                    && !tokens.spaceBefore(i + 1)
                    && tokens.first(i + 3) == '.'
                    && !tokens.is(i + 2, "d")
                    && initials.has(tokens.first(i), tokens.first(i + 2))
                    && !tokens.isWord(i + 4 < tokens.size() && !tokens.spaceBefore(i + 4) ? i + 4 : -1);
            if (both) {
                found.add(
                        tokens.start(i),
                        tokens.end(i + 3),
                        PhiKind.NAME,
                        0.6,
                        name(),
                        "initials of a name in this text");
                return i + 4;
            }
            return i + 1;
        }
        PhiKind kind = certain.get(tokens.hash(i));
        if (kind == null || !isNameHere(page, i, certain)) {
            return i + 1;
        }
        boolean particle = tokens.first(i - 1) == '-'
                && !tokens.spaceBefore(i - 1)
                && !tokens.spaceBefore(i)
                && !page.isTaken(i - 2)
                && Cue.any(page.cue(i - 2), Cue.PARTICLE.bit);
        found.add(
                tokens.start(particle ? i - 2 : i),
                tokens.end(i),
                kind,
                AGAIN,
                name(),
                "a name found elsewhere in this text");
        return i + 1;
    }

    /** Whether the word stands for the person here, and not for a word, a disease, a device. */
    private boolean isNameHere(Page page, int i, Map<Integer, PhiKind> certain) {
        Tokens tokens = page.tokens;
        int e = page.evidence(i);
        int word = Lexicon.word(e);
        boolean more = (e & MEANS_MORE) != 0;
        byte shape = tokens.shape(i);
        int style = page.style(i);
        int next = i + 1;
        char mark = tokens.first(next);
        if ((mark == '\'' || mark == '’') && tokens.is(next + 1, "s")) {
            next += 2;
        }
        if (Cue.any(page.cues.after(tokens, next), Cue.EPONYM_NOUN.bit) && more) {
            return false;
        }
        boolean beside = certain.containsKey(tokens.hash(i + 1)) || certain.containsKey(tokens.hash(i - 1));
        if (shape == Tokens.LOWER) {
            boolean known = Lexicon.given(e) >= 4 || Lexicon.surname(e) >= 3;
            return word <= 2 && !more && tokens.length(i) >= 4 && (known || style == Page.LOWER)
                    || beside && word <= 3 && style == Page.LOWER;
        }
        if (beside || word <= 2 && !more) {
            return true;
        }
        if (style != Page.PROSE) {
            return word <= 3 && !more;
        }
        boolean name = (e & (Lexicon.DRUG | Lexicon.MEDICAL | Lexicon.ROLE)) == 0
                || Lexicon.surname(e) >= 5
                || (e & Lexicon.DRUG) == 0 && word <= 2 && (Lexicon.surname(e) >= 2 || Lexicon.given(e) >= 5);
        boolean inside = !page.startsSentence(i) || word <= 2 && NameDetector.isSaidOfPeople(page, i + 1);
        return inside && name && shape == Tokens.CAPITALIZED;
    }
}
