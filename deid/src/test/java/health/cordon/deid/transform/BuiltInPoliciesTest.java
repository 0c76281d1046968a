package health.cordon.deid.transform;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import health.cordon.crypto.Keyset;
import health.cordon.deid.Deidentified;
import health.cordon.deid.Treated;
import health.cordon.deid.policy.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuiltInPoliciesTest {

    private static final Keyset KEYS = Keyset.ephemeral();

    private static final String NOTE = """
            Patient: {NAME:SMITH, Jane Q.}  MRN: {MRN:AB-0012345}  DOB: {DATE:3/14/1958}  Age {AGE_OVER_89:92}
            {STREET:12 Oak Street Apt 4B}, {CITY:Springfield}, MA {ZIP:02139} ({COUNTY:Hampden County})
            Tel {PHONE:(617) 253-1234} x12, fax {FAX:617-253-9999}, {EMAIL:jane.smith@aol.com}, SSN {SSN:123-45-6789}
            Plan {HEALTH_PLAN_ID:1EG4-TE5-MK73}, acct {ACCOUNT:4111 1111 1111 1111}, NPI {LICENSE:1234567893}
            VIN {VEHICLE:1HGCM82633A004352}, UDI {DEVICE:SN-99812}, {URL:https://smith-family.com/jane}, {IP_ADDRESS:10.1.2.3}
            {BIOMETRIC:fingerprint template 77}, {PHOTO:face photo}, {USERNAME:@janesmith58}, {OTHER_ID:Study 17-004}
            Seen by {CLINICIAN_NAME:Dr. Alan Grey, MD} at {FACILITY:Mercy General Hospital} on {DATE:2019-03-14}.
            {COORDINATES:42.3601, -71.0589} near {PLACE:Elm Park}. Mrs. {NAME:Smith}'s BP 120/80, Foley in place.
            """;

    private static Deidentified run(String policy) {
        return MarkedText.of("note-1", "subject-1", NOTE).by(Policy.named(policy), KEYS);
    }

    @Test
    @Cfr("164.514(b)(2)(i)")
    void safeHarborTellsOnlyYearAreaAndAgeGroup() {
        assertThat(run("safe-harbor").text()).isEqualTo("""
                Patient: [NAME]  MRN: [MRN]  DOB: 1958  Age 90+
                [STREET], [CITY], MA 021 ([COUNTY])
                Tel [PHONE] x12, fax [FAX], [EMAIL], SSN [SSN]
                Plan [HEALTH_PLAN_ID], acct [ACCOUNT], NPI [LICENSE]
                VIN [VEHICLE], UDI [DEVICE], [URL], [IP_ADDRESS]
                [BIOMETRIC], [PHOTO], [USERNAME], [OTHER_ID]
                Seen by [CLINICIAN_NAME] at [FACILITY] on 2019.
                [COORDINATES] near [PLACE]. Mrs. [NAME]'s BP 120/80, Foley in place.
                """);
    }

    @Test
    @Cfr("164.514(e)(2)")
    void limitedDataSetKeepsDatesCityZipAndAge() {
        Deidentified done = run("limited-data-set");
        assertThat(done.text())
                .contains("DOB: 3/14/1958", "Age 92", "[STREET], Springfield, MA 02139 ([COUNTY])", "on 2019-03-14");
        assertThat(done.report().treated().stream()
                        .filter(one -> one.action().equals("keep"))
                        .map(one -> one.span().kind()))
                .containsOnly(PhiKind.DATE, PhiKind.CITY, PhiKind.ZIP, PhiKind.AGE_OVER_89);
    }

    @Test
    void researchDatesIsSafeHarborButForDates() {
        String shifted = run("research-dates").text();
        String safe = run("safe-harbor").text();
        assertThat(shifted)
                .doesNotContain("2019-03-14", "3/14/1958")
                .containsPattern("on [0-9]{4}-[0-9]{2}-[0-9]{2}\\.");
        assertThat(shifted.replaceAll("DOB: [0-9/]+", "DOB: 1958").replaceAll("on [0-9-]+", "on 2019"))
                .isEqualTo(safe);
    }

    @Test
    @Cfr("164.514(b)(2)(i)(C)")
    void researchDatesWithholdsDatesThatRevealAnAge() {
        assertThat(MarkedText.of("{DATE:3/14/1925}")
                        .by(Policy.named("research-dates"), KEYS)
                        .text())
                .isEqualTo("[DATE]");
    }

    @Test
    void surrogateReplacesEveryKindInItsFormat() {
        Deidentified done = run("surrogate");
        List<Treated> treated = done.report().treated();
        assertThat(treated.stream()
                        .filter(one -> one.action().equals(Tally.REDACTED_INSTEAD))
                        .map(one -> one.span().kind()))
                .containsExactly(PhiKind.PHOTO);
        assertThat(done.text())
                .containsPattern("Patient: S[A-Z]+, J[a-z]+ Q\\. ")
                .containsPattern("MRN: [A-Z]{2}-[0-9]{7} ")
                .contains("Age 90+")
                .containsPattern(
                        "\n[1-9][0-9] [A-Z][a-z]+ Street Apt [1-9][A-Z], [A-Z][a-z]+, MA 021[0-9]{2} \\([A-Z][a-z]+ County\\)")
                .containsPattern("Tel \\([2-9][0-9]{2}\\) 555-01[0-9]{2} x12, fax [2-9][0-9]{2}-555-01[0-9]{2}, ")
                .containsPattern(", j[a-z]+\\.s[a-z]+@example\\.org, SSN 9[0-9]{2}-[0-4][0-9]-[0-9]{4}")
                .containsPattern(
                        "Plan [1-9]S[A-Z][0-9]-[A-Z]{2}[0-9]-[A-Z]{2}[0-9]{2}, acct [0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4}")
                .containsPattern("https://example\\.org/[a-z]{8}, 192\\.0\\.2\\.[0-9]{1,3}\n")
                .containsPattern("Seen by Dr\\. A[a-z]+ G[a-z]+, MD at [A-Z][a-z]+ General Hospital on ")
                .contains("BP 120/80, Foley in place.");
        String surname = done.text().replaceAll("(?s).*Mrs\\. ([A-Z][a-z]+)'s.*", "$1");
        assertThat(done.text()).contains("Patient: " + surname.toUpperCase(java.util.Locale.ROOT) + ", ");
    }

    @Test
    void safeHarborOnItsOwnOutputChangesNothing() {
        String once = run("safe-harbor").text();
        String marked = once.replace("1958", "{DATE:1958}")
                .replace("021 ", "{ZIP:021} ")
                .replace("90+", "{AGE_OVER_89:90+}")
                .replace("[NAME]", "{NAME:[NAME]}");
        assertThat(MarkedText.of(marked).by(Policy.named("safe-harbor"), KEYS).text())
                .as("even if detectors claimed what it wrote")
                .isEqualTo(once);
    }
}
