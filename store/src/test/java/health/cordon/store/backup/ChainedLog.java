package health.cordon.store.backup;

import health.cordon.crypto.spi.KeyHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A small log whose checkpoint is its size and the hash of all its entries: what an audit log is to a backup. */
final class ChainedLog implements CheckpointWitness {

    private final List<String> entries = new ArrayList<>();
    private final List<KeyHandle> shredded = new ArrayList<>();

    ChainedLog(String origin) {
        entries.add(origin);
    }

    void shredded(KeyHandle key) {
        entries.add("shredded " + key);
        shredded.add(key);
    }

    @Override
    public Optional<String> checkpoint() {
        return Optional.of(checkpoint(entries.size()));
    }

    @Override
    public boolean goesOnFrom(String checkpoint) {
        for (int size = 1; size <= entries.size(); size++) {
            if (checkpoint(size).equals(checkpoint)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void forEachShredded(Consumer<KeyHandle> visitor) {
        shredded.forEach(visitor);
    }

    private String checkpoint(int size) {
        byte[] hash = new byte[0];
        for (String entry : entries.subList(0, size)) {
            var digest = Rows.sha256();
            digest.update(hash);
            hash = digest.digest(entry.getBytes(StandardCharsets.UTF_8));
        }
        return size + " " + HexFormat.of().formatHex(hash);
    }
}
