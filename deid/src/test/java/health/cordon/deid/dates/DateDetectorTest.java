package health.cordon.deid.dates;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is a date and what is not, row by row; claims stand in double brackets. */
@Cfr("164.514(b)(2)(i)(C)")
class DateDetectorTest {

    private static final String NUMERIC = """
            a CT of chest in [[09/2008]] negative
            The week of [[6/10]] she is away
            headache since [[10/30]] pain 7/10
            came [[6/5]] from home
            504 meeting [[10/8]]: all present
            [[4-4-17]]: INR 8.9
            Anticoag clinic [[4-4-17]]: INR 8.9
            see again [[may 11]].
            the incident of [[19 May]] in the lab
            met on [[May 4]] in the clinic
            may 4 in the past mar 5 mg
            she dates the onset to [[March]], when
            no openings til [[August]]
            IOP 11/13, no glaucoma
            lactate 4.1 at 0345; basal 1.1 0600-1200
            CIWA 4/8/12, and on [[4/8/12]] home
            Week 12/52, day 15/28; cabg [[12/52]]
            L4/5 and 5/1 disc
            IOPs 12/18 today, tonometry 10/12 at 9 am
            trigger points 11/18, and 11/18 tender points
            you may 11 times
            it led to march, then
            since 2/6 murmur heard
            appointments [[6.25.12]] family medicine
            D: [[8-10-14]]  T: [[8-10-14]]
            seen in the unit at [[1-17-99 0656]]. Follow-up
            Report status: FINAL [[2012-11-21 0536]]
            Received: [[02/23/2025, 0445]]
            on [[3/28/2018, 3:52 PM]]
            pronounced dead at [[10-15-14 0242]]. No reflex
            on [[03/14/2019]] 1200 ml of fluid
            on [[03/14/2019]] 1500.5 units
            [[Sun 3/12]] no complaint
            ends [[sunday 3/16]]. Then
            Session with Judith [[9/7]]. She
            shipped [[1/9]]
            period ends [[1/27]] and
            stay ([[7/12]]-[[8/1/04]]) for sepsis
            valid [[9/20]]-[[10/6/24]]
            arrived [[O7/21/2017 at O1:42:23]]
            seen [[8/l6/18]] here
            on [[2/6/20O0]] she
            onset [[05/20O8]], stable
            Seen here [[4-8-18]] for same
            name | 957377 | [[5-6-79]] | ins
            wrote the form - Yolanda ([[11-2-35]])
            Date of surgery colon [[9.22.24]]
            Seen on [[03/14/2019]] in clinic.
            Seen [[3/14/2019]].
            DOS: [[3-14-19]]
            [[14.03.2019]] Befund
            [[14.3.2019]]: Labor
            DOB [[2019-03-14]]
            at [[2019-03-14T08:30:00Z]] sent
            at [[2019-03-14T08:30:00.123+01:00]] sent
            date: [[20190314]]
            |[[20190314083000]]|
            DOB: [[03141956]]
            DOB [[031456]]
            since [[03/2019]] she
            colonoscopy [[03/2019]]: normal
            [[2019-03]] to [[2019-05]]
            [[2019/03/14]] done
            The scan of [[3/14/19]] was normal
            She was last seen on [[3/14]] and is well
            follow up on [[3/14]].
            [[3/14]]: Tmax 38.4, cultures sent
            [[3/14]] CXR: clear
            [[3/14]] - extubated
            CXR ([[3/14]]) clear
            CT head [[3/14]] without bleed
            BCx [[3/14]], [[3/15]] and [[3/18]] no growth
            [[3/14]]-[[3/18/2019]] inpatient
            [[03/14/19]] - [[03/18/19]] stay
            between [[3/1]] and [[3/15]]
            admission from [[3/14]] to [[3/18]]
            at [[3/14/19 at 08:30]] she fell
            Collected: [[03/14/2019 14:22:05]]
            Collected: [[03/14/2019 2:22 PM]]
            Collected: [[03/14/2019 1422 hrs]]
            [[14:22 on 03/14/2019]] arrived
            [[08:30 3/14/19]] arrived
            Date [[O3/l4/2019]] signed
            [[31/12/2019]] letzte Kontrolle
            Letter of [[3 / 14 / 2019]]
            [[1/2/2019]] and [[1/2/19]]
            LMP [[2/3]]
            born [[4/5/61]]
            (DOB [[4-5-61]])
            Discharge Date: [[03-14]]
            DOB:[[1956-03-14]];MRN
            on [[2/3-5]] she was admitted
            DOB [[03/14/'56]]
            hospitalized in [[01/08]] and in [[9/93]] again
            brother had CABG [[8/95]].
            since [[11/94]] she forgets
            s/p fall [[3/14]], doing well
            started lasix [[03/02]] and stopped
            DOB: [[03 14 1956]]
            maria dob [[3 14 56]] needs a refill
            DOB [[3-14-56]]
            Log [[14/Mar/2019:08:30:00 +0000]] GET
            [[12/25/2019]]-[[1/3/2020]] trip
            [[3/14/19]]-[[3/18]] stay
            [[03/14-18/2019]] stay
            [[Tue Mar 14 08:30:00 EST]] 2019
            this [[14th day of March, 2019]] before me
            admitted [[3/5]]; discharged [[3/9]]
            Labs [[3/14/19 at 0600]]: normal
            (last [[03/2018]])
            "dob": "[[1954-10-02]]"
            <date>[[2019-03-14]]</date>
            scan_[[20190314]].dcm
            Expires [[12/25]]
            my appointment is [[12/25]] ok
            """;

