package health.cordon.testkit.notes;

import java.util.Locale;

/** What a note is. Each kind has its own grammar with several skeletons. */
public enum NoteKind {
    /** Hospital discharge summary. */
    DISCHARGE_SUMMARY(Genre.CLINICAL),
    /** Admission history and physical. */
    HISTORY_AND_PHYSICAL(Genre.CLINICAL),
    /** Inpatient or clinic progress note in SOAP form. */
    PROGRESS(Genre.CLINICAL),
    /** Specialist's consult. */
    CONSULT(Genre.CLINICAL),
    /** Summary after a death. */
    DEATH_SUMMARY(Genre.CLINICAL),
    /** Imaging report. */
    RADIOLOGY(Genre.CLINICAL),
    /** Pathology report. */
    PATHOLOGY(Genre.CLINICAL),
    /** Laboratory report. */
    LAB_REPORT(Genre.CLINICAL),
    /** Nursing note. */
    NURSING(Genre.CLINICAL),
    /** Home-health visit. */
    HOME_HEALTH(Genre.CLINICAL),
    /** Emergency triage. */
    ED_TRIAGE(Genre.CLINICAL),
    /** Operative report. */
    OPERATIVE(Genre.CLINICAL),
    /** Dictated and transcribed report. */
    DICTATION(Genre.CLINICAL),
    /** Note in fragments. */
    TELEGRAPHIC(Genre.CLINICAL),
    /** Message in a patient portal. */
    PORTAL_MESSAGE(Genre.CLINICAL),
    /** Letter between clinicians. */
    REFERRAL_LETTER(Genre.CLINICAL),
    /** Telephone encounter. */
    PHONE_NOTE(Genre.CLINICAL),
    /** Social worker's note. */
    SOCIAL_WORK(Genre.CLINICAL),
    /** Psychotherapy progress note. */
    THERAPY(Genre.CLINICAL),
    /** Medication list. */
    MEDICATION_LIST(Genre.CLINICAL),
    /** Problem list. */
    PROBLEM_LIST(Genre.CLINICAL),
    /** Narrative blocks of a C-CDA or FHIR document. */
    CCDA_NARRATIVE(Genre.CLINICAL),
    /** Lines that look like HL7 v2. */
    HL7_LINES(Genre.CLINICAL),
    /** Claims, prior authorisation, billing. */
    BILLING(Genre.CLINICAL),
    /** E-mail between staff or with a patient. */
    EMAIL(Genre.CLINICAL),
    /** Prompt to a language model about a patient. */
    CHAT_PROMPT(Genre.QUERY),
    /** Short clinical search query. */
    SEARCH_QUERY(Genre.QUERY),
    /** Transcript of a conversation. */
    DIALOGUE(Genre.CLINICAL),
    /** Dental note. */
    DENTAL(Genre.CLINICAL),
    /** Eye clinic. */
    OPHTHALMOLOGY(Genre.CLINICAL),
    /** Obstetrics and gynecology. */
    OBSTETRICS(Genre.CLINICAL),
    /** Pediatrics. */
    PEDIATRICS(Genre.CLINICAL),
    /** Oncology. */
    ONCOLOGY(Genre.CLINICAL),
    /** Instructions for the patient at discharge. */
    DISCHARGE_INSTRUCTIONS(Genre.CLINICAL),
    /** Registration face sheet and forms. */
    FACE_SHEET(Genre.CLINICAL),
    /** Device clinic and implant log. */
    DEVICE_LOG(Genre.CLINICAL),
    /** Intensive care unit note. */
    INTENSIVE_CARE(Genre.CLINICAL),
    /** Anesthesia record and pre-operative assessment. */
    ANESTHESIA(Genre.CLINICAL),
    /** Cardiology: clinic, catheterisation, echo, electrophysiology. */
    CARDIOLOGY(Genre.CLINICAL),
    /** Psychiatric evaluation. */
    PSYCHIATRY(Genre.CLINICAL),
    /** Emergency physician's note. */
    EMERGENCY_PHYSICIAN(Genre.CLINICAL),
    /** Surgical clinic visit. */
    SURGERY_CLINIC(Genre.CLINICAL),
    /** Clinic of any other speciality. */
    SUBSPECIALTY_CLINIC(Genre.CLINICAL),
    /** Rehabilitation stay. */
    REHABILITATION(Genre.CLINICAL),
    /** Palliative care and family meeting. */
    PALLIATIVE_CARE(Genre.CLINICAL),
    /** Transplant team. */
    TRANSPLANT(Genre.CLINICAL),
    /** Newborn and neonatal intensive care. */
    NEWBORN(Genre.CLINICAL),
    /** Video visit. */
    TELEHEALTH(Genre.CLINICAL),
    /** Ambulance run sheet. */
    AMBULANCE_RUN(Genre.CLINICAL),
    /** Case management and utilisation review. */
    CASE_MANAGEMENT(Genre.CLINICAL),
    /** Pharmacist. */
    PHARMACY(Genre.CLINICAL),
    /** Dietitian. */
    NUTRITION(Genre.CLINICAL),
    /** Physical, occupational, speech therapy. */
    THERAPY_SERVICES(Genre.CLINICAL),
    /** School nurse. */
    SCHOOL_HEALTH(Genre.CLINICAL),
    /** Health care in prisons. */
    CORRECTIONAL_HEALTH(Genre.CLINICAL),
    /** Occupational health and workers compensation. */
    OCCUPATIONAL_HEALTH(Genre.CLINICAL),
    /** Hospice. */
    HOSPICE(Genre.CLINICAL),
    /** Forms that patients fill in. */
    INTAKE_FORM(Genre.CLINICAL),
    /** Incident and safety report. */
    INCIDENT_REPORT(Genre.CLINICAL),
    /** Coder's query to a physician. */
    CODING_QUERY(Genre.CLINICAL),
    /** Visit of a clinical trial. */
    RESEARCH_VISIT(Genre.CLINICAL),
    /** Patient's own words. */
    PATIENT_DIARY(Genre.CLINICAL),
    /** Sign-out and handoff. */
    HANDOFF(Genre.CLINICAL),
    /** Spiritual care. */
    CHAPLAIN(Genre.CLINICAL),
    /** Public health case report and contact tracing. */
    PUBLIC_HEALTH(Genre.CLINICAL),
    /** Narrative of FHIR resources. */
    FHIR_NARRATIVE(Genre.CLINICAL),
    /** Scanned and typed forms. */
    SCANNED_FORM(Genre.CLINICAL),
    /** Question about a patient or a population, in a sentence or two. */
    CLINICAL_QUESTION(Genre.QUERY),
    /** Judgment of a court. */
    COURT_JUDGMENT(Genre.FORMAL),
    /** Decision of an agency or board. */
    ADMINISTRATIVE_DECISION(Genre.FORMAL),
    /** Contract, will, power of attorney, consent. */
    LEGAL_AGREEMENT(Genre.FORMAL),
    /** Report of a coroner, the police, an inspector. */
    INVESTIGATION_REPORT(Genre.FORMAL),
    /** Letter of an authority, insurer, employer. */
    FORMAL_LETTER(Genre.FORMAL),
    /** Expert report, testimony, deposition. */
    EXPERT_OPINION(Genre.FORMAL),
    /** News story. */
    NEWS(Genre.GENERAL),
    /** Encyclopedia or biography. */
    ENCYCLOPEDIA(Genre.GENERAL),
    /** Short post on a social network. */
    SOCIAL_POST(Genre.GENERAL),
    /** Blog, review, forum, travel. */
    WEB_TEXT(Genre.GENERAL),
    /** A sentence or two with personal data. */
    GENERAL_SENTENCE(Genre.GENERAL),
    /** Chat or call with a company. */
    CUSTOMER_CHAT(Genre.GENERAL),
    /** E-mail at work or in private. */
    BUSINESS_EMAIL(Genre.GENERAL);

    /** What sort of text it is. */
    public enum Genre {
        /** Written in or for care. */
        CLINICAL,
        /** Typed into a search box or a chat. */
        QUERY,
        /** Courts, agencies, contracts. */
        FORMAL,
        /** Anything else that people write. */
        GENERAL
    }

    private final Genre genre;

    NoteKind(Genre genre) {
        this.genre = genre;
    }

    /** What sort of text it is. */
    public Genre genre() {
        return genre;
    }

    /** The grammar rule that this kind starts from. */
    String rule() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
