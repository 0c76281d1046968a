package health.cordon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeededTest {

    @Test
    void theSameSeedGivesTheSameValues() {
        assertThat(Seeded.of(5).soup(300)).isEqualTo(Seeded.of(5).soup(300));
        assertThat(Seeded.of(5).bits()).isNotEqualTo(Seeded.of(6).bits());
        assertThat(Seeded.of(42).bits()).as("values stay over releases").isEqualTo(-4767286540954276203L);
    }

    @Test
    void aForkDoesNotDependOnItsSiblings() {
        Seeded one = Seeded.of(9);
        assertThat(one.fork("a").bits()).isEqualTo(Seeded.of(9).fork("a").bits());
        assertThat(one.fork("a").bits()).isNotEqualTo(one.fork("b").bits());
    }

    @Test
    void boundsAreKeptAndReached() {
        Seeded seeded = Seeded.of(1);
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 400; i++) {
            seen.add(seeded.between(3, 7));
        }
        assertThat(seen).containsExactlyInAnyOrder(3, 4, 5, 6, 7);
        assertThatThrownBy(() -> seeded.below(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(seeded.sample(List.of(1, 2, 3), 9)).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(seeded.digits(12)).matches("[1-9][0-9]{11}");
    }

    @Test
    void soupHoldsHalfPairsAndControls() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            all.append(Seeded.of(i).soup(200));
        }
        assertThat(all.toString()).contains("\u0000", "\u202E", "\uFB01", "\u200B");
        assertThat(all.chars().anyMatch(c -> c == 0xD800)).isTrue();
    }

    @Test
    void aBrokenPropertyIsShrunkToItsCause() {
        assertThatThrownBy(() -> Property.forAllText(200, s -> s.string("abcx", 0, 80), text -> {
                    if (text.contains("x")) {
                        throw new IllegalStateException("found");
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageEndingWith("broke it with: x")
                .hasMessageContaining("of seed 1");
    }

    @Test
    void aTrueStatementPasses() {
        Property.forAll(50, s -> s.between(1, 6), n -> assertThat(n).isBetween(1, 6));
        assertThatThrownBy(() -> Property.forAll(
                        50, s -> s.between(1, 6), n -> assertThat(n).isLessThan(6)))
                .isInstanceOf(AssertionError.class);
    }
}