    private static final String WORDS = """
            Session #29   [[January 3, 2011]]
            appendectomy in [[May 2004]] negative
            unchanged from [[October 20l5]]. Stable
            RTC [[October 2O15]] for exam
            ends [[12 Decernber]]. Then
            [[Novernber of 2007]]
            SESSION WITH LOC [[MAY 28]]. CLIENT
            [[23 MAY]]: seen
            date of birth [[January 26th]]
            [[Mar 12 2O04]]
            Admitted [[March 14, 2019]].
            Admitted [[march 14 2019]] and
            ADMITTED [[MARCH 14, 2019]] AND
            the [[14th of March]] was
            the [[14th of March, 2019]] was
            on [[14-Mar-2019]] and
            on [[Mar 14 '19]] and
            on [[14MAR2019]] and
            on [[14Mar19]] and
            in [[March of 2019]] she
            in [[March 2019]] she
            in [[Mar. 2019]] she
            in [[mid-March]] she
            in [[early March 2019]] she
            in [[late June]] she
            in [[March]] she
            back in [[may]] he fell
            since [[May]] he has
            until [[June]] of that year
            last [[October]] she had
            the [[third of March]] was
            [[March fourteenth, two thousand nineteen]] was
            [[March twenty-first]] was
            [[March 14th]] was
            on [[March 3 to 5]] and
            on [[March 3-5, 2019]] and
            from [[March 3]] to [[April 5]] and
            on [[Monday, March 4]] she
            on [[Monday 3/4/2019]] she
            on [[Tuesday the 5th]], she
            [[Mon., March 4, 2019]] visit
            admitted [[March
            14, 2019]] for
            on [[12 March]] he
            on [[12 March 2019]] he
            on [[12. März 2019]] war
            el [[5 de mayo de 2019]] fue
            le [[14 janvier 2019]] elle
            le [[3 août]] elle
            [[Mar-19]] imaging
            [[Nov '18]] imaging
            [[March 14, 2019 at 8:30 am]] she
            [[March 14 at 0830]] she
            Surgery was [[March 14]] and then again on the [[20th]].
            [[2019-Mar-14]] drawn
            [[2019 March 14]] drawn
            from [[January]] to [[March]] she
            [[May 3]] she came
            May [[May 3rd, 2019]] be
            in [[April]] she
            Born [[June 5, 1950]]
            at the end of [[March]] she
            the week of [[March 4]] she
            in [[Sept 2019]] she
            [[September, 2019]] labs
            the [[Fourth of July]] party
            [[July Fourth]] party
            [[July 4th]] party
            but [[november]] and [[december]] were bad
            surgery [[March]] of this year
            hurting since about [[march]] now
            the first week or two of [[June]] is fine
            on [[seventh August]] he came
            on [[April twenty two]] we went
            in [[March two thousand and four]] she
            the pre-[[July]] baseline
            scheduled on the [[24th]] for surgery
            born [[March 3]]
            [[Jan]]-[[Mar 2019]] visits
            from [[March]] to [[June]] he
            [[dec 25th]] he came
            on [[Sat Mar 14]] he
            the [[1st of June 2019]] at home
            [[JANUARY 5TH, 2019]]
            [[June 5–7, 2019]] trip
            week of [[Sept. 9th]] she
            [[sept 9]] she came
            due [[june 15]] she
            [[Feb 2]] and [[Feb 9]] sessions
            the night of [[12/31/18]] he
            """;

