package health.cordon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhiCanaryTest {

    private final PhiCanary canary = PhiCanary.plant(11);

    @Test
    void theNoteHoldsEveryValueAndAnotherSeedOthers() {
        canary.values()
                .forEach((what, value) -> assertThat(canary.note()).as(what).contains(value));
        assertThat(PhiCanary.plant(12).values().values())
                .doesNotContainAnyElementsOf(canary.values().values());
    }

    @Test
    void aCleanTextPasses() {
        assertThatCode(() -> canary.assertAbsent("report", PhiCanary.plant(12).note()))
                .doesNotThrowAnyException();
    }

    @Test
    void findsEveryFormOfAValue() {
        String last = canary.value("last name");
        assertFound(last.toUpperCase(Locale.ROOT));
        assertFound("x" + last + "'s");
        assertFound(canary.value("ssn").replace("-", ""));
        assertFound(canary.value("street").replace(" ", "%20"));
        for (String before : new String[] {"", "a", "ab", "abc"}) {
            byte[] bytes = (before + canary.value("e-mail") + " tail").getBytes(StandardCharsets.UTF_8);
            assertFound(Base64.getEncoder().encodeToString(bytes));
        }
    }

    @Test
    void theFailureDoesNotRepeatTheValue() {
        assertThatThrownBy(() -> canary.assertAbsent("log", canary.note()))
                .isInstanceOf(AssertionError.class)
                .message()
                .contains("last name")
                .doesNotContain(canary.value("last name"));
    }

    @Test
    void searchesFilesOfAnyEncodingAndTheirNames(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("clean.txt"), "nothing here");
        canary.assertAbsent(folder);
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            Path file = folder.resolve("sub-" + charset.name());
            Files.write(file, ("x".repeat((1 << 20) - 5) + canary.value("last name")).getBytes(charset));
            assertThatThrownBy(() -> canary.assertAbsent(folder)).isInstanceOf(AssertionError.class);
            Files.delete(file);
        }
        Files.createFile(folder.resolve(canary.value("mrn") + ".txt"));
        assertThatThrownBy(() -> canary.assertAbsent(folder)).isInstanceOf(AssertionError.class);
    }

    @Test
    void searchesTheWholeExceptionChain() {
        IllegalStateException quiet = new IllegalStateException("outer");
        canary.assertAbsent(quiet);
        quiet.addSuppressed(new IOException("near " + canary.value("phone")));
        assertThatThrownBy(() -> canary.assertAbsent(quiet)).isInstanceOf(AssertionError.class);
        Exception cause = new IllegalStateException("outer", new IOException(canary.value("city")));
        assertThatThrownBy(() -> canary.assertAbsent(cause)).isInstanceOf(AssertionError.class);
    }

    @Test
    void capturesOutputAndRestoresIt() throws Exception {
        var out = System.out;
        assertThat(PhiCanary.capture(() -> System.err.print("told"))).isEqualTo("told");
        canary.assertSilent(() -> System.out.print("fine"));
        assertThatThrownBy(() -> canary.assertSilent(() -> System.out.print(canary.value("ssn"))))
                .isInstanceOf(AssertionError.class);
        assertThat(System.out).isSameAs(out);
    }

    private void assertFound(String text) {
        assertThatThrownBy(() -> canary.assertAbsent("text", text)).isInstanceOf(AssertionError.class);
    }
}
