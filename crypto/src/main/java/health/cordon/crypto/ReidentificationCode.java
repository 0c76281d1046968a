package health.cordon.crypto;

import health.cordon.core.Cfr;
import health.cordon.crypto.primitive.Base32;
import health.cordon.crypto.primitive.Jca;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * A code that only its {@link ReidentificationVault} can turn back.
 *
 * <p><b>What this promises.</b> 128 random bits: not derived from nor related to information about the individual, as 45
 * CFR 164.514(c)(1) asks. The token is not PHI.
 *
 * <p><b>What it does not.</b> 164.514(c)(2) is the operator's part: the code may serve no other purpose, and the vault and
 * its keyset must not go where the de-identified data goes.
 *
 * @param token {@code RIC-} and 26 characters of digits and capitals
 */
@Cfr("164.514(c)")
public record ReidentificationCode(String token) {

    /** What every token begins with. */
    public static final String PREFIX = "RIC-";

    /** How long every token is, in characters. */
    public static final int LENGTH = PREFIX.length() + 26;

    /** Checks the form. */
    public ReidentificationCode {
        if (token.length() != LENGTH
                || !token.startsWith(PREFIX)
                || !Base32.isCanonical(token, PREFIX.length())
                || Base32.value(token.charAt(PREFIX.length())) > 7) {
            throw new IllegalArgumentException("not a re-identification code");
        }
    }

    /** The code written as {@code text}, in either case; empty if it is none. */
    public static Optional<ReidentificationCode> parse(String text) {
        if (text.length() != LENGTH || !text.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            return Optional.empty();
        }
        StringBuilder token = new StringBuilder(LENGTH).append(PREFIX);
        for (int i = PREFIX.length(); i < LENGTH; i++) {
            int value = Base32.value(text.charAt(i));
            if (value < 0 || (i == PREFIX.length() && value > 7)) {
                return Optional.empty();
            }
            token.append(Base32.digit(value));
        }
        return Optional.of(new ReidentificationCode(token.toString()));
    }

    /** A fresh code, for a vault to give out. */
    public static ReidentificationCode random() {
        return random(Jca.randomForNonces());
    }

    static ReidentificationCode random(SecureRandom random) {
        return of(random.nextLong(), random.nextLong());
    }

    static ReidentificationCode of(long high, long low) {
        StringBuilder token = new StringBuilder(LENGTH).append(PREFIX);
        for (int shift = 125; shift >= 0; shift -= 5) {
            token.append(Base32.digit((int) (bits(high, low, shift) & 31)));
        }
        return new ReidentificationCode(token.toString());
    }

    private static long bits(long high, long low, int shift) {
        if (shift >= 64) {
            return high >>> (shift - 64);
        }
        return shift == 0 ? low : (low >>> shift) | (high << (64 - shift));
    }

    /** The upper 64 bits. */
    long high() {
        long high = 0;
        long low = 0;
        for (int i = PREFIX.length(); i < LENGTH; i++) {
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | Base32.value(token.charAt(i));
        }
        return high;
    }

    /** The lower 64 bits. */
    long low() {
        long low = 0;
        for (int i = PREFIX.length(); i < LENGTH; i++) {
            low = (low << 5) | Base32.value(token.charAt(i));
        }
        return low;
    }

    @Override
    public String toString() {
        return token;
    }
}
