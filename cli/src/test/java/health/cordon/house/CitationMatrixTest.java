package health.cordon.house;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import health.cordon.core.Cfr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Writes {@code docs/hipaa/matrix.md} from the citations in the code and its tests, and holds that it is up to date. */
class CitationMatrixTest {

    private static final Path MATRIX = House.root().resolve("docs/hipaa/matrix.md");

    @Test
    void matrixIsWhatTheCodeSays() throws IOException {
        House.assertWritten(MATRIX, matrix());
    }

    private static String matrix() throws IOException {
        Map<String, Set<String>> code = new TreeMap<>();
        Map<String, Set<String>> tests = new TreeMap<>();
        for (String module : new String[] {
            "core", "crypto", "audit", "store", "testkit", "access", "deid", "ner", "gateway", "server", "eval", "cli"
        }) {
            collect(House.root().resolve(module).resolve("target/classes"), code);
            collect(House.root().resolve(module).resolve("target/test-classes"), tests);
        }
        Set<String> citations = new TreeSet<>(code.keySet());
        citations.addAll(tests.keySet());
        StringBuilder page = new StringBuilder("# Where the code answers to 45 CFR\n\n"
                + "Written by the build from `@Cfr` in code and tests; do not edit.\n\n"
                + "| paragraph | code | tests |\n|---|---|---|\n");
        for (String citation : citations) {
            page.append("| ").append(citation);
            page.append(" | ").append(String.join(", ", code.getOrDefault(citation, Set.of())));
            page.append(" | ").append(String.join(", ", tests.getOrDefault(citation, Set.of())));
            page.append(" |\n");
        }
        return page.toString();
    }

    private static void collect(Path classes, Map<String, Set<String>> into) {
        if (!Files.isDirectory(classes)) {
            return;
        }
        JavaClasses imported = new ClassFileImporter().importPath(classes);
        for (JavaClass type : imported) {
            note(type, type, into);
            for (JavaMember member : type.getMembers()) {
                note(member, type, into);
            }
        }
    }

    private static void note(HasAnnotations<?> place, JavaClass type, Map<String, Set<String>> into) {
        place.getAnnotations().stream()
                .flatMap(CitationMatrixTest::citations)
                .forEach(citation ->
                        into.computeIfAbsent(citation, c -> new TreeSet<>()).add("`" + type.getSimpleName() + "`"));
    }

    private static Stream<String> citations(JavaAnnotation<?> annotation) {
        if (annotation.getRawType().isEquivalentTo(Cfr.class)) {
            return Stream.of((String) annotation.get("value").orElseThrow());
        }
        if (annotation.getRawType().isEquivalentTo(Cfr.List.class)) {
            return Stream.of((JavaAnnotation<?>[]) annotation.get("value").orElseThrow())
                    .flatMap(CitationMatrixTest::citations);
        }
        return Stream.of();
    }
}
