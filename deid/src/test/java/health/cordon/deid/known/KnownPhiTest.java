package health.cordon.deid.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.DeidError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownPhiTest {

    private static final SafeArg HERE = SafeArg.of("row", 1);

    private static final String WHOLE = """
            {"patient": {"names": ["John Q Smith", {"prefix": "Mr", "given": ["John", "Quincy"], "family": "Smith", "suffix": "Jr"}],
                         "birthDate": "1950-03-04", "mrn": "00123456", "ssn": ["123-45-6789"], "phones": ["(555) 123-4567"],
                         "faxes": [], "emails": ["john.smith@example.org"], "dates": ["2019-03-14", null],
                         "addresses": ["12 Main St, Springfield, IL 62704",
                                       {"street": "9 Oak Avenue", "unit": "Apt 4", "city": "Salem", "county": "Marion County",
                                        "state": "OR", "zip": "97301"}],
                         "employers": ["Acme Steel Inc"], "others": "pet named Rex", "deathDate": null},
             "relatives": ["Mary Smith", {"names": "Ann Jones"}],
             "providers": [{"names": ["Dr. Ana Garcia-Lopez, MD"]}],
             "identifiers": [{"kind": "health-plan-id", "value": "1EG4-TE5-MK73"}, {"value": "Z-77-1234"}]}
            """;

    @Test
    void readsEveryKey() {
        KnownPhi known = KnownPhi.parse(WHOLE, HERE);
        assertThat(known.counts())
                .containsAllEntriesOf(Map.of(
                        PhiKind.NAME, 4,
                        PhiKind.CLINICIAN_NAME, 1,
                        PhiKind.DATE, 2,
                        PhiKind.MRN, 1,
                        PhiKind.SSN, 1,
                        PhiKind.PHONE, 1,
                        PhiKind.STREET, 2,
                        PhiKind.CITY, 2,
                        PhiKind.ZIP, 2))
                .containsAllEntriesOf(Map.of(
                        PhiKind.COUNTY, 1,
                        PhiKind.EMAIL, 1,
                        PhiKind.FACILITY, 1,
                        PhiKind.HEALTH_PLAN_ID, 1,
                        PhiKind.OTHER_ID, 2));
    }

    @Test
    void showsNoValue() {
        assertThat(KnownPhi.parse(WHOLE, HERE).toString())
                .doesNotContain("Smith", "1234", "Main")
                .contains("NAME=4");
        assertThat(KnownPhi.NONE.isEmpty()).isTrue();
        assertThat(KnownPhi.parse("{}", HERE).isEmpty()).isTrue();
    }

    @Test
    void allUnknownKeysAreToldAtOnceByTheirNearestOnes() {
        assertThatThrownBy(() -> KnownPhi.parse(
                        "{\"patient\": {\"Quillfeather\": 1, \"phone\": [{\"x\": 2}]},\n\"identifers\": []}", HERE))
                .isInstanceOf(CordonException.class)
                .hasMessageContaining("nearest=phones")
                .hasMessageContaining("nearest=identifiers")
                .hasMessageContaining("line=2")
                .hasMessageNotContaining("Quillfeather")
                .extracting(e -> ((CordonException) e).code())
                .isEqualTo(DeidError.KNOWN_PHI_UNKNOWN_KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"Quillfeather\"]", "{\"patient\": {\"names\": [\"Quillfeather\"",
                        "{\"patient\": {\"ssn\": {\"a\": \"Quillfeather\"}}}",
                "{\"identifiers\": [{\"kind\": \"Quillfeather\", \"value\": \"1\"}]}", "Quillfeather",
                        "{\"patient\": {\"names\": [[\"Quillfeather\"]]}}"
            })
    void whatCannotBeReadIsAnErrorWithoutTheText(String json) {
        assertThatThrownBy(() -> KnownPhi.parse(json, HERE))
                .isInstanceOf(CordonException.class)
                .hasMessageContaining("row=1")
                .hasMessageNotContaining("Quillfeather")
                .extracting(e -> ((CordonException) e).code())
                .isEqualTo(DeidError.KNOWN_PHI_UNREADABLE);
    }

    @Test
    void aFileMayHoldSeveral(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("known.ndjson");
        Files.writeString(
                file, "{\"id\": \"a\", \"patient\": \"Ann Ames\"}\n{\"id\": \"b\"}\n{\"relatives\": \"Bo Ames\"}\n");
        Map<String, KnownPhi> all = KnownPhi.read(file);
        assertThat(all.keySet()).containsExactly("a", "b", "");
        assertThat(all.get("a").counts()).containsEntry(PhiKind.NAME, 1);
        assertThatThrownBy(() -> KnownPhi.read(folder.resolve("none.json")))
                .isInstanceOf(CordonException.class)
                .hasMessageContaining("none.json");
    }
}
