package health.cordon.deid.address;

import health.cordon.deid.Detections;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;

/** One walk of {@link AddressDetector} over one document. */
final class AddressPass {

    private final AddressText a;
    private final Tokens t;
    private final LocalityFinder locality;
    private final StreetFinder streets;
    private final BoxFinder boxes;
    private final PostcodeFinder postcodes;
    private final CoordinateFinder coordinates;
    private final AreaFinder areas;
    private final OriginFinder origins;
    /** Nothing before this token is claimed again. */
    private int floor;

    AddressPass(SourceText source, Detections found) {
        a = new AddressText(source, found);
        t = a.t;
        locality = new LocalityFinder(a);
        streets = new StreetFinder(a, locality);
        boxes = new BoxFinder(a, locality);
        postcodes = new PostcodeFinder(a);
        coordinates = new CoordinateFinder(a);
        areas = new AreaFinder(a);
        origins = new OriginFinder(a, locality);
    }

    void run() {
        int i = 0;
        while (i < t.size()) {
            int next = step(i);
            if (next > i) {
                floor = next;
            }
            i = Math.max(next, i + 1);
        }
    }

    /** Looks at token {@code i}; the token behind what was claimed, {@code i} if nothing was. */
    private int step(int i) {
        switch (t.shape(i)) {
            case Tokens.MARK -> {
                return t.first(i) == '/' && t.spaceBefore(i) ? coordinates.atSlashes(i) : i;
            }
            case Tokens.NUMBER -> {
                return t.length(i) <= 3 ? coordinates.atNumber(i) : i;
            }
            case Tokens.CODE -> {
                int code = postcodes.at(i);
                return code > i ? code : coordinates.atCode(i);
            }
            default -> {
                int code = AddressWords.code(t.hash(i));
                return code == 0 ? plainWord(i) : anchor(i, AddressWords.type(code));
            }
        }
    }

    private int anchor(int i, int type) {
        int end = switch (type) {
            case AddressWords.STREET_SURE, AddressWords.STREET_MAYBE, AddressWords.STREET_DOUBTFUL ->
                streets.atType(i, type, floor);
            case AddressWords.STREET_PREFIX -> streets.atPrefix(i, floor);
            case AddressWords.ROUTE -> streets.atRoute(i, floor);
            case AddressWords.BOX -> boxes.at(i);
            case AddressWords.COUNTY -> areas.atCounty(i, floor);
            case AddressWords.TRACT -> areas.atTract(i);
            case AddressWords.POSTAL -> postcodes.atCue(i);
            case AddressWords.CORNER -> areas.atCorner(i);
            case AddressWords.ORIGIN -> origins.at(i);
            case AddressWords.SETTING -> origins.atSetting(i);
            case AddressWords.FORCE -> origins.atForce(i, floor);
            case AddressWords.LANDMARK -> areas.atLandmark(i, floor);
            case AddressWords.LATITUDE -> coordinates.atCue(i);
            default -> locality.aroundState(i, floor);
        };
        if (end == i && type == AddressWords.STREET_MAYBE) {
            return areas.atLandmark(i, floor);
        }
        if (end == i && (type == AddressWords.ROUTE || type == AddressWords.STREET_PREFIX)) {
            return streets.atType(i, AddressWords.STREET_MAYBE, floor);
        }
        boolean also = end == i && (type == AddressWords.STREET_DOUBTFUL || type == AddressWords.STREET_SURE);
        return also ? alsoRoute(i) : end;
    }

    /** {@code 12 County Road 9}: a road may carry its number behind it; {@code CT} may be a state. */
    private int alsoRoute(int i) {
        if (t.is(i, "ct")) {
            return locality.aroundState(i, floor);
        }
        boolean road = (t.is(i, "road") || t.is(i, "rd"))
                && (t.is(i - 1, "county") || t.is(i - 1, "state") || t.is(i - 1, "township"));
        return road ? streets.atRoute(i, floor) : i;
    }

    private int plainWord(int i) {
        boolean long1 = t.length(i) > 6 && t.shape(i) == Tokens.CAPITALIZED;
        return long1 && t.shape(i + 1) >= Tokens.NUMBER && t.shape(i + 1) <= Tokens.CODE ? streets.atSuffix(i) : i;
    }
}
