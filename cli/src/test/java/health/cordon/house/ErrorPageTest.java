package health.cordon.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import health.cordon.core.error.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every error that Cordon can give stands in {@code docs/errors.md}, under a number that it shares with no other. */
class ErrorPageTest {

    @Test
    void everyErrorHasItsEntryAndItsNumber() throws ClassNotFoundException {
        String page = House.read(House.root().resolve("docs/errors.md"));
        Map<Integer, String> numbers = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (ErrorCode code : codes()) {
            String other = numbers.put(code.number(), code.name());
            assertThat(other).as("C%04d is given twice", code.number()).isNull();
            String row = "| C%04d | %s | %s | %s |"
                    .formatted(code.number(), code.name(), code.type(), code.message().replace("|", "\\|"));
            if (!page.contains(row)) {
                missing.add(row);
            }
        }
        assertThat(missing).as("rows that docs/errors.md lacks").isEmpty();
    }

    private static List<ErrorCode> codes() throws ClassNotFoundException {
        List<ErrorCode> codes = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("health.cordon")) {
            if (type.isEnum() && type.isAssignableTo(ErrorCode.class)) {
                for (Object constant : Class.forName(type.getName()).getEnumConstants()) {
                    codes.add((ErrorCode) constant);
                }
            }
        }
        return codes;
    }
}
