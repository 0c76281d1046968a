package health.cordon.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.crypto.spi.KeyHandle;
import health.cordon.store.backup.CheckpointWitness;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link CheckpointWitness} must do. Extend it where the audit log is wired to the store. */
public abstract class CheckpointWitnessContract {

    private static final KeyHandle ONE = new KeyHandle(KeyHandle.PREFIX + "A".repeat(24));
    private static final KeyHandle TWO = new KeyHandle(KeyHandle.PREFIX + "B".repeat(24));

    /** The witness under test; every call of one test leads to the same log, which has some entries. */
    protected abstract CheckpointWitness witness();

    /** A witness of another log, as long. */
    protected abstract CheckpointWitness other();

    /** Has the log say that this key was shredded. */
    protected abstract void recordShredding(KeyHandle key);

    @Test
    void theLogGoesOnFromItsOwnCheckpoints() {
        String before = witness().checkpoint().orElseThrow();
        assertThat(witness().goesOnFrom(before)).isTrue();
        recordShredding(ONE);
        String after = witness().checkpoint().orElseThrow();
        assertThat(after).isNotEqualTo(before);
        assertThat(witness().goesOnFrom(before)).isTrue();
        assertThat(witness().goesOnFrom(after)).isTrue();
    }

    @Test
    void noOtherLogDoes() {
        assertThat(witness().goesOnFrom(other().checkpoint().orElseThrow())).isFalse();
        for (String nonsense : List.of("", "x", "\n\n\n", "0".repeat(10_000))) {
            assertThat(witness().goesOnFrom(nonsense)).isFalse();
        }
        String own = witness().checkpoint().orElseThrow();
        assertThat(witness().goesOnFrom(own.substring(0, own.length() - 2))).isFalse();
    }

    @Test
    void whatWasShreddedIsShown() {
        recordShredding(ONE);
        witness().checkpoint();
        recordShredding(TWO);
        recordShredding(ONE);
        List<KeyHandle> shown = new ArrayList<>();
        witness().forEachShredded(shown::add);
        assertThat(shown).contains(ONE, TWO);
        other().forEachShredded(key -> assertThat(key).isNotIn(ONE, TWO));
    }
}
