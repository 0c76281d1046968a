package health.cordon.deid.address;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import health.cordon.deid.dates.MarkedText;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is an address and what is not, row by row; claims stand in double brackets. */
@Cfr("164.514(b)(2)(i)(B)")
class AddressDetectorTest {

    private static final String STREETS = """
            TRANSPORTATION FROM [[200 PARK WAY]] FOR WEDNESDAY
            pathology, [[134 Via Rosalia Trail Lot 80]]
            Pickup at [[65th Drive]]
            he lives off [[Highway 9]] outside town
            nurse will come to [[292 Quarry Trail]] on 24 Apr
            visit at [[4 Bayshore St]] comma [[Ashford]] comma WA
            pharmacy comma [[899 Old Mill Circle]] period Weigh
            arranged from [[rr 2 box 856]] for wednesday
            address: [[681 wintergreen loop]], [[wendport mills]], mi [[9812]]
            |[[4767 14th Rd]]^^[[Ashford]]^NC^[[89347]]||
            nephew|[[70 Magnolia Trail]]^^[[Ashford]]^MI^[[44103]]|
            pathology, [[5 Via Rosalia Ave, Apt. H]]
            pharmacy on [[65 n elm st]].
            [[77 Elm Street]] [[Salt Lake City]], UT [[84101]]
            [[12 Oak Lane]], [[Utica]], NY [[135O2]]
            lives at [[123 N. Main St., Apt 4B]] now
            at [[42 W 23rd Street]], and
            Address: [[5083 Christina Cliff Apt. 163]], [[Lake Johnview]], RI [[64766]]
            [[6606 Rodriguez Throughway]], [[West Mariah]], NE [[40242]]
            [[942 Elizabeth Street]], [[Gold Coast]] QLD [[4217]].
            [[551 Victoria Road]], [[Melbourne]] VIC [[3000]].
            [[12 Maple Dr]], [[Salem]], OR [[97301]]
            [[187 Birch Way]], [[Portland]], LA [[39177]]
            [[6874 Dogwood Ct]], [[Lakewood]], OK [[34844]]
            [[4969 Ash Place]], [[Lexington]], MI [[34669]]
            [[13058 Hawthorn Circle]], [[Georgetown]], NC [[12958]]
            [[350 Walnut Terrace]], [[Ashland]], CA [[20150-1234]]
            [[1 Martin Luther King Jr. Blvd]], [[Detroit]], Michigan
            [[500 5th Ave]], [[New York]], NY [[10110]]
            [[12-34 150th Street]], [[Flushing]], NY
            [[123 St. Johns Ave]]
            ADDRESS: [[123 MAIN ST APT 4]], [[SPRINGFIELD]], IL [[62704]]
            he lives at [[123 main st apt 4]] with
            i live at [[4500 elm street]] in
            [[PO Box 123]], [[Boise]], ID [[83701]]
            [[P.O. Box 123]]
            [[Post Office Box 99]]
            [[P O Box 77]], [[Fargo]], ND [[58102]]
            [[RR 2 Box 31]], [[Salem]], IA [[52649]]
            [[HC 64 Box 12]]
            [[Rural Route 3]]
            [[PSC 802 Box 74]]
            [[APO AE 09123]]
            [[4521 Highway 12]], [[Delano]], MN [[55328]]
            off [[Highway 61]] near the river
            [[12 Rue de la Paix]], [[75002]] [[Paris]]
            [[Hauptstraße 5]], [[10115]] [[Berlin]]
            [[Calle Mayor 12]]
            [[Calle Mayor 12, 3º B]], [[28014]] [[Madrid]]
            [[Ul. Mickiewicza 12/4]] please
            [[Vasagatan 16 lgh 1102]], [[111 20]] [[Stockholm]]
            [[Flat 3, 12 High Street]], [[Leeds]]
            [[Unit 4/12 Smith Street]], [[Darwin]] NT [[0800]]
            she lives on [[Maple Avenue]] with
            at the corner of [[5th and Main]] he
            She was found on [[Baker Street]] down
            [[77 Sunset Boulevard, Suite 200]], [[Los Angeles]], California [[90028]]
            [[1600 Pennsylvania Avenue NW]], [[Washington]], DC [[20500]]
            [[88 Oak Ln #5]], [[Reno]], NV
            [[19 Court Street]]
            [[221B Baker Street]], [[London]] [[NW1 6XE]]
            Address [[45 Kings Road]]
            Resides at [[9 Elm Court]].
            [[123 Main Street]]
            [[6328 Monarch Park Place]], [[Niwot]], Colorado [[80503]]
            [[375 Johnny Causeway]], [[Port Amber]], MP [[57496]]
            down at [[Mississippi Avenue]] he
            """;

