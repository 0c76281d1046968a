package health.cordon.deid.address;

import health.cordon.deid.dates.WordTable;
import java.util.ArrayList;
import java.util.List;

/** The words that addresses are made of, and those that only look so. */
final class AddressWords {

    /** Hardly anything but a street: {@code Avenue}. */
    static final int STREET_SURE = 1;
    /** A street only in capitals and with a sign that an address goes on: {@code Way}. */
    static final int STREET_MAYBE = 2;
    /** Also a title, a scan, a saint or a unit: {@code Dr}, {@code CT}, {@code St}, {@code Pl}. */
    static final int STREET_DOUBTFUL = 3;
    /** Stands before the name: {@code Rue}, {@code Calle}. */
    static final int STREET_PREFIX = 4;
    /** Carries a number behind it: {@code Highway 12}. */
    static final int ROUTE = 5;
    /** Starts a box: {@code Box}, {@code PO}, {@code RR}. */
    static final int BOX = 6;

    static final int STATE = 7;
    static final int STATE_FIRST = 8;
    static final int COUNTY = 9;
    static final int TRACT = 10;
    static final int POSTAL = 11;
    static final int CORNER = 12;
    static final int LATITUDE = 13;
    /** Precedes a town without a person: {@code pharmacy in}, {@code medics from}, {@code downtown}. */
    static final int SETTING = 15;
    /** Stands behind a town: {@code police}. */
    static final int FORCE = 16;
    /** A landmark that no street type names: {@code reservation}. */
    static final int LANDMARK = 17;

    /** Says that a person is from a place: {@code lives}, {@code native}. */
    static final int ORIGIN = 14;

    /** For a state's abbreviation that is also a credential, a diagnosis or a word. */
    static final int DOUBTFUL = 0x10000;

    private static final WordTable TABLE = table();

    static final WordTable DIRECTIONS = WordTable.of("""
            n s e w ne nw se sw north south east west northeast northwest southeast southwest""");

    static final WordTable UNITS = WordTable.of("""
            apt apartment apts suite ste unit floor fl room rm bldg building lot trailer trlr spc space flat penthouse ph
            basement bsmt dept tower wing level lgh apto piso planta whg wohnung lok""");

    static final WordTable PARTICLES =
            WordTable.of("of the de la del los las le du des van von der den st mt ft martin luther");

    /** Words behind which a street stands. */
    static final WordTable HOME = WordTable.of("""
            lives living live lived resides residing reside resided address addr residence home house staying stays stay
            moved located mailing street location deliver delivered mail domicile homeless shelter ship billing found""");

    static final WordTable ON = WordTable.of("on at near off along from to of in by onto down up and");

    /** Words that a house number and a street's name do not hold. */
    static final WordTable NOT_NAMES = WordTable.of("""
            mg mcg ml cc cm mm kg g lb lbs oz unit units tab tabs tablet tablets cap caps capsule capsules puff puffs drop
            drops hour hours hr hrs min mins minute minutes day days week weeks month months year years yr yrs mo wk old
            times time x percent mmhg bpm degrees blocks block miles mile feet foot yards meters steps step people patients
            patient pt she he his her they we you i it is was were are be been has had have do does did will would can could
            may might must should no not and or but if then than so as with without for from by to in on at into over under
            between after before since until during per via that this these those which who whom whose what when where why how
            all any both each few more most other some such only own same too very just also about again once here there
            history exam physical left right bilateral upper lower anterior posterior lateral medial chest head abdomen
            abdominal pelvis pelvic brain spine spinal cervical thoracic lumbar neck cardiac coronary sinus contrast
            noncontrast repeat prior outside initial outpatient inpatient dose low high follow followup attending
            consulting admitting referring primary resident seen saw per mild moderate severe grade stage type phase
            pain score level levels positive negative normal abnormal stable daily weekly bid tid qid qhs prn po iv im sq
            am pm gauge french needle sutures suture lead leads view views limb weight bearing assist one two three four five six
            seven eight nine ten my our your its another every several return hospital clinic emergency department icu er
            visit visits session sessions minute-drive long short same best only least last next first""");

