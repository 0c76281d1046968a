package health.cordon.core.hipaa;

import health.cordon.core.Cfr;
import java.util.BitSet;
import java.util.Set;

/**
 * What Safe Harbor lets through, as numbers and lists.
 *
 * <p>Thread-safe; nothing here reads a file.
 */
@Cfr("164.514(b)(2)(i)")
public final class SafeHarbor {

    /** Ages above this one are gathered into one group. */
    @Cfr("164.514(b)(2)(i)(C)")
    public static final int OLDEST_STATED_AGE = 89;

    /** What stands for every age above {@link #OLDEST_STATED_AGE}. */
    @Cfr("164.514(b)(2)(i)(C)")
    public static final String AGE_GROUP = "90+";

    /** What stands for a three-digit area that is too small to be told. */
    @Cfr("164.514(b)(2)(i)(B)(2)")
    public static final String WITHHELD_ZIP3 = "000";

    /**
     * Three-digit areas in which 20,000 people or fewer lived, summed from the ZIP Code Tabulation Area populations of the
     * 2010 decennial census (U.S. Census Bureau). To be checked against the 2020 tables, which were not at hand.
     */
    @Cfr("164.514(b)(2)(i)(B)(2)")
    private static final Set<String> SMALL_ZIP3 = Set.of(
            "036", "059", "102", "202", "203", "204", "205", "369", "556", "692", "753", "772", "821", "823", "878",
            "879", "884", "893");

    /** Three-digit areas that hold residents at all, by the same tables (2010). Others are not known to be large. */
    private static final String POPULATED_ZIP3 =
            "006-007 009-054 056-089 100-191 193-212 214-268 270-310 312-331 333-339 341-342 344 "
                    + "346-347 349-352 354-374 376-398 400-418 420-427 430-458 460-508 510-516 520-528 530-532 "
                    + "534-535 537-551 553-554 556-567 570-577 580-588 590-620 622-631 633-641 644-648 650-658 "
                    + "660-662 664-681 683-693 700-701 703-708 710-714 716-731 734-741 743-770 772-816 820-838 "
                    + "840-841 843-847 850-853 855-857 859-860 863-865 870-871 873-875 877-884 890-891 893-895 "
                    + "897-898 900 902-908 910-928 930-937 939-941 943-961 967-968 970-986 988-999";

    private static final BitSet TELLABLE = tellable();

    private SafeHarbor() {}

    /**
     * The part of a ZIP code that may be told: its first three digits, or {@value #WITHHELD_ZIP3} if 20,000 people or
     * fewer live there, if nobody is known to, or if this is not a ZIP code.
     *
     * @param zip five digits, or nine with or without a hyphen; anything else is withheld
     */
    @Cfr("164.514(b)(2)(i)(B)")
    public static String zip3(String zip) {
        if (zip.length() < 5) {
            return WITHHELD_ZIP3;
        }
        int area = 0;
        for (int i = 0; i < 5; i++) {
            int digit = zip.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return WITHHELD_ZIP3;
            }
            area = i < 3 ? area * 10 + digit : area;
        }
        return TELLABLE.get(area) ? zip.substring(0, 3) : WITHHELD_ZIP3;
    }

    /** Whether an age must be told as {@value #AGE_GROUP}. */
    @Cfr("164.514(b)(2)(i)(C)")
    public static boolean mustGroupAge(int years) {
        return years > OLDEST_STATED_AGE;
    }

    private static BitSet tellable() {
        BitSet areas = new BitSet(1000);
        for (String range : POPULATED_ZIP3.split(" ", -1)) {
            int from = Integer.parseInt(range.substring(0, 3));
            areas.set(from, Integer.parseInt(range.substring(range.length() - 3)) + 1);
        }
        SMALL_ZIP3.forEach(small -> areas.clear(Integer.parseInt(small)));
        return areas;
    }
}