    private static final String LINES = """
            John Smith|[[123 Main Street]]|[[Springfield]], IL [[62704]]|Phone
            [[350 Walnut Terrace|Apt 3]]|x
            To:|[[77 Birch Lane]]|[[New Haven]], Connecticut [[06511]]|Dear
            """;

    private static final String LOCALITIES = """
            brother lives in [[North Ashford]].
            wandering, found by [[New Ashford]] police
            here in [[Salt Lake City]].
            LIVES IN [[ASHFORD]], WORKS NIGHTS
            sent to lab in [[Ashford]], case
            church in [[Ashford]]. Sings
            called at noon; medics from [[Ashford]] responded
            wandering by [[Ashford]] police
            wandering near [[Wendley Creek]] by
            visiting her son here in [[Larchburg]].
            Appeals office, [[Ashford]], MI
            stopped driving to the [[Ashford bus depot]].
            PLANS TO VISIT AT THE [[PELL RIVER]] IN FEBRUARY
            stays near [[Wendley State Park]].
            near [[Wendley Creek campground]] today
            fell at [[Harrow Heights]] on Friday
            lives with parents in [[wendmere county]].
            lives in [[Prince George's County]].
            map point [[38.884248° n, 70.9070° w]]
            found at [[43°50'42"n 103°51'59"w]] by
            She is from [[Chicago]], IL and
            moved to [[Portland]], Oregon last
            in [[Springfield]], Illinois, she
            [[St. Louis]], MO [[63101]]
            in [[Winston-Salem]], NC for
            in [[Baltimore]], MD with
            [[Houston]], TX
            [[Boston]], MA [[02115]]
            [[boston]], ma [[02115]]
            [[Cook County]] resident
            from [[County of Los Angeles]] now
            ZIP: [[02139]]
            zip code [[02139-1234]]
            postcode [[3000]]
            IL [[62704]]
            Texas [[75001]]
            London [[SW1A 1AA]] UK
            She lives in [[Lake Johnview]] with
            a native of [[Ashland]] who
            born and raised in [[Comptonmouth]].
            moved here from [[Gayberg]] in
            [[K1A 0B6]] Ottawa
            Montreal QC [[H3Z2Y7]]
            postal code [[H3Z2Y7]]
            GCS 15 (E4V5M6) on arrival
            Montreal classification A2L3B1, mild
            GCS 14, E3V5M6, pupils equal
            ZIP _[[85096]]_
            county of residence: [[Kern County]]
            [[41.8781, -87.6298]] on map
            [[40.7128° N, 74.0060° W]] there
            [[40°26'46"N 79°58'56"W]] there
            Lat: [[41.88]]
            [[87G8Q2PQ+VX]] place
            [[18T WL 83959 07350]] grid
            at [[///filled.count.soap]] now
            in [[census tract 4021.02]] here
            [[Precinct 12]] votes
            """;

