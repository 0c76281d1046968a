package health.cordon.audit.witness;

import health.cordon.audit.Finding;
import health.cordon.audit.NotVerified;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The body of C2SP tlog-witness {@code add-checkpoint}: a line with the old size, proof lines, an empty line, a checkpoint.
 *
 * @param oldSize the size that the witness is said to have cosigned last
 * @param proof the consistency proof from there
 * @param note the signed checkpoint, unchecked
 */
record WitnessRequest(long oldSize, List<byte[]> proof, String note) {

    private static final int MOST_PROOF_LINES = 63;

    /** Reads a body; whatever is not of the form is {@link Finding#NOTE_MALFORMED}. */
    static WitnessRequest parse(String body) throws NotVerified {
        int gap = body.indexOf("\n\n");
        if (gap < 0 || !body.startsWith("old ")) {
            throw new NotVerified(Finding.NOTE_MALFORMED);
        }
        String[] lines = body.substring(0, gap).split("\n", -1);
        List<byte[]> proof = new ArrayList<>();
        try {
            String size = lines[0].substring(4);
            long oldSize = Long.parseLong(size);
            for (int i = 1; i < lines.length; i++) {
                byte[] hash = Base64.getDecoder().decode(lines[i]);
                if (hash.length != 32) {
                    throw new NotVerified(Finding.NOTE_MALFORMED);
                }
                proof.add(hash);
            }
            if (oldSize < 0 || !size.equals(Long.toString(oldSize)) || proof.size() > MOST_PROOF_LINES) {
                throw new NotVerified(Finding.NOTE_MALFORMED);
            }
            return new WitnessRequest(oldSize, proof, body.substring(gap + 2));
        } catch (IllegalArgumentException e) {
            throw new NotVerified(Finding.NOTE_MALFORMED);
        }
    }

    /** The body. */
    String body() {
        StringBuilder out = new StringBuilder("old ").append(oldSize).append('\n');
        proof.forEach(
                hash -> out.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        return out.append('\n').append(note).toString();
    }
}
