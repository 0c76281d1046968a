package health.cordon.deid.known;

import health.cordon.deid.text.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The words of addresses and their short forms, after the United States Postal Service's Publication 28, appendix C. */
final class StreetWords {

    private static final Map<String, String> SHORT = shortForms();
    private static final HashIndex LONG_HASHES = new HashIndex();
    private static final int[] SHORT_HASHES = hashes();
    private static final Set<String> SUFFIXES = Set.of(
            "st", "ave", "rd", "dr", "ln", "blvd", "ct", "cir", "pl", "ter", "pkwy", "hwy", "sq", "trl", "way", "aly",
            "loop", "plz", "xing", "run", "path", "row", "walk", "cv", "pt", "rdg", "expy", "fwy", "tpke", "brg", "bnd",
            "crst", "gln", "grv", "hts", "hl", "is", "jct", "knl", "lk", "mdw", "mnr", "pass", "pike", "park", "spg",
            "sta", "vly", "vw", "vlg", "vis");
    private static final Set<String> SKIPPED = Set.of(
            "n", "s", "e", "w", "ne", "nw", "se", "sw", "apt", "unit", "ste", "fl", "rm", "bldg", "no", "lot", "trlr");

    private StreetWords() {}

    /** The short form; the word itself if it has none. */
    static String canonical(String folded) {
        return SHORT.getOrDefault(folded, folded);
    }

    /** The hash of the short form of the word with this hash. */
    static int canonicalHash(int hash) {
        int slot = LONG_HASHES.first(hash);
        return slot < 0 ? hash : SHORT_HASHES[LONG_HASHES.value(slot)];
    }

    /** What ends a street's name, in its short form. */
    static boolean isSuffix(String canonical) {
        return SUFFIXES.contains(canonical);
    }

    /** Directions and words for parts of a house, which come and go. */
    static boolean isSkipped(String canonical) {
        return SKIPPED.contains(canonical);
    }

    private static int[] hashes() {
        int[] hashes = new int[SHORT.size()];
        int i = 0;
        for (Map.Entry<String, String> form : SHORT.entrySet()) {
            LONG_HASHES.add(Tokens.hash(form.getKey()), i);
            hashes[i++] = Tokens.hash(form.getValue());
        }
        return hashes;
    }

    private static Map<String, String> shortForms() {
        Map<String, String> forms = new HashMap<>();
        String table =
                "street str strt:st avenue av avn aven:ave road:rd drive drv driv:dr lane:ln boulevard boul bl:blvd court crt:ct"
                        + " circle circ crcl:cir place:pl terrace terr:ter parkway pky pkway:pkwy highway hiway:hwy square sqr:sq trail tr:trl"
                        + " alley ally:aly plaza:plz crossing:xing cove:cv point:pt ridge:rdg expressway exp:expy freeway frwy:fwy"
                        + " turnpike:tpke bridge:brg bend:bnd crest:crst glen:gln grove:grv heights:hts hill:hl junction:jct knoll:knl"
                        + " lake:lk meadow:mdw manor:mnr spring:spg springs:spg station:sta valley:vly view:vw village:vlg vista:vis"
                        + " north:n south:s east:e west:w northeast:ne northwest:nw southeast:se southwest:sw apartment apmt ap:apt"
                        + " suite:ste floor flr:fl room:rm building:bldg number num:no trailer:trlr saint:st mount:mt fort:ft"
                        + " first:1st second:2nd third:3rd fourth:4th fifth:5th sixth:6th seventh:7th eighth:8th ninth:9th tenth:10th";
        for (String pair : table.split("(?<=:\\w{1,5}) ")) {
            String[] sides = pair.split(":");
            for (String longForm : sides[0].split(" ")) {
                forms.put(longForm, sides[1]);
            }
        }
        return Map.copyOf(forms);
    }
}
