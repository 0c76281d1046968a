package health.cordon.deid.names;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.deid.Detection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names whose place in the text speaks for them: heads of forms, HL7 fields, lists, closings. A tilde is a line end. */
@Cfr("164.514(b)(2)(i)(A)")
@Cfr("164.514(b)(2)(i)(B)")
class NameLayoutTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Patient: Margaret~Thornbury, seen today.; Thornbury
            Patient: Margaret~Quexley, seen today.; Quexley
            Attending Physician: Dr. Margaret~Thornbury; Thornbury
            He told Marg~aret Thor~nbury to wait.; aret
            He told Marg~aret Thor~nbury to wait.; nbury
            Quexley, Dorvan M   Age: 65   SSN: XXX-XX-XXXX; Quexley, Dorvan M
            ----- QUEXLEY, DORVAN / 309918 -----; QUEXLEY, DORVAN
            Note~Quexley, Dorvan  MRN: 44128812~Stable.; Quexley, Dorvan
            Problem list~Karin T. Quexley (34 F)  Unit; Karin T. Quexley
            Decedent: Quexley, Dorvan M~Cause: sepsis; Quexley, Dorvan M
            Meds as of 11/28/18 for Quexley, Dorvan (08-76-14-12); Quexley, Dorvan
            O'Brien, Malachy  MRN: 6903282474; O'Brien, Malachy
            PID|1||4411^^^H^MR||QUEXLEY^DORVAN^WELLES||19620717|M; QUEXLEY
            PID|1||4411^^^H^MR||QUEXLEY^DORVAN^WELLES||19620717|M; WELLES
            PID|1||4411||A^B||19620717|M|||12 Elm St^^Quexville^NC^27701; Quexville
            NK1|1|Quexley^Hye-kyung|niece; Quexley
            PV1|1|I|9 West^412^1||||7712^Quexley^Zev; 9 West
            PV1|1|I|9 West^412^1||||7712^Quexley^Zev; Quexley
            We spoke with his niece Min-jun about the plan.; Min-jun
            Reviewed by Ye-rin Kim at noon.; Ye-rin Kim
            Tumor board on 12/19: Quexley, Katz, Vo present.; Quexley
            Tumor board on 12/19: Quexley, Katz, Vo present.; Vo
            Surgeon(s): Quexley, Patel~Procedure: hernia repair; Quexley
            Discussed with Dr. Montoya and Quexley at noon.; Quexley
            His wife Dorvanne usually picks up.; Dorvanne
            GRANDDAUGHTER DORVANNE AT BEDSIDE, UPDATED ON PLAN OF CARE.; DORVANNE
            Her brother Viliami Ta'amu drove her here today.; Viliami Ta'amu
            Ms. Best was seen in clinic.; Best
            Case discussed with Lan G. Trinh, MD (LT) this morning.; LT
            Dictated by Ana Maria Ruiz, MD~D/T ZJ:MY 8/9/99; MY
            Ana Maria Ruiz, MD~~Dict: AR  Trans: kd; AR
            Ana Maria Ruiz, MD~~Dict: AR  Trans: kd; kd
            Octavia Gadsden, MD, FACC~OG:lx; lx
            Octavia Gadsden, MD~DROG/JB~cc: chart; JB
            D: 07-31-2019  T: 08-01-2019  QP/VE; QP
            Symptoms: nausea, rash~EB 23:17; EB
            Claim sent, authorization 5213-D8636 QM; QM
            Error was made by MK, caught by BJ at noon.; BJ
            Health aide YK covered lunch.; YK
            Signed by Tomasz Bondarenko (tbondarenko) at 0121; tbondarenko
            Chart opened twice. User osullivanm opened it.; osullivanm
            Nurse Mary O'Sullivan left. Later osullivanm printed it.; osullivanm
            List updated 4/3/25 4:36 AM by revesg~bed 4; revesg
            Scanned by penney.roncher~Room 7; penney.roncher
            Seen by Naomi Endo, RN, this morning.; Endo
            Cast by Dr. Endo last week.; Endo
            Refer to Shuang Ma for therapy.; Ma
            He went with Loc Luong to dialysis.; Loc
            Luong, Loc~Room 4; Loc
            She stopped driving to downtown Quexburg in May.; downtown
            Prior care was at MGH, BWH and UCSF in that order.; MGH
            Prior care was at MGH, BWH and UCSF in that order.; UCSF
            Cath at Northwestern last spring showed two lesions.; Northwestern
            She had chemo at MD Anderson and came home.; MD Anderson
            The SNF has a bed and she prefers Whispering Pines over Heritage Oaks.; Heritage Oaks
            He works at Quexworth Fuller in the warehouse.; Quexworth Fuller
            She lives in Quexburg with her mother.; Quexburg
            Sent to the lab in North Quexboro today.; North Quexboro
            Admit to 7 East under hospital medicine.; 7 East
            Slides were read at Presbyterian Hospital in March.; Presbyterian Hospital
            He worked at Quexmore Steel Works until 2009.; Quexmore Steel Works
            She was found near Quexdale Reservation at dawn.; Quexdale Reservation
            Name | DOB | MRN~Rock Summers | 02.03.44 | 551002; Rock Summers
            | Patient | Room | Nurse |~|---|---|---|~| Cash | 12 | Joy |; Cash
            | Patient | Room | Nurse |~|---|---|---|~| Cash | 12 | Joy |; Joy
            Last	First	Age	Provider~Marsh	Will	51	Hand; Hand
            patient,date of birth,attending~dean price,14.06.1955,waters; dean price
            patient,date of birth,attending~"price, dean",14.06.1955,waters; price, dean
            Bed 3 Oduya, falls risk. Bed 4 Pickles, nil by mouth.; Pickles
            POD2 Whitmore ileus. POD4 Rice to go home.; Rice
            Goal! #HarryKane again; HarryKane
            The floods in #Manchester are bad; Manchester
            Twitter: @ quexley_d asks when we open; quexley_d
            Epidural in place, FOB Marcus supportive and calm.; Marcus
            Odalys, your result was normal. See you next year.; Odalys
            Transfer to Quexbrook for surgery was declined; Quexbrook
            The oxygen was sent from QuexCorp this morning.; QuexCorp
            He was discharged to The Willows on oxygen.; The Willows
            We drove with Karin Roe, Church and Naomi Bondarenko to lunch.; Church
            """)
    void found(String text, String expected) {
        String page = text.replace('~', '\n');
        int start = page.indexOf(expected);
        List<Detection> found = NameSentencesTest.detect(page);
        assertThat(start).as("the row marks a part of its text").isNotNegative();
        for (int i = start; i < start + expected.length(); i++) {
            int at = i;
            if (Character.isLetterOrDigit(page.charAt(i))) {
                assertThat(found)
                        .as("character %d of: %s", i, text)
                        .anyMatch(claim -> claim.start() <= at && at < claim.end());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anxiety, Depression 30 mg~Hypertension, Diabetes",
                "Encounter 97049649469~Accession 4411223",
                "Adm 03-31-2025 | Discharge 04-02-2025",
                "Chest, Abdomen 12345~Impression: normal",
                "Fever, cough, chills present.",
                "PT/OT~Diet: NPO~Dict: pending",
                "DICTATED BY: RESIDENT. TRANSCRIBED BY: INITIALS NOT GIVEN.",
                "BP 0516",
                "Pulse by MA at 0900, seen by PT and by US tech.",
                "Sent home with Dr. Brown's nipple, Dr Pepper and Mrs. Dash.",
                "User of inhalers; reporter symptoms unclear; scanned by ultrasound.",
                "Anesthesia: General, no events.",
                "Seen at noon: Duke criteria negative, Mayo stand moved, CHOP given.",
                "Risk by Framingham, then Rush medical immunity and the Emory cup.",
                "She works at night, works for herself and is enrolled in ECOG.",
                "Symptoms: rash, redness, swelling present",
                "The follow-up in-house was so-so.",
                "BP 120/80 RA~SpO2 98 on RA",
                "Braxton Hicks contractions only; Bence Jones protein absent.",
                "RAPD (Marcus Gunn negative).",
                "OBX|1|TX|||No pneumothorax",
                "Walk 10 feet then turn south 4 times.",
                "Walked down the hall to the clinic and the hospital.",
                "Given by nurse at 10:15 by mouth.",
                "He returned from a trip to India this morning.",
                "Born in Jordan and raised in Georgia.",
                "Patient's mother states he slept well.",
                "Test, result, unit~Sodium, 140, mmol",
                "POD2 Doing well. POD3 Discharged home.",
                "Room 4 Cleaned and room 5 Empty.",
                "#NOF repaired #blessed #MondayMotivation #Colles",
                "Vitals @ bedside; infusion @ 125",
                "Referred to Physical Therapy and sent to Radiology.",
                "Transferred to Medicine from Texas.",
                "Labs sent to Pathology; seen at Urgent Care.",
                "MOTHER STATES HE SLEPT WELL AND DENIES PAIN."
            })
    void untouched(String text) {
        assertThat(NameSentencesTest.detect(text.replace('~', '\n'))).as(text).isEmpty();
    }

    /** A name at a line's end does not reach into the next line, where another thing begins. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient: Margaret~Allergies: none",
                "Patient: Margaret~Allergies",
                "Patient: Margaret~Medications~Aspirin",
                "Patient: Margaret~Lisinopril, metoprolol",
                "Patient: Margaret~Hypertension",
                "Patient: Margaret~Reports pain.",
                "Patient: Margaret~Female, 63",
                "Patient: Margaret~Cardiology",
                "Patient: Margaret~Boston, MA",
                "Patient: Margaret~Monday, 3 pm",
                "Name: John~Counseled on diet.",
                "Attending: Dr. Margaret~Consult: none",
                "Attending: Dr. Margaret~Cardiology Service",
                "He told Margaret~about it.",
            })
    void endsWithItsLine(String text) {
        int lineEnd = text.indexOf('~');
        assertThat(NameSentencesTest.detect(text.replace('~', '\n')))
                .as(text)
                .isNotEmpty()
                .noneMatch(claim -> claim.start() < lineEnd && claim.end() > lineEnd);
    }
}
