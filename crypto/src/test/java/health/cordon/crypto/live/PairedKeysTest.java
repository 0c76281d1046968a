package health.cordon.crypto.live;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.crypto.CryptoError;
import health.cordon.crypto.cell.CellPlace;
import health.cordon.crypto.cell.CellSealer;
import health.cordon.crypto.contract.Failing;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairedKeysTest {

    private static final CellPlace PLACE = new CellPlace("clinic", "note", "row-1", "text");
    private static final byte[] VALUE = "Quillfeather".getBytes(StandardCharsets.UTF_8);

    private final OneKey patient = new OneKey();
    private final OneKey month = new OneKey();
    private final CellSealer cells = new CellSealer(new PairedKeys(patient, month));

    @Test
    void opensWithBothAndWithNothingLess() {
        byte[] sealed = cells.seal(PLACE, VALUE);
        assertThat(sealed).hasSize(VALUE.length + CellSealer.OVERHEAD);
        assertThat(cells.open(PLACE, sealed)).isEqualTo(VALUE);
        assertThat(cells.handle()).isEqualTo(patient.handle());
        for (KeyLender other : new KeyLender[] {
            patient,
            month,
            new PairedKeys(month, patient),
            new PairedKeys(patient, patient),
            new PairedKeys(patient, new OneKey()),
            new PairedKeys(new OneKey(), month)
        }) {
            Failing.with(
                    () -> new CellSealer(other).open(PLACE, sealed), CryptoError.CELL_REFUSED, CryptoError.KEY_UNKNOWN);
        }
        Failing.with(
                () -> cells.open(PLACE, new CellSealer(patient).seal(PLACE, VALUE)),
                CryptoError.CELL_REFUSED,
                CryptoError.KEY_UNKNOWN);
    }

    @Test
    void eachMayBeRotatedAlone() {
        byte[] first = cells.seal(PLACE, VALUE);
        patient.rotate();
        assertThat(cells.isCurrent(first)).isFalse();
        byte[] second = cells.seal(PLACE, VALUE);
        month.rotate();
        month.rotate();
        byte[] third = cells.seal(PLACE, VALUE);
        Set<Integer> versions = new HashSet<>();
        for (byte[] sealed : new byte[][] {first, second, third}) {
            assertThat(cells.open(PLACE, sealed)).isEqualTo(VALUE);
            versions.add(CellSealer.keyVersion(sealed).orElseThrow());
        }
        assertThat(versions).containsExactlyInAnyOrder(0x10001, 0x20001, 0x20003);
        assertThat(cells.isCurrent(third)).isTrue();
    }

    @Test
    void aVersionThatDoesNotFitIsRefused() {
        OneKey rotated = new OneKey(month.handle().token(), 0x10000, new byte[32]);
        Failing.with(
                () -> new CellSealer(new PairedKeys(patient, rotated)).seal(PLACE, VALUE), CryptoError.KEY_VERSIONS);
    }
}
