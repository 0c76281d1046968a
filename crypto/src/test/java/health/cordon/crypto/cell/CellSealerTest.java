package health.cordon.crypto.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.contract.Failing;
import health.cordon.crypto.live.OneKey;
import health.cordon.crypto.primitive.Jca;
import health.cordon.testkit.Property;
import health.cordon.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CellSealerTest {

    private static final CellPlace PLACE = new CellPlace("clinic", "note", "row-1", "text");
    private static final byte[] VALUE = "Quillfeather".getBytes(StandardCharsets.UTF_8);

    private final OneKey keys = new OneKey();
    private final CellSealer cells = new CellSealer(keys);

    @Test
    void givesBackWhatItSealed() {
        Property.forAll(300, seeded -> bytes(seeded, seeded.below(600)), value -> {
            byte[] sealed = cells.seal(PLACE, value);
            assertThat(sealed).hasSize(value.length + CellSealer.OVERHEAD);
            assertThat(cells.open(PLACE, sealed)).isEqualTo(value);
        });
        assertThat(CellSealer.OVERHEAD).isEqualTo(45);
    }

    @Test
    void givesBackTextOfAnyScript() {
        Property.forAllText(300, seeded -> seeded.soup(200), text -> {
            if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                assertThat(cells.openText(PLACE, cells.seal(PLACE, Phi.of(text))))
                        .isEqualTo(Phi.of(text));
            } else {
                Failing.with(() -> cells.seal(PLACE, Phi.of(text)), CryptoError.CELL_NOT_TEXT);
            }
        });
    }

    @Test
    @Cfr("164.312(c)(1)")
    void aValueThatWasMovedDoesNotOpen() {
        byte[] sealed = cells.seal(PLACE, VALUE);
        for (CellPlace elsewhere : List.of(
                new CellPlace("clinid", "note", "row-1", "text"),
                new CellPlace("", "note", "row-1", "text"),
                new CellPlace("clinic", "note2", "row-1", "text"),
                new CellPlace("clinic", "note", "row-2", "text"),
                new CellPlace("clinic", "note", "row-1", "author"),
                // The same characters, cut elsewhere.
                new CellPlace("clinicn", "ote", "row-1", "text"),
                new CellPlace("clinic", "note", "row-1t", "ext"),
                new CellPlace("clinic", "row-1", "note", "text"))) {
            Failing.with(() -> cells.open(elsewhere, sealed), CryptoError.CELL_REFUSED);
        }
    }

    @Test
    void swappedCellsOfOneColumnAreNoticed() {
        CellPlace other = new CellPlace("clinic", "note", "row-2", "text");
        byte[] here = cells.seal(PLACE, VALUE);
        byte[] there = cells.seal(other, VALUE);
        Failing.with(() -> cells.open(PLACE, there), CryptoError.CELL_REFUSED);
        Failing.with(() -> cells.open(other, here), CryptoError.CELL_REFUSED);
    }

    @Test
    @Cfr("164.312(c)(1)")
    void everyFlippedBitAndEveryOtherLengthIsAnError() {
        byte[] sealed = cells.seal(PLACE, VALUE);
        for (int bit = 0; bit < 8 * sealed.length; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            Failing.with(
                    () -> cells.open(PLACE, changed),
                    CryptoError.CELL_REFUSED,
                    CryptoError.CELL_VERSION,
                    CryptoError.KEY_UNKNOWN);
        }
        for (int length = 0; length < sealed.length; length++) {
            byte[] shorter = Arrays.copyOf(sealed, length);
            Failing.with(() -> cells.open(PLACE, shorter), CryptoError.CELL_REFUSED);
        }
        Failing.with(() -> cells.open(PLACE, Arrays.copyOf(sealed, sealed.length + 1)), CryptoError.CELL_REFUSED);
        byte[] later = sealed.clone();
        later[0] = 2;
        Failing.with(() -> cells.open(PLACE, later), CryptoError.CELL_VERSION);
        assertThat(cells.open(PLACE, sealed)).isEqualTo(VALUE);
    }

    @Test
    void anotherKeyDoesNotOpenIt() {
        byte[] sealed = cells.seal(PLACE, VALUE);
        Failing.with(() -> new CellSealer(new OneKey()).open(PLACE, sealed), CryptoError.CELL_REFUSED);
    }

    @Test
    void ownerAndVersionAreBoundEvenWhereTheKeyIsTheSame() {
        byte[] key = Jca.randomKey(32);
        byte[] sealed = new CellSealer(new OneKey("DK-" + "A".repeat(24), 1, key)).seal(PLACE, VALUE);
        CellSealer otherOwner = new CellSealer(new OneKey("DK-" + "B".repeat(24), 1, key));
        Failing.with(() -> otherOwner.open(PLACE, sealed), CryptoError.CELL_REFUSED);
        byte[] renumbered = sealed.clone();
        renumbered[4] = 2;
        CellSealer otherVersion = new CellSealer(new OneKey("DK-" + "A".repeat(24), 2, key));
        Failing.with(() -> otherVersion.open(PLACE, renumbered), CryptoError.CELL_REFUSED);
    }

    @Test
    void oneValueSealedOftenNeverLooksTheSame() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            byte[] sealed = cells.seal(PLACE, VALUE);
            nonces.add(HexFormat.of().formatHex(sealed, 5, 29));
        }
        assertThat(nonces).hasSize(20_000);
    }

    @Test
    void cellsUnderEqualNoncesHaveDifferentKeys() {
        // Two cells whose twelve nonce bytes are forced to be equal decrypt only with their own salt.
        byte[] one = cells.seal(PLACE, VALUE);
        byte[] two = cells.seal(PLACE, VALUE);
        byte[] mixed = two.clone();
        System.arraycopy(one, 5, mixed, 5, 12);
        Failing.with(() -> cells.open(PLACE, mixed), CryptoError.CELL_REFUSED);
    }

    @Test
    void boundsAndPlacesAreChecked() {
        Failing.with(() -> cells.seal(PLACE, new byte[CellSealer.MOST_BYTES + 1]), CryptoError.CELL_TOO_LONG);
        assertThat(cells.open(PLACE, cells.seal(PLACE, new byte[0]))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new CellPlace("t", "", "r", "c"));
        assertThatIllegalArgumentException().isThrownBy(() -> new CellPlace("t", "t", "", "c"));
        assertThat(PLACE.toString()).doesNotContain("row-1");
    }

    private static byte[] bytes(Seeded seeded, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) seeded.bits();
        }
        return bytes;
    }
}
