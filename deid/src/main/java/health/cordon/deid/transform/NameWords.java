package health.cordon.deid.transform;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The words in and before names that are not names; all in lower case without dots. */
final class NameWords {

    /** Stay as they are in front of a name; they tell that what follows is a name. */
    static final Set<String> TITLES =
            of("dr drs doctor mr mrs ms miss mister mx prof professor sir madam dame lord lady rev"
                    + " reverend fr father pastor rabbi imam sister brother nurse capt captain col colonel maj major lt lieutenant"
                    + " sgt sergeant officer judge hon sen senator rep gov governor pt patient attending resident intern fellow"
                    + " therapist aunt uncle grandma grandpa mother mom mum dad wife husband son daughter niece nephew cousin"
                    + " señor señora sr sra srta monsieur madame herr frau");

    /** Titles of a woman. */
    static final Set<String> FEMALE =
            of("mrs ms miss madam dame lady sister aunt grandma mother mom mum wife daughter niece"
                    + " señora sra srta madame frau");

    /** Titles of a man. */
    static final Set<String> MALE =
            of("mr mister sir lord father fr brother uncle grandpa dad husband son nephew señor" + " monsieur herr");

    /** Stay as they are behind a name. */
    static final Set<String> CREDENTIALS =
            of("md do mbbs mb bs mbchb rn lpn lvn bsn msn dnp np fnp anp crnp arnp aprn cnm crna"
                    + " cns pa pac pa-c phd ph psyd edd dds dmd od dpm dvm pharmd rph dpt pt mpt ot otr cota slp ccc-slp msw lcsw lmsw"
                    + " lpc lmft mft facs facp facc faap facog faaem frcp mph mba ms ma ba bs jd esq ccrn cma emt emt-p rd ldn rt rrt"
                    + " rdn cde pgy pgy1 pgy2 pgy3 pgy4 ms3 ms4");

    /** Stay as they are behind a surname. */
    static final Set<String> SUFFIXES = of("jr sr ii iii iv v 2nd 3rd esq");

    /** Stand before a surname and go with it. */
    static final Set<String> PARTICLES =
            of("van von der den de la le les del della di da dos das do du bin ibn bint al el ter"
                    + " ten st san santa zu zum zur af av mac mc ap y e");

    /** Stand between the names of two people. */
    static final Set<String> CONNECTORS = of("and or with und et");

    private NameWords() {}

    private static Set<String> of(String words) {
        return Arrays.stream(words.split(" +", -1)).collect(Collectors.toUnmodifiableSet());
    }
}