    private static final String PERIODS = """
            in the [[winter of 2018]] she
            [[Fall 2019]] semester
            since [[spring '19]] she
            in [[Q3 2019]] the
            [[third quarter of 2019]] results
            [[3Q19]] results
            on [[Christmas]] she fell
            at [[Thanksgiving]] dinner
            on [[New Year's Eve]] she
            since [[Labor Day weekend]]
            week of [[Thanksgiving]]
            after [[Easter Sunday]] mass
            during [[Ramadan]] he fasts
            around [[Christmas 2018]] she
            since [[Mother's Day]] she
            on [[Good Friday]] he
            before [[Halloween]] she
            around [[Diwali]] she
            """;

    private static final String NEGATIVES = """
            replace Mg to 2. May shower
            version 1.25.10 installed
            gravida para 2-1-10 term
            called about March of Dimes form
            taper 3-2-10 daily
            BiPAP 10/5. Weaned
            MAY 2 TABLETS
            5/5 strength in all extremities
            Strength 5/5 throughout
            strength is 4/5 on the left
            2/6 systolic murmur
            3/6 holosystolic murmur at apex
            pulses 2/4 bilaterally
            20/20 vision, BP 120/80
            1/2 tablet daily, then 1/2
            took 1/2 of it
            T4/T5 and C5-6 and L4-5 discs
            closed with 3-0 silk and 4-0 vicryl
            10-12 mg daily for 2-3 days
            24/7 care, 8/10 pain, pain 9/10
            pain is 7/10 today
            T2 N1 M0, Grade 2/3
            50/50 split, 4/4 bottles
            1-2 beers a night
            version 3.14 and 1.2.3
            555-123-4567 and 123-45-6789
            May-Thurner syndrome and a March fracture
            patient may 3 times daily
            she may 2 weeks later return
            You may march in place
            PATIENT MAY 3 TIMES DAILY TAKE 2
            MAR 2 reviewed by nursing
            since 2015 she has
            in '98 and the 2010s
            last Tuesday, next week, two days ago, POD #3
            on Monday and Friday
            at 8:30 am and 14:22
            Christmas disease and Christmas factor
            Easter eggs were eaten
            a Happy Easter egg
            reduced by 1/2 and 2/3
            ratio 3:1, 1/2 NS at 100
            insulin 70/30 and 10/20/30 mg
            the 5th digit and the 3rd toe
            on the 5th postoperative day
            the 5th metatarsal
            A1c 7.2, K 4.1, Na 138
            Gleason 3+4, stage 2/3
            GCS 15/15, MMSE 28/30, Apgar 8/9
            Apgars 8/9
            DTRs 2/4 and 2+/4
            peripheral pulses 2/4
            from 3/5 to 4/5 strength
            pain from 3/10 to 7/10
            LOINC 2160-0 and 12345-6
            ICD 10 E11.9 and I10
            PHQ-9 12/27, GAD-7 5/21
            lot 20190314 number
            MRN 20190314
            MRN: 03141956
            code 031456
            he had a fall 2019 ml
            fall in 2018
            spring water, summer camp
            sun exposure and sat 92%
            dec 2 mg, inc 4 mg
            OCT 5 microns
            mar 5 mg
            1.2.19.4 and 10.12.14.5
            IP 10.12.14.15
            O2 2/3 liters
            1st line, 2nd line, 3rd degree
            one third of patients
            the first of two
            second day of life
            June presented with pain
            April was seen and May helped
            her daughter June and her aunt May
            Dr. August saw him
            the new year brought pain
            a king size bed day
            mother's day care
            EF 55/60
            6/6 near vision
            4/2/1 rule
            3-4/10 pain
            quit 1/2 ppd x 20 years
            3/4 nephrectomy
            the 1990s and 2000
            FY 2019 budget
            Mars and set 5
            Q4 hours and q6h
            1/3 of the patients, 2/3 majority
            She may, on 3 occasions, fall
            on 1/2 tablet
            Visit 3 of 12
            room 12-14
            3-14 weeks
            12-14 hours of sleep
            blood pressure 110/70 and pulse 70
            1 in 10 and 2 of 3
            the march of time
            • Average Pain Intensity Over the Past Week: 4/10.
            pain on the 2nd, 3rd and 4th toes
            Rates her stress level as an 8/10.
            in 3/5 patients and 3/4 of cases
            BP was 12/80 and then
            GCS 3/15, MoCA 12/30 and PHQ 9/27
            nodes 3/14 and H/H 8/25
            3/14 lymph nodes positive
            responders 3/14 (21%) had
            12 14 1956 steps
            she may 1 hour later
            mixed 3/4 nylon, 2/0 silk, 4/0 vicryl
            a 2/3 majority, 1/3 of it
            P 2-0-0-2, G3P2
            mg/dl 10-12-14 mg
            dilute 1:10, ratio 4:1
            C3/4 and T11/12 and L5/S1
            Grade II/VI, NYHA III/IV
            the 2nd time and the 3rd trimester
            a 12/14 French dilator
            vitamin B-12 1000 mcg
            sig: 1 po q 4-6 hrs
            3x/week 2x/day
            D5 1/2 NS at 75
            99/100 or 12/12 items
            call 911, dial 411
            windows 10 and Mar-a-Lago
            marching in may be hard
            jan was seen, dec was given
            a second opinion and a first visit
            two thousand calories, twenty twenty vision
            friends on Friday, Sunday dinner
            summer flu, winter itch, fall risk, spring allergy
            may or may not
            """;

