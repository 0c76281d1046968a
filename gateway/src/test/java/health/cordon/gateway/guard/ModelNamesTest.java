package health.cordon.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.deid.Deidentifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models as their makers and those who share them name them, and names that were made from patients. */
class ModelNamesTest {

    private final ModelNames names = new ModelNames(Deidentifier.safeHarbor());

    @Test
    void modelsAsTheyAreNamedAreNoPhi() throws IOException {
        try (InputStream in = ModelNamesTest.class.getResourceAsStream("model-names.txt")) {
            List<String> known = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(known).hasSizeGreaterThan(200);
            assertThat(known).filteredOn(name -> names.holdPhi("test", name)).isEmpty();
        }
    }

    @Test
    void namesThatWereMadeFromPatientsArePhi() {
        assertThat(List.of(
                        "Margaret-Thornbury",
                        "margaret_thornbury",
                        "llama-3-Thompson-Margaret",
                        "notes_of_Mrs_Thornbury",
                        "mr-kowalczyk-summary",
                        "JohnWilliams-chart",
                        "ssn-219-09-9999",
                        "patient-48291733",
                        "mrn48291733",
                        "call-617-555-0142",
                        "born-1961-03-14-219099999",
                        "m.thornbury@example.org",
                        "the model for Margaret Thornbury, seen in Dayton on 3/14/2024"))
                .allMatch(name -> names.holdPhi("test", name));
    }
}
