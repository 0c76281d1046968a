package health.cordon.deid.dates;

/** The words around a form that tell a date from a score, a quantity or a code, for {@link DateContext}. */
final class ContextWords {

    /** Words behind which even a doubtful form is a date. */
    static final WordTable STRONG = WordTable.of("""
            on since until till dated date dates dob dod dos doa doi born birthdate birthday birth admitted admit
            admission discharged discharge dc seen visit visited fu followup performed collected drawn signed dictated
            transcribed lmp edd edc edb onset expires expiration exp effective starting began started start due
            scheduled appointment appt surgery injury deceased died expired received reviewed updated
            printed completed ordered issued obtained evaluated hospitalized transferred week weekend visits
            encounter fecha datum le el am vom seit admissions day ending beginning between approved refilled filled
            shipped mailed faxed paid ends ended valid ending session injured
            administered given placed removed inserted implanted repeated rescheduled arrived presented entered
            reported recorded today yesterday tomorrow last delivered deliver""");

    /** Words behind which a form is a date unless it looks like a fraction or a score. */
    static final WordTable WEAK = WordTable.of("""
            from in through thru by before after of for as around about approximately and to prior previous next this at
            night morning evening afternoon
            cxr ct mri mra cta echo echocardiogram ekg ecg labs lab cath catheterization bx biopsy cx culture cultures
            bcx ucx us ultrasound xray tte tee eeg emg colonoscopy egd endoscopy op note appt pet mammogram pap a1c cbc
            bmp cmp inr procedure consult operation study scan film imaging radiograph test tests result results
            monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
            clinic meeting visiting came fall fell again ed er pod hd icu or picc line cycle dose extubated intubated""");

    /** Investigations and notes that a partial date at the start of a line introduces. */
    static final WordTable EXAMS = WordTable.of("""
            cxr ct mri mra cta echo echocardiogram ekg ecg labs lab cath catheterization bx biopsy cx culture cultures bcx
            ucx us ultrasound xray tte tee eeg emg colonoscopy egd endoscopy note visit appt pet mammogram pap cbc bmp
            cmp inr procedure consult surgery pathology path head chest abdominal abd admission discharge admitted discharged
            seen transferred called pt patient started stopped underwent s am pm a p morning afternoon
            evening night overnight at""");

    static final WordTable PROCEDURES = WordTable.of("""
            cabg mi cva tia ptca stent stents pci avr mvr aicd icd pacemaker tah bso tka tha thr tkr orif appy chole
            cholecystectomy appendectomy hysterectomy mastectomy lumpectomy laparoscopy arthroscopy fusion transplant
            exp expires radiation chemotherapy chemo xrt diagnosed dx late early mid""");

    /** Imaging, whose body part may stand between it and its date. */
    static final WordTable STUDIES = WordTable.of("""
            cxr ct mri mra cta echo echocardiogram ekg ecg bx biopsy culture cultures us ultrasound xray tte tee eeg emg
            pet mammogram""");

    /** What follows a quantity, a score or a grade, never a date. */
    static final WordTable MEASURES = WordTable.of("""
            mg mcg ug g gm gms gram grams kg ml mls cc cm mm m km l liter liters litre litres dl units unit u iu meq mmol
            tab tabs tablet tablets pill pills cap caps capsule capsules puff puffs drop drops gtt gtts spray sprays
            strength murmur sem murmurs systolic diastolic pulse pulses pain point points score scores rep reps star stars inch inches in
            ft foot feet hr hrs hour hours h min mins minute minutes sec seconds days weeks wk wks months mo mos years yrs yr
            year times x set sets power motor grade edema dtr dtrs reflexes reflex oriented cores nodes node lymph positive
            negative bottles bottle samples sample people patients siblings criteria responses bilaterally
            bilateral tender disc discs disk rib ribs throughout severity cup cups glass glasses beer beers drink drinks pack packs ppd oz ounce ounces lb lbs
            pound pounds percent cigarettes cigs strips doses dose amp amps bpm mmhg mph rpm hz french fr gauge ga
            quadrants extremities upper lower plantar biceps triceps deltoid grip quads hip knee ankle elbow wrist
            symmetric symmetrical full intact equal teaspoon tsp tbsp tablespoon liters cans vials vial shots sessions
            or weekly daily tid bid qid prn""");

