package health.cordon.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import health.cordon.core.error.ErrorCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every error that Cordon can give stands in {@code docs/errors.md}, under a number that it shares with no other. */
class ErrorPageTest {

    @Test
    void pageListsEveryErrorUnderItsOwnNumber() throws ClassNotFoundException {
        StringBuilder page = new StringBuilder("# Errors\n\n"
                + "Written by the build from the `ErrorCode` enums; do not edit. The type says who can mend it: USER the caller,"
                + " DENIED a rule\nforbids it, EXTERNAL something outside Cordon, RESOURCES memory, disk or time, INTERNAL a"
                + " defect of Cordon.\n\n"
                + "| number | code | type | what to do |\n|---|---|---|---|\n");
        Map<Integer, String> numbers = new HashMap<>();
        for (ErrorCode code : codes()) {
            String other = numbers.put(code.number(), code.name());
            assertThat(other).as("C%04d is given twice", code.number()).isNull();
            page.append("| C%04d | %s | %s | %s |%n"
                    .formatted(
                            code.number(),
                            code.name(),
                            code.type(),
                            code.message().replace("|", "\\|")));
        }
        House.assertWritten(House.root().resolve("docs/errors.md"), page.toString());
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
        codes.sort(Comparator.comparingInt(ErrorCode::number));
        return codes;
    }
}
