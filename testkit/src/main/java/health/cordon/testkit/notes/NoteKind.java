package health.cordon.testkit.notes;

import java.util.Locale;

/** What a note is. Each kind has its own grammar with several skeletons. */
public enum NoteKind {
    /** Hospital discharge summary. */
    DISCHARGE_SUMMARY,
    /** Admission history and physical. */
    HISTORY_AND_PHYSICAL,
    /** Inpatient or clinic progress note in SOAP form. */
    PROGRESS,
    /** Specialist's consult. */
    CONSULT,
    /** Summary after a death. */
    DEATH_SUMMARY,
    /** Imaging report. */
    RADIOLOGY,
    /** Pathology report. */
    PATHOLOGY,
    /** Laboratory report. */
    LAB_REPORT,
    /** Nursing note. */
    NURSING,
    /** Home-health visit. */
    HOME_HEALTH,
    /** Emergency triage. */
    ED_TRIAGE,
    /** Operative report. */
    OPERATIVE,
    /** Dictated and transcribed report. */
    DICTATION,
    /** Note in fragments. */
    TELEGRAPHIC,
    /** Message in a patient portal. */
    PORTAL_MESSAGE,
    /** Letter between clinicians. */
    REFERRAL_LETTER,
    /** Telephone encounter. */
    PHONE_NOTE,
    /** Social worker's note. */
    SOCIAL_WORK,
    /** Psychotherapy progress note. */
    THERAPY,
    /** Medication list. */
    MEDICATION_LIST,
    /** Problem list. */
    PROBLEM_LIST,
    /** Narrative blocks of a C-CDA or FHIR document. */
    CCDA_NARRATIVE,
    /** Lines that look like HL7 v2. */
    HL7_LINES,
    /** Claims, prior authorisation, billing. */
    BILLING,
    /** E-mail between staff or with a patient. */
    EMAIL,
    /** Prompt to a language model about a patient. */
    CHAT_PROMPT,
    /** Short clinical search query. */
    SEARCH_QUERY,
    /** Transcript of a conversation. */
    DIALOGUE,
    /** Dental note. */
    DENTAL,
    /** Eye clinic. */
    OPHTHALMOLOGY,
    /** Obstetrics and gynecology. */
    OBSTETRICS,
    /** Pediatrics. */
    PEDIATRICS,
    /** Oncology. */
    ONCOLOGY,
    /** Instructions for the patient at discharge. */
    DISCHARGE_INSTRUCTIONS,
    /** Registration face sheet and forms. */
    FACE_SHEET,
    /** Device clinic and implant log. */
    DEVICE_LOG;

    /** The grammar rule that this kind starts from. */
    String rule() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