    /** What stands before a score, a pressure, a level of the spine, a stage. */
    static final WordTable SCALES = WordTable.of("""
            strength power motor pain score scored scores scoring rated rates rate rating grade graded scale level levels bp pressure
            pressures vision visual acuity va od os ou murmur reflex reflexes dtr dtrs pulse pulses apgar apgars gcs mmse moca
            phq gad bishop gleason stage ratio type sem edema lt rt lue rue lle rle ue le uppers lowers ext extremities
            delts deltoid deltoids biceps triceps grip quads hamstrings iliopsoas hf he kf ke df pf ehl wrist finger
            flexion extension abduction adduction dorsiflexion plantarflexion severity intensity currently worst best
            average measured ef fev ast alt abg peep fio bpp criteria orientation recall cn l c t s sirs perc wells asa
            chapter psv ps cpap bipap ipap epap simv vent settings
            page version v section item rule form title part h hh hgb hct hemoglobin hematocrit nodes node ln lns lymph
            total mean median range iop iops tonometry tonopen ta applanation goldmann fundal points tender""");

    /** What is measured at a time of day and told as one number for each side. */
    static final WordTable PRESSURES =
            WordTable.of("iop iops tonometry tonopen applanation goldmann bp pressure pressures");

    /** What is counted out of a whole: {@code week 12/52}. */
    static final WordTable COURSES = WordTable.of("week day cycle dose session visit fraction course");

    /** What is told as three numbers with slashes. */
    static final WordTable TRIPLES = WordTable.of("ciwa cows ssi iss pca sliding correction");

    static final WordTable TIME_PREPOSITIONS = WordTable.of("""
            in since until till til during last this next past through throughout by before after early late mid of from between on
            around month months about late beginning start end middle mid-""");

    /** Words before {@code of March} that make it a time. */
    static final WordTable STRETCHES = WordTable.of("""
            month months week weeks end beginning middle start rest part half days day morning evening weekend first last as
            early late end portion remainder two course ides th st nd rd""");

    static final WordTable MODAL = WordTable.of("be have not need also cause help require want take use benefit occur"
            + " include indicate represent reflect result increase decrease improve worsen well or");

    static final WordTable FEAST_PREPOSITIONS = WordTable.of("""
            on at since before after over during by around until till through last this past next from between every
            about the for following celebrate celebrated observing""");

    static final WordTable NOT_FEAST = WordTable.of("""
            disease factor tree trees party parties card cards gift gifts carol carols present presents egg eggs bunny
            island lily cookie cookies resolution resolutions seal seals costume costumes candy song songs colors decorations
            lights bread cake pudding turkey baby""");

    static final WordTable DAY_PREPOSITIONS =
            WordTable.of("on until till by since from before after through of between and to");

    static final WordTable AFTER_DAY =
            WordTable.of("at and of with she he for we they to i pt patient in by but as when for due because via or");

    static final WordTable BIRTH = WordTable.of("dob birth born birthdate birthday date dod dos doa doi collected"
            + " dt admit admitdate dischdate discharge admission service expiration exp expires visit");

    static final WordTable IDENTIFIERS = WordTable.of(
            "mrn id number no account acct ssn phone fax tel order accession"
                    + " encounter case specimen policy member group serial sn lot ref claim npi medicaid license zip code pin ticket");

    /** What counts as {@code 2-1-10}: gravida and para, scores, doses of a day, sets. */
    static final WordTable COUNTS = WordTable.of("""
            g p gp para gravida gpal tpal cpt icd hcpcs sab tab abortus spike spikes kit pattern exercise sets reps take tablets taper drip ratio odds
            mixture lag leads hole holes suture sutures size sizes model step steps regimen schedule profile pid figure fig
            table code codes extension ext room suite ec cas atcc chromosome gene locus phase tetanus dose doses""");

    /** What follows a row of counts. */
    static final WordTable SERIES = WordTable.of("""
            regimen schedule taper ratio pattern scale split mix protocol rule diet series suture sutures needle""");

    private ContextWords() {}
}
