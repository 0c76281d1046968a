package health.cordon.crypto;

import health.cordon.core.Cfr;
import health.cordon.crypto.primitive.Base32;

/**
 * A token that stands for a value: the same value gives the same token under the same keyset and domain.
 *
 * <p><b>What this promises.</b> 120 bits of HMAC-SHA256. Without the keyset the token tells nothing of the value, and
 * values cannot be tried against it.
 *
 * <p><b>What it does not.</b> It is <em>not</em> a re-identification code of 45 CFR 164.514(c) and does not meet Safe
 * Harbor by itself: it is derived from information about the individual, which 164.514(c)(1) forbids, and whoever holds
 * the keyset can try values against it. It also tells that two places hold the same value. Data with pseudonyms stays
 * PHI, or needs an expert's determination (164.514(b)(1)) or a data use agreement. Where a link back is wanted under Safe
 * Harbor, take a {@link ReidentificationCode}.
 *
 * @param token {@code PSN-} and 24 characters of digits and capitals; not secret
 */
@Cfr("164.514(c)(1)")
public record Pseudonym(String token) {

    static final String PREFIX = "PSN-";
    static final int CHARACTERS = 24;

    /** Checks the form. */
    public Pseudonym {
        if (token.length() != PREFIX.length() + CHARACTERS
                || !token.startsWith(PREFIX)
                || !Base32.isCanonical(token, PREFIX.length())) {
            throw new IllegalArgumentException("not a pseudonym");
        }
    }

    static Pseudonym of(byte[] code) {
        return new Pseudonym(PREFIX + Base32.encode(code, CHARACTERS));
    }

    @Override
    public String toString() {
        return token;
    }
}
