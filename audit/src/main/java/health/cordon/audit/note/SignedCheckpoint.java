package health.cordon.audit.note;

import health.cordon.audit.Finding;
import health.cordon.audit.NotVerified;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A checkpoint whose signature was checked. There is no way to have one that was not. Immutable. */
public final class SignedCheckpoint {

    private static final int SIGNATURE_BYTES = 64;

    private final Checkpoint checkpoint;
    private final String note;

    SignedCheckpoint(Checkpoint checkpoint, String note) {
        this.checkpoint = checkpoint;
        this.note = note;
    }

    /** What is signed. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** The whole note, with every signature it came with. */
    public String note() {
        return note;
    }

    /** How many entries. */
    public long size() {
        return checkpoint.size();
    }

    /**
     * Reads and checks a note. Signatures of unknown keys are ignored; a wrong one of this key fails it.
     * Cosignatures have their own check, {@link #cosignedBy}.
     *
     * @throws NotVerified if it is no checkpoint, of another origin, or not signed by the key
     */
    public static SignedCheckpoint verify(String note, VerifierKey log) throws NotVerified {
        String body = log.openNote(note);
        Checkpoint checkpoint = Checkpoint.parse(body);
        if (!checkpoint.origin().equals(log.name())) {
            throw new NotVerified(Finding.WRONG_ORIGIN);
        }
        return new SignedCheckpoint(checkpoint, note);
    }

    /** The first line of a note, to look up whose key checks it; nothing is verified. */
    public static String origin(String note) throws NotVerified {
        return Checkpoint.parse(NoteText.body(note)).origin();
    }

    /**
     * When the witness cosigned it; empty if it did not.
     *
     * @throws NotVerified if a signature of the witness is there and does not fit
     */
    public Optional<Instant> cosignedBy(VerifierKey witness) throws NotVerified {
        for (NoteText.Line line : NoteText.lines(note)) {
            if (line.name().equals(witness.name()) && line.keyId() == witness.id()) {
                return Optional.of(cosignature(line, witness));
            }
        }
        return Optional.empty();
    }

    /** The same with the lines of a witness's answer that are of this witness and fit; others are left out. */
    public SignedCheckpoint with(String answer, VerifierKey witness) throws NotVerified {
        for (String text : answer.split("\n")) {
            NoteText.Line line = NoteText.line(text);
            if (line.name().equals(witness.name()) && line.keyId() == witness.id()) {
                cosignature(line, witness);
                return new SignedCheckpoint(checkpoint, note + text + "\n");
            }
        }
        throw new NotVerified(Finding.NOT_SIGNED);
    }

    private Instant cosignature(NoteText.Line line, VerifierKey witness) throws NotVerified {
        if (line.signature().length != Long.BYTES + SIGNATURE_BYTES) {
            throw new NotVerified(Finding.BAD_SIGNATURE);
        }
        long time = ByteBuffer.wrap(line.signature()).getLong();
        byte[] signature = Arrays.copyOfRange(line.signature(), Long.BYTES, line.signature().length);
        if (time < 0 || !witness.fits(cosigned(time, NoteText.body(note)), signature)) {
            throw new NotVerified(Finding.BAD_SIGNATURE);
        }
        return Instant.ofEpochSecond(time);
    }

    /** The message of C2SP cosignature/v1. */
    static byte[] cosigned(long time, String body) {
        return ("cosignature/v1\ntime " + time + "\n" + body).getBytes(StandardCharsets.UTF_8);
    }

    /** The names in its signature lines. */
    public List<String> signers() throws NotVerified {
        return NoteText.lines(note).stream().map(NoteText.Line::name).toList();
    }

    @Override
    public String toString() {
        return note;
    }
}
