package health.cordon.crypto;

import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** FF1 of NIST SP 800-38G over numerals of one radix (2 to 256), by Bouncy Castle itself and not through a
 * provider. Thread-safe: an engine a call. */
final class Ff1 {

    private final KeyParameter key;

    Ff1(byte[] key) {
        this.key = new KeyParameter(key);
    }

    /** The numerals encrypted or decrypted; {@code radix} to the power of their number must be at least 1,000,000. */
    byte[] apply(boolean encrypt, int radix, byte[] tweak, byte[] numerals) {
        FPEFF1Engine engine = new FPEFF1Engine(AESEngine.newInstance());
        engine.init(encrypt, new FPEParameters(key, radix, tweak));
        byte[] out = new byte[numerals.length];
        engine.processBlock(numerals, 0, numerals.length, out, 0);
        return out;
    }
}