    private static final String AGES = """
            a [[92]]-year-old man
            a [[92]] y/o man
            a [[92]]yo man
            [[92]] y.o. female
            [[92]] year old
            aged [[94]] she
            [[100]]M w/ PMH syncope
            [[93]]F presented after a fall
            ran 95m in 12 s, 100M parameters
            age: [[101]]
            Age [[91]]
            Age/Sex: [[94]]/F
            [[ninety-two]] years old
            [[ninety two]] year old woman
            in her [[nineties]] now
            patient is [[90]] yeasr old
            is in her [[late nineties]] and
            consult for Gao ([[91]] M) today
            found [[103]] m mrn 802
            in his [[mid-90s]] now
            in his [[early 90's]] now
            a [[nonagenarian]] from
            the [[centenarian]] was
            turned [[100]] last week
            her [[95]]th birthday
            [[one hundred and one]] years old
            a woman of a [[hundred and one]] asks
            male, [[104]]y.o., lives alone
            [[92]] years of age
            his mother died at age [[97]]
            father died at [[98]] of MI
            her mother, [[94]], is well
            [[92]]F with CHF
            this [[92]] yr old
            [[103]]-year old
            [[90]]+ years old
            she was born in [[1921]] in Ohio
            lived to be [[99]]
            I am [[ninety three]]. I am well
            he was [[ninety one]].
            She is [[94]] and lives alone
            I'll be [[ninety]] later this month
            """;

    private static final String NOT_AGES = """
            an 89-year-old man, age 89
            90 days old and a 95-day stay
            98% age-predicted heart rate
            HR in the 90s, sats in mid 90s
            92 pack-years
            temp 37.2 (99 F)
            temp 98 and pulse 92
            aged 90 days
            turned 90 degrees
            age 45 and 92 kg
            in the nineties music was loud
            SBP 90-100s
            90 year history
            92 F
            weight 92 kg, BP 192/92
            born in 1950
            she is 30 years old
            ninety percent of people
            ninety minutes
            spO2 92
            your heart rate was ninety eight and
            she is 95 kg now
            I am ninety percent sure
            satting at ninety six percent
            """;

    @ParameterizedTest
    @MethodSource({"numeric", "words", "periods", "negatives"})
    void claimsExactlyTheDates(String marked) {
        assertThat(MarkedText.of(marked).markedBy(new DateDetector(), Set.of(PhiKind.DATE)))
                .isEqualTo(marked);
    }

    @ParameterizedTest
    @MethodSource({"ages", "notAges"})
    void claimsExactlyTheAgesOver89(String marked) {
        assertThat(MarkedText.of(marked).markedBy(new DateDetector(), Set.of(PhiKind.AGE_OVER_89)))
                .isEqualTo(marked);
    }

    static String[] numeric() {
        return NUMERIC.split("\n");
    }

    static String[] words() {
        return WORDS.replace("March\n14", "March\r14")
                .replace("\n", "\u0000")
                .replace('\r', '\n')
                .split("\u0000");
    }

    static String[] periods() {
        return PERIODS.split("\n");
    }

    static String[] negatives() {
        return NEGATIVES.split("\n");
    }

    static String[] ages() {
        return AGES.split("\n");
    }

    static String[] notAges() {
        return NOT_AGES.split("\n");
    }
}
