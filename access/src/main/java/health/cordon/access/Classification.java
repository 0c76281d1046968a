package health.cordon.access;

import health.cordon.core.Cfr;
import java.util.Locale;
import java.util.Optional;

/** How much a thing tells of individuals, from most to least. The constant's name is what policies compare with. */
public enum Classification {
    /** Protected health information. */
    @Cfr("160.103")
    PHI,
    /** A limited data set: PHI without its direct identifiers, under a data use agreement. */
    @Cfr("164.514(e)")
    LIMITED,
    /** De-identified by Safe Harbor or by expert determination. */
    @Cfr("164.514(a)")
    DEIDENTIFIED,
    /** Never was about patients. */
    NONE;

    /** The stricter of the two. */
    public Classification and(Classification other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The classification with this name, in any case; empty if there is none. */
    public static Optional<Classification> of(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        for (Classification each : values()) {
            if (each.name().equals(wanted)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