    private static final String NEGATIVES = """
            born in North Korea and
            lives in New Zealand
            working in Corporate America for years
            TSH 4.120 0.450-4.500 uIU/mL
            crashed while driving on Highway 9 when
            Signed: Imre Balogh-Szabo, MD
            Signed: Imre Balogh-Szabo, MD 41234
            Attending: Ana Keller, DO 30201
            tender at McBurney Point on palpation
            pain at Trigger Point
            LIVES IN NURSING HOME
            LIVES IN OWN APARTMENT
            RESIDES IN ASSISTED LIVING
            in another county
            by State police
            returned from a trip to Chad
            seen at Valley Hospital
            give 5 ml St and 10 mg Dr
            St. Jude valve, St John's wort
            Seen by Dr. Smith at 10
            2 Way valve and 3 Way stopcock
            a 40 minute drive away
            one way or another
            CT abdomen and CT head
            3 Chest CT scans, 2 Head CT
            5 Abdominal CT Scan
            walk 2 blocks down the road
            12 lead ECG and 4 view
            Smith, MD and Jones, DO
            Ruth Sanchez, PA in clinic
            Jane Smith, MA
            HTN, CAD, MI, CHF
            DM, HTN, PE, MS
            Patient, MD
            A 45 year old in Texas
            lives in Florida with
            glucose 12345 and 54321
            the code 62704 was
            Room 12 Attending Dr. Smith
            at 10 Dr. Jones came
            in 2019 Dr. Park saw
            3 Point restraint and 4 Point gait
            Stage 2 Pressure Ulcer
            moved to Texas, born in Mexico, lives in Florida
            lives in Assisted Living, moved to Room 5
            resident of Sunrise Nursing Home
            born in April, raised in South America
            lives with Anna and moved to ICU
            she was moved to Bay 4
            weight bearing 2 Walk
            took 2 pills at Park
            on 03/14/2019 Main symptoms
            B12 5MG and L4 5TH
            T4 1.2 and C5 C6
            L4 L5 disc, S1 2XL
            the county clinic
            county hospital
            pH 7.352, 45.123 lactate
            mean 0.123 sd
            levels 1.2345 and 12 Upper GI
            1.234 to 2.345
            1.5 mg, 2.5 mg
            school district policy
            box 3 of the form
            hc 64 percentile
            IL-6, TNF and IL 6
            PT 12.3, INR 1.1
            Grade 3 St. elevation
            ST elevation in II, III
            2 St segments
            Take 1 Tab PO BID
            400 mg PO 3 times
            PO box
            fell in the street
            street drugs
            across the road
            home at 5 pm drive
            residing at South Valley Care Center
            as quoted in The Wall Street Journal
            call from Peter Hale, MD, and to Jane Doe, PA
            in Oregon, Washington, and Nevada
            on Wednesday, Missouri officials
            Season 3 of Friday Night Lights
            1 CREDIT EXTENSIONS
            wbc 11.2, K 4.0
            10 Metre Walk test, 6 Minute Walk Test
            the way home, the court date
            Seizures, ID consulted
            Wound infection, ID
            fatigue, OR time
            Alert, OR, ICU
            COPD, CO 2 retention
            Washington, Lincoln, and Grant
            Foley, IN place
            Ring 3 is tight
            14 Day Event Monitor Center
            """;

    private static final EnumSet<PhiKind> KINDS =
            EnumSet.of(PhiKind.STREET, PhiKind.CITY, PhiKind.ZIP, PhiKind.COUNTY, PhiKind.COORDINATES, PhiKind.PLACE);

    @ParameterizedTest
    @MethodSource({"streets", "localities", "negatives"})
    void claimsExactlyTheAddresses(String marked) {
        assertThat(MarkedText.of(marked).markedBy(new AddressDetector(), KINDS)).isEqualTo(marked);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void claimsAddressesOverLines(String marked) {
        String lines = marked.replace('|', '\n');
        assertThat(MarkedText.of(lines).markedBy(new AddressDetector(), KINDS)).isEqualTo(lines);
    }

    static String[] streets() {
        return STREETS.split("\n");
    }

    static String[] lines() {
        return LINES.split("\n");
    }

    static String[] localities() {
        return LOCALITIES.split("\n");
    }

    static String[] negatives() {
        return NEGATIVES.split("\n");
    }
}
