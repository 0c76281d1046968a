package health.cordon.deid.known;

import health.cordon.core.Cfr;
import health.cordon.deid.Detections;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;

/**
 * Finds what the chart already knows about a document's people, in every form in which people write it.
 *
 * <p><b>What this promises.</b> Names whole, turned round, in part, as initials and nicknames, with one slip (from five
 * letters) or two (from nine); numbers however grouped, the last four digits of a social security number beside a cue;
 * dates in any order and in words; addresses with long or short street words; e-mail addresses. A name that is an ordinary
 * word ({@code May}, {@code Young}) counts only where it is written as a name or stands beside another known part; the
 * words of every sentence never count in lower case. The time does not depend on how much is known, but for the one-off
 * work of laying it out.
 *
 * <p><b>What it does not.</b> It looks for values, not for what they say: a year, a state, an age stay.
 *
 * <p>Thread-safe.
 */
@Cfr("164.514(b)(2)(i)")
public final class KnownPhiDetector implements Detector {

    static final String NAME = "known";

    private final KnownPhi known;

    /** A detector of these values. */
    public KnownPhiDetector(KnownPhi known) {
        this.known = known;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void detect(SourceText text, Detections found) {
        if (known.isEmpty()) {
            return;
        }
        KnownIndex index = known.index();
        Tokens tokens = text.tokens();
        if (!index.names.isEmpty()) {
            new NameFinder(index.names, tokens, found).find();
        }
        if (!index.numbers.isEmpty()) {
            new NumberFinder(index.numbers, text, found).find();
        }
        if (!index.dates.isEmpty()) {
            DateFinder.find(index.dates, tokens, found);
        }
        if (!index.phrases.isEmpty()) {
            new PhraseFinder(index.phrases, tokens, found).find();
        }
    }
}