    /** Those of {@link #NOT_NAMES} that name streets when they stand in capitals. */
    static final WordTable ALSO_NAMES = WordTable.of("""
            high low upper lower long short first last second best grand one two three four five six seven eight nine ten
            primary over under old french mill may will prior low""");

    /** Types that no facility's name ends in. */
    static final WordTable HOME_TYPES =
            WordTable.of("drive circle cir terrace ter way trail trl loop row crossing cove path pike");

    static final WordTable NOT_CITIES = WordTable.of("""
            from in at to near of lives address city hometown born moved the dr mr mrs ms miss patient name date phone tel fax
            email dob mrn ssn apt suite unit street state zip county country she he his her they we you i it home home-address
            hospital clinic center centre medical university college school department dept institute health healthcare
            system facility laboratory laboratories pharmacy and or no admitted discharged seen signed by md do rn np pa
            phd emergency contact cell work insurance next if please return follow call doctor physician provider
            monday tuesday wednesday thursday friday saturday sunday january february march april may june july
            august september october november december residence location place birthplace resides living visited transferred attending resident cc re""");

    static final WordTable CITY_CUES = WordTable.of("""
            in from to near of at outside around visiting moved lives city hometown residence birthplace location address
            between toward towards through via leaving into""");

    /** Words behind which a capitalised name before {@code MD} or {@code PA} is a city and no clinician. */
    static final WordTable INSIDE = WordTable.of("in near outside around city hometown birthplace visiting lives");

    /** Words before a clinician's name. */
    static final WordTable SIGNERS = WordTable.of("""
            signed signature by attending referring physician provider surgeon author dictated reviewed verified cosigned dr
            doctor radiologist pathologist resident anesthesiologist consultant cc pcp ordering performing interpreting""");

    /** Last words of the names of organisations, behind which a city and a state stand. */
    static final WordTable ORGANISATIONS = WordTable.of("""
            hospital clinic center centre office pharmacy insurance company inc llc cooperative university college school
            institute laboratory laboratories labs associates group facility practice home system health medicine""");

    /** States whose abbreviation is a credential. */
    static final WordTable CREDENTIALS = WordTable.of("md pa ma ms nd dc do ct or");

    /** Words behind which a capitalised landmark is a place. */
    static final WordTable NEAR =
            WordTable.of("near at past to by toward towards around from outside off along in on of into");

    /** Types of landmarks. */
    static final WordTable LANDMARKS = WordTable.of("""
            creek hollow canyon lake lakes mountain mountains valley park heights point island islands falls river square harbor cove
            bridge ridge forest landing hill hills bluff bluffs ranch mall reservation beach bay mesa campground campsite
            reservoir pier marina wilderness""");

    /** What is no landmark's name before {@code Point} or {@code Valley}. */
    static final WordTable NOT_LANDMARKS = WordTable.of("""
            mcburney erb trigger boiling power vision pain tender murphy palmer maximal set end decision starting freezing
            melting care data check time entry exit access fixed pressure contact central state national public local city
            nursing community senior living family general memorial regional medical university rehab rehabilitation
            this that the a an her his their our my your any each every one two s health wellness home""");

    private AddressWords() {}

    static int code(int hash) {
        return TABLE.get(hash);
    }

    static int type(int code) {
        return code & 0xFF;
    }

