package health.cordon.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.crypto.CryptoError;
import health.cordon.crypto.contract.Failing;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PrimitivesTest {

    private static final byte[] ROOT =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    @Test
    void hkdfGivesTheFirstBlockOfRfc5869() throws Exception {
        // RFC 5869, appendix A.2, cut to 32 bytes.
        assertThat(HexFormat.of()
                        .formatHex(Derivation.byHmac(counting(0, 80), counting(0x60, 80), counting(0xb0, 80), 32)))
                .isEqualTo("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c");
    }

    @Test
    void theHmacWayGivesWhatTheProvidersKdfGives() throws Exception {
        byte[] info = "cordon/v1/cell".getBytes(StandardCharsets.US_ASCII);
        assertThat(Derivation.byHmac(ROOT, new byte[0], info, 32)).isEqualTo(Derivation.bytes(ROOT, "cell", 32));
        assertThat(Derivation.byHmac(ROOT, counting(7, 16), info, 32))
                .isEqualTo(Derivation.key(ROOT, "AES", "cell", counting(7, 16)).getEncoded());
        assertThat(Derivation.firstBlock(new WipingKey("HmacSHA256", ROOT), info))
                .isEqualTo(Derivation.expand(ROOT, "AES", info).getEncoded());
        assertThatIllegalArgumentException().isThrownBy(() -> Derivation.byHmac(ROOT, ROOT, info, 33));
    }

    @Test
    void gcmGivesTheSampleOfItsAuthors() {
        // McGrew and Viega, test case 16: AES-256, 60 bytes of text, 20 bytes of associated data.
        HexFormat hex = HexFormat.of();
        byte[] key = hex.parseHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
        byte[] nonce = hex.parseHex("cafebabefacedbaddecaf888");
        byte[] bound = hex.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        byte[] text = hex.parseHex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
        byte[] out = new byte[text.length + AesGcm.TAG];
        AesGcm gcm = new AesGcm();
        gcm.seal(new WipingKey("AES", key), nonce, 0, bound, text, 0, text.length, out, 0);
        assertThat(hex.formatHex(out))
                .isEqualTo("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                        + "76fc6ece0f4e1768cddf8853bb2d551b");
        byte[] back = new byte[text.length];
        assertThat(gcm.open(new WipingKey("AES", key), nonce, 0, bound, out, 0, out.length, back, 0))
                .isTrue();
        assertThat(back).isEqualTo(text);
        out[3] ^= 1;
        assertThat(gcm.open(new WipingKey("AES", key), nonce, 0, bound, out, 0, out.length, back, 0))
                .isFalse();
        assertThat(gcm.open(new WipingKey("AES", key), nonce, 0, bound, out, 0, 15, back, 0))
                .isFalse();
    }

    @Test
    void aWipedRootGivesNothing() {
        Root root = Root.random();
        assertThat(root.use(bytes -> bytes.length)).contains(Root.BYTES);
        root.close();
        assertThat(root.use(bytes -> bytes.length)).isEmpty();
        assertThat(root.isWiped()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> Root.of(new byte[31]));
    }

    @Test
    void whatWasMadeWhileItWasWipedIsThrownAway() {
        Root root = Root.random();
        assertThat(root.use(bytes -> {
                    root.close();
                    return bytes[0];
                }))
                .isEmpty();
    }

    @Test
    void wipingTakesTheArrayThatWasGiven() {
        byte[] bytes = ROOT.clone();
        Root.of(bytes).close();
        assertThat(bytes).containsOnly(0);
    }

    @Test
    void nobodyEverDerivesFromAHalfWipedRoot() throws Exception {
        byte[] good = Derivation.bytes(ROOT, "x", 32);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 300; round++) {
                Root root = Root.of(ROOT.clone());
                AtomicBoolean stop = new AtomicBoolean();
                Future<?> reader = threads.submit(() -> {
                    while (!stop.get()) {
                        Optional<byte[]> made = root.use(bytes -> Derivation.bytes(bytes, "x", 32));
                        assertThat(made.map(bytes -> Arrays.equals(bytes, good)).orElse(true))
                                .isTrue();
                    }
                });
                Thread.onSpinWait();
                root.close();
                stop.set(true);
                reader.get();
            }
        }
    }

    @Test
    void destroyedKeysGiveNothingAndAreNeverWritten() {
        WipingKey key = new WipingKey("AES", ROOT);
        assertThat(key.getEncoded()).isEqualTo(ROOT);
        assertThat(key.toString()).isEqualTo("WipingKey");
        assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(key))
                .isInstanceOf(NotSerializableException.class);
        key.close();
        assertThat(key.isDestroyed()).isTrue();
        assertThatIllegalStateException().isThrownBy(key::getEncoded);
    }

    @Test
    void recordsOpenOnlyWithWhatTheyWereBoundTo() {
        byte[] sealed = RecordCipher.seal(ROOT, new byte[] {1}, new byte[] {5, 6}, 3);
        assertThat(sealed).hasSize(3 + RecordCipher.OVERHEAD + 2);
        assertThat(RecordCipher.open(ROOT, new byte[] {1}, sealed, 3)).containsExactly(5, 6);
        assertThat(RecordCipher.open(ROOT, new byte[] {2}, sealed, 3)).isNull();
        assertThat(RecordCipher.open(new byte[32], new byte[] {1}, sealed, 3)).isNull();
        assertThat(RecordCipher.open(ROOT, new byte[] {1}, sealed, 4)).isNull();
        assertThat(RecordCipher.open(ROOT, new byte[] {1}, new byte[10], 0)).isNull();
    }

    @Test
    void aProviderThatIsNotThereIsAnErrorThatListsTheOthers() {
        Failing.with(() -> Jca.provider("NoSuchProvider"), CryptoError.PROVIDER_UNKNOWN);
        Failing.with(() -> Jca.provider("java.lang.String"), CryptoError.PROVIDER_UNKNOWN);
        assertThatThrownBy(() -> Jca.provider("NoSuchProvider")).hasMessageContaining("SunJCE");
        assertThat(Jca.provider("SunJCE").getName()).isEqualTo("SunJCE");
        assertThat(Jca.provider("com.sun.crypto.provider.SunJCE").getName()).isEqualTo("SunJCE");
    }

    private static byte[] counting(int from, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }
}
