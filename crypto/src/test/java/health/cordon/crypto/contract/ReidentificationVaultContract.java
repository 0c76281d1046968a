package health.cordon.crypto.contract;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.ReidentificationCode;
import health.cordon.crypto.ReidentificationVault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ReidentificationVault} must do. Published as {@code cordon-crypto}'s test jar: extend it in the module
 * that brings a vault.
 */
public abstract class ReidentificationVaultContract {

    private static final RevealAccess TO_TEST = RevealAccess.because("to test it");

    /** Opens the vault under test, empty when a test begins; every call of one test leads to the same codes. */
    protected abstract ReidentificationVault open();

    /** Opens another vault, empty when a test begins. */
    protected abstract ReidentificationVault openOther();

    @Test
    @Cfr("164.514(c)")
    void restoresWhatItHoldsAndNothingElse() {
        List<String> values = List.of("Quillfeather", "", "\ud800", "L\u00e9a \ud83d\udc69\0", "x".repeat(100_000));
        List<ReidentificationCode> codes = new ArrayList<>();
        try (ReidentificationVault vault = open()) {
            values.forEach(value -> codes.add(vault.assign("patient 1", "NAME", Phi.of(value))));
            assertThat(vault.size()).isEqualTo(5);
        }
        try (ReidentificationVault vault = open()) {
            assertThat(vault.size()).isEqualTo(5);
            for (int i = 0; i < values.size(); i++) {
                assertThat(vault.restore(codes.get(i)).orElseThrow().reveal(TO_TEST))
                        .isEqualTo(values.get(i));
            }
            assertThat(vault.restore(ReidentificationCode.random())).isEmpty();
        }
    }

    @Test
    void oneValueHasOneCodeWithinASubject() {
        ReidentificationCode first;
        try (ReidentificationVault vault = open()) {
            first = vault.assign("patient 1", "NAME", Phi.of("Quillfeather"));
            assertThat(vault.assign("patient 1", "NAME", Phi.of("Quillfeather")))
                    .isEqualTo(first);
            Set<ReidentificationCode> others = new HashSet<>(List.of(
                    vault.assign("patient 2", "NAME", Phi.of("Quillfeather")),
                    vault.assign("patient 1", "CITY", Phi.of("Quillfeather")),
                    vault.assign("patient 1", "NAME", Phi.of("quillfeather")),
                    vault.assign("patient 1Q", "NAME", Phi.of("uillfeather"))));
            assertThat(others).hasSize(4).doesNotContain(first);
            assertThat(vault.size()).isEqualTo(5);
        }
        try (ReidentificationVault vault = open()) {
            assertThat(vault.assign("patient 1", "NAME", Phi.of("Quillfeather")))
                    .isEqualTo(first);
            assertThat(vault.size()).isEqualTo(5);
        }
    }

    @Test
    @Cfr("164.514(c)(1)")
    void codesAreNotDerivedFromTheValue() {
        try (ReidentificationVault one = open();
                ReidentificationVault two = openOther()) {
            ReidentificationCode code = one.assign("p", "NAME", Phi.of("Quillfeather"));
            assertThat(two.assign("p", "NAME", Phi.of("Quillfeather"))).isNotEqualTo(code);
            assertThat(two.restore(code)).isEmpty();
        }
    }

    @Test
    void anyTextMaySayWhoseItIsAndWhat() {
        List<String> odd = List.of("'; DROP TABLE vault_code; --", "%", "\\", "\"", "\u0000", "\udfff", "\u4E2D", " ");
        Map<String, ReidentificationCode> codes = new ConcurrentHashMap<>();
        try (ReidentificationVault vault = open()) {
            odd.forEach(one -> codes.put(one, vault.assign(one, one, Phi.of(one))));
        }
        try (ReidentificationVault vault = open()) {
            assertThat(vault.size()).isEqualTo(odd.size());
            codes.forEach((one, code) -> {
                assertThat(vault.restore(code)).contains(Phi.of(one));
                assertThat(vault.assign(one, one, Phi.of(one))).isEqualTo(code);
            });
        }
    }

    @Test
    void threadsShareItAndInterruptsDoNotBreakIt() throws InterruptedException {
        Map<Integer, ReidentificationCode> codes = new ConcurrentHashMap<>();
        try (ReidentificationVault vault = open()) {
            Thread interrupted = Thread.ofPlatform().start(() -> {
                Thread.currentThread().interrupt();
                for (int i = 0; i < 500; i++) {
                    vault.assign("p", "NAME", Phi.of("interrupted " + i % 7));
                }
            });
            IntStream.range(0, 4_000).parallel().forEach(i -> {
                int value = i % 400;
                ReidentificationCode code = vault.assign("p", "NAME", Phi.of("value " + value));
                assertThat(codes.putIfAbsent(value, code)).isIn(null, code);
                assertThat(vault.restore(code)).contains(Phi.of("value " + value));
            });
            interrupted.join();
            vault.sync();
            assertThat(vault.size()).isEqualTo(407);
        }
        try (ReidentificationVault vault = open()) {
            assertThat(vault.size()).isEqualTo(407);
            codes.forEach((value, code) -> assertThat(vault.restore(code)).contains(Phi.of("value " + value)));
        }
    }

    @Test
    void saysWhatItCannotDoAnyMore() {
        ReidentificationVault vault = open();
        Failing.with(() -> vault.assign("p", "NAME", Phi.of("x".repeat(600_000))), CryptoError.VALUE_TOO_LONG);
        ReidentificationCode code = vault.assign("p", "NAME", Phi.of("Quillfeather"));
        assertThat(vault.toString()).doesNotContain("Quillfeather");
        vault.close();
        vault.close();
        Failing.with(() -> vault.restore(code), CryptoError.VAULT_CLOSED);
        Failing.with(() -> vault.assign("p", "NAME", Phi.of("a")), CryptoError.VAULT_CLOSED);
        Failing.with(vault::sync, CryptoError.VAULT_CLOSED);
    }
}