    private static WordTable table() {
        List<String> words = new ArrayList<>();
        List<Integer> codes = new ArrayList<>();
        put(words, codes, STREET_MAYBE, """
                way run pass loop bend bridge bridges walk point points pt ring square sq park parks hill hills trail trl
                trails path cove cv crossing xing row view views ridge rdg creek glen glens grove grv groves heights hts
                hollow isle island islands lake lakes landing lndg manor manors meadow meadows mdw mill mills mount
                mountain mountains oaks orchard shore shores spring springs spg station stations summit valley valleys
                village vlg villages vista cliff cliffs club common commons corner corners dale estate estates falls fall
                ferry field fields flats ford fords forest forge forges fork forks fort garden gardens gateway green greens
                harbor harbors haven inlet junction junctions key keys knoll knolls lock locks lodge mall mews neck
                overpass passage pike pines plain plains prairie radial ramp ranch rapid rapids rest river shoal shoals
                skyway spur spurs stream streams trace track underpass union unions via viaduct ville well wells wall
                walks brook brooks burg burgs bluff bluffs bottom branch bypass camp canyon cape center centers centre
                close curve dam divide extension extensions light lights mission squares circles drives courts crest
                circle cir drive court place terrace ter terr quay rise chase croft gate yard vale end copse side plaza
                plz landings pointe promenade esplanade arcade lawn mead wharf course coves flat land loaf oval pine port
                ports ridges ways highways""");
        put(words, codes, STREET_SURE, """
                street streets str avenue avenues ave aven boulevard boulv blvd road rd roads lane ln lanes parkway pkwy
                parkways pky turnpike tpke expressway expy freeway fwy alley aly causeway crescent cres crossroad
                crossroads stravenue throughway throughways trafficway tunnel motorway mountainside
                strasse gasse laan straat""");
        put(words, codes, STREET_DOUBTFUL, "st dr pl av");
        put(words, codes, STREET_PREFIX, """
                rue calle via avenida rua viale piazza plaza corso carrer calzada camino chemin impasse allée strada ulica
                ul jalan rambla paseo bulevar avda praça praca travessa estrada alameda lorong vul""");
        put(words, codes, ROUTE, "highway hwy route rte interstate fm");
        put(words, codes, BOX, "box pobox po rr hc apo fpo dpo psc rural");
        put(words, codes, COUNTY, "county parish borough");
        put(words, codes, TRACT, "tract precinct district");
        put(words, codes, POSTAL, "zip zipcode postcode postal plz cep");
        put(words, codes, ORIGIN, """
                lives live lived living resides reside residing resided resident residents native born raised grew moved
                relocated moving originally hometown commutes traveled travelled immigrated emigrated""");
        put(words, codes, SETTING, """
                pharmacy lab laboratory church mosque temple synagogue childhood tested medics paramedics ambulance veteran
                move drove flew downtown outside employed works worked working work shelter vacation trip here office family
                parents sister brother daughter son uncle aunt cousin""");
        put(words, codes, FORCE, "police");
        put(
                words,
                codes,
                LANDMARK,
                "reservation beach bay mesa campground campsite reservoir pier marina depot terminal wilderness");
        put(words, codes, CORNER, "corner intersection");
        put(words, codes, LATITUDE, "lat latitude long lng lon longitude gps coordinates coords");
        put(words, codes, STATE, """
                ak az fl ga ia il ks ky mn nc nh nj nm nv ny ri sd tn tx ut vt wa wi wv wy
                nsw vic qld tas act ontario quebec manitoba saskatchewan alberta
                alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho
                illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi
                missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia
                washington wisconsin wyoming queensland tasmania victoria""");
        put(
                words,
                codes,
                STATE | DOUBTFUL,
                "al ar ca co ct de dc hi id in la ma md me mi mo ms mt nd ne oh ok or pa pr sc va"
                        + " gu vi mp as mh fm pw sa nt on qc bc ab mb sk ns nb pe nl");
        put(words, codes, STREET_DOUBTFUL | DOUBTFUL, "ct");
        put(words, codes, STATE_FIRST, "new north south rhode west puerto district british nova d");
        return WordTable.of(
                words.toArray(String[]::new),
                codes.stream().mapToInt(Integer::intValue).toArray());
    }

    private static void put(List<String> words, List<Integer> codes, int code, String list) {
        for (String word : list.strip().split("\\s+")) {
            words.add(word);
            codes.add(code);
        }
    }
}
