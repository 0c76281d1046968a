package health.cordon.crypto;

import health.cordon.crypto.FormatPreserved.Encrypted;
import health.cordon.crypto.FormatPreserved.Reason;
import health.cordon.crypto.FormatPreserved.Refused;
import health.cordon.crypto.primitive.KeyedInput;
import java.math.BigInteger;
import java.util.Objects;

/**
 * Encryption that keeps the shape: {@code MRN AB-123456} becomes {@code XKQ TR-804417}.
 *
 * <p><b>What this promises.</b> FF1 of NIST SP 800-38G with AES-256, as one permutation over all texts of the same shape:
 * digits stay digits, letters stay letters in their case, ASCII separators stay in place. Different texts of one shape
 * and domain give different results, and one number written with other separators or in another case gives the same
 * digits and letters. {@link #decrypt} undoes {@link #encrypt} under the same keyset and domain. Shapes
 * with fewer than 1,000,000 texts are refused (SP 800-38G rev. 1, section 5.1). Thread-safe.
 *
 * <p><b>What it does not.</b> It is deterministic and hides neither length, case nor separators; it does not keep check
 * digits; nothing tells whether a text was really encrypted. Like a {@link Pseudonym} it is derived from the value and
 * does not meet Safe Harbor. One text in as many as there are of its shape encrypts to itself.
 */
public final class FormatPreserving {

    private static final BigInteger LEAST_DOMAIN = BigInteger.valueOf(1_000_000);
    private static final int MOST_SYMBOLS = 128;

    private final Ff1 ff1;

    FormatPreserving(Ff1 ff1) {
        this.ff1 = ff1;
    }

    /**
     * The encrypted text, or why not.
     *
     * @param domain sets kinds apart, for example {@code "mrn"}; it is the tweak of FF1
     */
    public FormatPreserved encrypt(String domain, String text) {
        return apply(true, domain, text);
    }

    /** The text that was encrypted under this domain, or why there can be none. */
    public FormatPreserved decrypt(String domain, String text) {
        return apply(false, domain, text);
    }

    private FormatPreserved apply(boolean encrypt, String domain, String text) {
        Objects.requireNonNull(domain);
        int digits = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return new Refused(Reason.OTHER_CHARACTERS);
            }
            digits += isDigit(c) ? 1 : 0;
            letters += isLetter(c) ? 1 : 0;
        }
        if (digits + letters > MOST_SYMBOLS) {
            return new Refused(Reason.TOO_LONG);
        }
        BigInteger domainSize =
                BigInteger.TEN.pow(digits).multiply(BigInteger.valueOf(26).pow(letters));
        if (domainSize.compareTo(LEAST_DOMAIN) < 0) {
            return new Refused(Reason.TOO_SHORT);
        }
        byte[] tweak = KeyedInput.of((byte) 1, domain, shape(text));
        return new Encrypted(withNumber(text, permute(encrypt, tweak, number(text), domainSize)));
    }

    /**
     * FF1 knows strings over one radix; a shape of digits and letters is a mixed radix. The text's rank among all of its
     * shape is permuted as a string of bits, again and again until it falls inside the domain (cycle walking: at most
     * two rounds on average, and a permutation of the domain).
     */
    private BigInteger permute(boolean encrypt, byte[] tweak, BigInteger rank, BigInteger domainSize) {
        int width = domainSize.subtract(BigInteger.ONE).bitLength();
        BigInteger value = rank;
        do {
            byte[] bits = new byte[width];
            for (int i = 0; i < width; i++) {
                bits[i] = (byte) (value.testBit(width - 1 - i) ? 1 : 0);
            }
            byte[] permuted = ff1.apply(encrypt, 2, tweak, bits);
            value = BigInteger.ZERO;
            for (byte bit : permuted) {
                value = value.shiftLeft(1).or(BigInteger.valueOf(bit));
            }
        } while (value.compareTo(domainSize) >= 0);
        return value;
    }

    /** The order of digits and letters. Neither case nor separators: one number is one number however it is written. */
    private static String shape(String text) {
        StringBuilder shape = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isDigit(c) || isLetter(c)) {
                shape.append(isDigit(c) ? '0' : 'a');
            }
        }
        return shape.toString();
    }

    private static BigInteger number(String text) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isDigit(c) || isLetter(c)) {
                number = number.multiply(radix(c)).add(BigInteger.valueOf(c - zero(c)));
            }
        }
        return number;
    }

    private static String withNumber(String text, BigInteger number) {
        char[] out = text.toCharArray();
        BigInteger rest = number;
        for (int i = out.length - 1; i >= 0; i--) {
            char c = out[i];
            if (isDigit(c) || isLetter(c)) {
                BigInteger[] split = rest.divideAndRemainder(radix(c));
                out[i] = (char) (zero(c) + split[1].intValue());
                rest = split[0];
            }
        }
        return new String(out);
    }

    private static BigInteger radix(char c) {
        return isDigit(c) ? BigInteger.TEN : BigInteger.valueOf(26);
    }

    private static char zero(char c) {
        return isDigit(c) ? '0' : c >= 'a' ? 'a' : 'A';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    @Override
    public String toString() {
        return "FormatPreserving";
    }
}
