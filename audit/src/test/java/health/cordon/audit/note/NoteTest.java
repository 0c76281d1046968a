package health.cordon.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.audit.Finding;
import health.cordon.audit.NotVerified;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NoteTest {

    /** Key and note from the documentation of Go's golang.org/x/mod/sumdb/note, whose keys C2SP took over. */
    private static final String VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private final SigningKey key = SigningKey.generate("log.example/one");
    private final Checkpoint checkpoint = new Checkpoint("log.example/one", 7, new byte[32]);

    @Test
    void notesOfAnotherImplementationVerify() throws NotVerified {
        VerifierKey peter = VerifierKey.parse(VKEY);
        assertThat(peter.toString()).isEqualTo(VKEY);
        assertThat(peter.openNote(NOTE)).startsWith("If you think").endsWith("problem is.\n");
        refused(Finding.BAD_SIGNATURE, () -> peter.openNote(NOTE.replace("answer", "anwser")));
        refused(Finding.NOT_SIGNED, () -> peter.openNote(NOTE.replace("\u2014 PeterNeumann", "\u2014 PeterNewmann")));
    }

    @Test
    void aCheckpointIsReadAsItWasSigned() throws NotVerified {
        SignedCheckpoint signed = key.sign(checkpoint);
        VerifierKey verifier = VerifierKey.parse(key.logKey().toString());
        SignedCheckpoint read = SignedCheckpoint.verify(signed.note(), verifier);
        assertThat(read.checkpoint()).isEqualTo(checkpoint);
        assertThat(SignedCheckpoint.origin(signed.note())).isEqualTo("log.example/one");
        assertThat(signed.note())
                .startsWith(
                        "log.example/one\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n\u2014 log.example/one ");
    }

    @Test
    void whatIsNoCheckpointOfThisLogIsRefused() {
        VerifierKey verifier = key.logKey();
        String note = key.sign(checkpoint).note();
        SigningKey other = SigningKey.generate("log.example/one");
        refused(Finding.NOT_SIGNED, () -> SignedCheckpoint.verify(note, other.logKey()));
        refused(Finding.BAD_SIGNATURE, () -> SignedCheckpoint.verify(note.replace("\n7\n", "\n8\n"), verifier));
        refused(Finding.NOTE_MALFORMED, () -> SignedCheckpoint.verify("", verifier));
        refused(Finding.NOTE_MALFORMED, () -> SignedCheckpoint.verify(note.substring(0, note.length() - 1), verifier));
        refused(Finding.NOTE_MALFORMED, () -> SignedCheckpoint.verify(note.replace("\n\n", "\n"), verifier));
        refused(Finding.NOTE_MALFORMED, () -> SignedCheckpoint.verify(note + "x\n", verifier));
        refused(Finding.NOTE_MALFORMED, () -> SignedCheckpoint.verify(note.replace("log", "l\u0007g"), verifier));
        for (String body : new String[] {
            "log.example/one\n07\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
            "log.example/one\n-7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
            "log.example/one\n7\nAAAA\n",
            "log.example/one\n7\n",
            "log.example/one\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\nx\n",
        }) {
            refused(Finding.NOTE_MALFORMED, () -> SignedCheckpoint.verify(key.signNote(body), verifier));
        }
        refused(
                Finding.WRONG_ORIGIN,
                () -> SignedCheckpoint.verify(
                        key.sign(new Checkpoint("other", 7, new byte[32])).note(), verifier));
    }

    @Test
    void malformedKeysAreRefused() {
        String good = key.logKey().toString();
        for (String bad : new String[] {
            "",
            "a+b",
            good.replace("+", "-"),
            "x" + good,
            good.substring(0, good.length() - 4),
            good.replace("log", "l g")
        }) {
            refused(Finding.KEY_MALFORMED, () -> VerifierKey.parse(bad));
        }
    }

    @Test
    void aCosignatureHoldsItsTimeAndItsCheckpoint() throws NotVerified {
        SigningKey witness = SigningKey.generate("witness.example/w");
        SignedCheckpoint signed = key.sign(checkpoint);
        String line = witness.cosign(signed, 1_679_315_147);
        SignedCheckpoint cosigned = signed.with(line, witness.witnessKey());
        assertThat(cosigned.cosignedBy(witness.witnessKey())).contains(Instant.ofEpochSecond(1_679_315_147));
        assertThat(SignedCheckpoint.verify(cosigned.note(), key.logKey()).signers())
                .containsExactly("log.example/one", "witness.example/w");
        assertThat(signed.cosignedBy(witness.witnessKey())).isEmpty();
        SignedCheckpoint other = key.sign(new Checkpoint("log.example/one", 8, new byte[32]));
        refused(Finding.BAD_SIGNATURE, () -> other.with(line, witness.witnessKey()));
        refused(
                Finding.NOT_SIGNED,
                () -> signed.with(line, SigningKey.generate("w2").witnessKey()));
        assertThat(VerifierKey.parse(witness.witnessKey().toString()).isWitness())
                .isTrue();
    }

    private static void refused(Finding finding, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        NotVerified.class, e -> assertThat(e.finding()).isEqualTo(finding));
    }
}
