package health.cordon.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
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
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms, and the house rules that a machine can hold. */
class ArchitectureTest {

    /** Each module with the modules that it may see. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("core", Set.of()),
            Map.entry("crypto", Set.of("core")),
            Map.entry("audit", Set.of("core", "crypto")),
            Map.entry("store", Set.of("core", "crypto")),
            Map.entry("access", Set.of("core", "crypto")),
            Map.entry("testkit", Set.of("core")),
            Map.entry("deid", Set.of("core", "crypto")),
            Map.entry("ner", Set.of("core", "deid")),
            Map.entry("eval", Set.of("core", "crypto", "deid", "testkit")),
            Map.entry("gateway", Set.of("core", "crypto", "audit", "store", "access", "deid")),
            Map.entry("server", Set.of("core", "crypto", "audit", "store", "access", "deid", "ner", "gateway")),
            Map.entry(
                    "cli",
                    Set.of(
                            "core", "crypto", "audit", "store", "access", "deid", "ner", "gateway", "server", "testkit",
                            "eval")));

    private static final List<String> OF_KEYS = List.of("core..", "crypto", "crypto.spi..");

    private static final List<String> OF_MODELS = List.of(
            "core..",
            "gateway.error..",
            "gateway.json..",
            "gateway.network..",
            "gateway.provider..",
            "gateway.spi..",
            "gateway.vendor..");

    /**
     * Modules that whoever wants them adds, with what they may see; nothing here depends on them, so they are not on this class
     * path.
     */
    private static final Map<String, List<String>> ADD_ONS =
            Map.of("kms-aws", OF_KEYS, "kms-azure", OF_KEYS, "models-aws", OF_MODELS);

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
    void addOnsSeeWhatTheyAddToAlone() {
        ADD_ONS.forEach((addOn, seen) -> {
            Path built = House.root().resolve(addOn).resolve("target/classes");
            if (Files.isDirectory(built)) {
                String[] packages = Stream.concat(seen.stream(), Stream.of(addOn.replace('-', '.') + ".."))
                        .map(each -> "health.cordon." + each)
                        .toArray(String[]::new);
                noClasses()
                        .should()
                        .dependOnClassesThat(resideInAPackage("health.cordon..").and(not(resideInAnyPackage(packages))))
                        .check(new ClassFileImporter().importPath(built));
            }
        });
    }

    @Test
    void packagesOfTheEngineHaveNoCycles() {
        // The engine's own package holds the facade, which sees all, and the values, which all see; it is left out.
        slices().matching("health.cordon.deid.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packagesOfTheCryptoRoomHaveNoCycles() {
        slices().matching("health.cordon.crypto.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void packagesOfTheStoreHaveNoCycles() {
        // Its own package holds the facade, which sees all, and the values, which all see; it is left out.
        slices().matching("health.cordon.store.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packagesOfTheServerHaveNoCycles() {
        // Its own package holds the wiring, which sees all, and the errors, which all see; it is left out.
        slices().matching("health.cordon.server.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void theWebLibraryIsSeenWhereHttpIsSpokenAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages("health.cordon.server.http..", "health.cordon.server.tls..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.helidon..")
                .check(CLASSES);
    }

    @Test
    void packagesOfTheGatewayHaveNoCycles() {
        // Its own package holds the facade, which sees all; it is left out.
        slices().matching("health.cordon.gateway.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void whatCameInIsSeenByWhatCutsItDownAndTheHistoryAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages("health.cordon.gateway.admit..", "health.cordon.gateway.history..")
                .should()
                .callMethodWhere(
                        target(name("tree")).and(target(owner(name("health.cordon.gateway.admit.AuthorizedRequest")))))
                .because("nothing of it is scanned")
                .check(CLASSES);
    }

    @Test
    void sqlIsSpokenInTheStoreAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("health.cordon.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.jdbi..", "org.sqlite..", "com.zaxxer..", "org.flywaydb..")
                .because("what lies in the database is sealed there, and nowhere else")
                .check(CLASSES);
    }

    @Test
    void primitivesAreAskedForInOnePlace() {
        noClasses()
                .that()
                .resideInAPackage("health.cordon.crypto..")
                .and()
                .doNotHaveFullyQualifiedName("health.cordon.crypto.primitive.Jca")
                .should()
                .callMethodWhere(target(name("getInstance"))
                        .and(target(owner(resideInAnyPackage("javax.crypto..", "java.security..")))))
                .orShould()
                .callConstructor(SecureRandom.class)
                .because("the provider is chosen in one place")
                .check(CLASSES);
    }

    @Test
    void secretsAreComparedInConstantTime() {
        noClasses()
                .that()
                .resideInAnyPackage("health.cordon.access..", "health.cordon.server..")
                .should()
                .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                .orShould()
                .callMethod(Arrays.class, "compare", byte[].class, byte[].class)
                .because("how long a comparison takes would tell how much of a secret was right: MessageDigest.isEqual")
                .check(CLASSES);
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
        Set<String> modules = new TreeSet<>(ARROWS.keySet());
        modules.addAll(ADD_ONS.keySet());
        for (String module : modules) {
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
