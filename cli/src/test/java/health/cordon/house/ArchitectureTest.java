package health.cordon.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms, and the house rules that a machine can hold. */
class ArchitectureTest {

    /** Each module with the modules that it may see. */
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "core", Set.of(),
            "crypto", Set.of("core"),
            "testkit", Set.of("core"),
            "access", Set.of("core", "crypto"),
            "deid", Set.of("core", "crypto"),
            "eval", Set.of("core", "crypto", "deid", "testkit"),
            "cli", Set.of("core", "crypto", "access", "deid", "testkit", "eval"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("health.cordon");

    @Test
    void arrowsPointOneWay() {
        ARROWS.forEach((module, seen) -> {
            for (String other : ARROWS.keySet()) {
                if (!other.equals(module) && !seen.contains(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage("health.cordon." + module + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("health.cordon." + other + "..")
                            .allowEmptyShould(true)
                            .check(CLASSES);
                }
            }
        });
    }

    @Test
    void packagesOfTheEngineHaveNoCycles() {
        // The engine's own package holds the facade, which sees all, and the values, which all see; it is left out.
        slices().matching("health.cordon.deid.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void coreSeesTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("health.cordon.core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "health.cordon.core..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        for (String suffix : List.of("Impl", "Manager", "Helper", "Util", "Utils", "Service", "Base", "Info")) {
            noClasses().should().haveSimpleNameEndingWith(suffix).check(CLASSES);
        }
    }

    @Test
    void documentTextMeetsNoBacktrackingPattern() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "health.cordon.deid.rules..",
                        "health.cordon.deid.names..",
                        "health.cordon.deid.text..",
                        "health.cordon.deid.resolve..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.regex.Pattern")
                .because("java.util.regex backtracks: a hostile note could stall it")
                .check(CLASSES);
    }

    @Test
    void everyPackageHasItsPage() throws IOException {
        Set<String> without = new TreeSet<>();
        for (String module : ARROWS.keySet()) {
            try (Stream<Path> files = Files.walk(House.root().resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .map(Path::getParent)
                        .filter(folder -> !folder.endsWith("src/main/java"))
                        .filter(folder -> !hasItsHeadings(folder.resolve("package-info.java")))
                        .forEach(folder ->
                                without.add(House.root().relativize(folder).toString()));
            }
        }
        assertThat(without).as("packages without a page with the five headings").isEmpty();
    }

    private static boolean hasItsHeadings(Path page) {
        String text = House.read(page);
        return Stream.of("What", "Main path", "Invariants", "Not here", "Rules")
                .allMatch(heading -> text.contains("<h2>" + heading + "</h2>"));
    }
}
