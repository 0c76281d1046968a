package health.cordon.deid;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.deid.rules.RuleDetector;
import health.cordon.deid.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What detectors note beside their claims. */
class DetectionsTest {

    private static boolean isSetAside(String text, String part) {
        Detections found = new Detections();
        new RuleDetector().detect(SourceText.of(text), found);
        int from = text.indexOf(part);
        return found.isSetAside(from, from + part.length());
    }

    @Test
    void aRangeIsSetAsideOnlyAsAWholeAndKeepsItsClaims() {
        Detections found = new Detections();
        found.add(4, 8, PhiKind.OTHER_ID, 0.9, "test", "because");
        found.setAside(2, 6);
        assertThat(found.isSetAside(2, 6)).isTrue();
        assertThat(found.isSetAside(3, 5)).isTrue();
        assertThat(found.isSetAside(5, 7)).isFalse();
        assertThat(found.isSetAside(3, 3)).isFalse();
        found.setAside(6, 9);
        assertThat(found.isSetAside(3, 9)).isTrue();
        assertThat(found.all()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SNOMED 22298006 is infarction          | 22298006
            SCTID: 195967001                       | 195967001
            HCPCS J1885 x 2, G0008, L3908          | L3908
            CPT codes 45378, 45380 and 45385       | 45385
            taxonomy 207RC0000X                    | 207RC0000X
            NDC 0002-8215-01 Humulin               | 0002-8215-01
            OMIM 219700                            | 219700
            NM_000059.3:c.5946delT                 | c.5946delT
            Tinetti 19/28 now                      | 19/28
            wed 151/90 and                         | 151/90
            billed as 45385/E0601                  | 45385/E0601
            enrolled in NCT04280705                | NCT04280705
            """)
    void codesOfPublicSystemsAndPressuresAreSetAside(String text, String code) {
        assertThat(isSetAside(text, code)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CPT 617-555-1234                       | 617-555-1234
            LOINC 4548-4 MRN 445566                | 445566
            CPT 99213, 123456789                   | 123456789
            ICD-10 E11.9, 10/12/2020               | 10/12/2020
            code 22298006                          | 22298006
            seen 12/30 here                        | 12/30
            seen 30/12 here                        | 30/12
            MRN 162/90                             | 162/90
            """)
    void whatMayIdentifySomebodyIsNot(String text, String number) {
        assertThat(isSetAside(text, number)).isFalse();
    }
}
