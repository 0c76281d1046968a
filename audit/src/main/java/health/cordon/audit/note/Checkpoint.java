package health.cordon.audit.note;

import health.cordon.audit.Finding;
import health.cordon.audit.NotVerified;
import java.util.Arrays;
import java.util.Base64;

/**
 * What a log says of itself at one size (C2SP tlog-checkpoint): origin, size, root.
 *
 * @param origin which log
 * @param size how many entries
 * @param root the root of the tree over them, 32 bytes
 */
public record Checkpoint(String origin, long size, byte[] root) {

    /** The text that is signed. */
    public String body() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** Reads the text of a checkpoint, with or without extension lines, of whatever origin. */
    static Checkpoint parse(String body) throws NotVerified {
        String[] lines = body.split("\n", -1);
        boolean whole = lines.length >= 4 && lines[lines.length - 1].isEmpty();
        for (int i = 0; whole && i < lines.length - 1; i++) {
            whole = !lines[i].isEmpty();
        }
        if (!whole) {
            throw new NotVerified(Finding.NOTE_MALFORMED);
        }
        try {
            long size = Long.parseLong(lines[1]);
            byte[] root = Base64.getDecoder().decode(lines[2]);
            if (size < 0 || !lines[1].equals(Long.toString(size)) || root.length != 32) {
                throw new NotVerified(Finding.NOTE_MALFORMED);
            }
            return new Checkpoint(lines[0], size, root);
        } catch (IllegalArgumentException e) {
            throw new NotVerified(Finding.NOTE_MALFORMED);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint one
                && one.origin.equals(origin)
                && one.size == size
                && Arrays.equals(one.root, root);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(root);
    }

    @Override
    public String toString() {
        return body();
    }
}
