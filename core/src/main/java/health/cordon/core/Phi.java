package health.cordon.core;

import java.util.Objects;

/**
 * A protected value that cannot be printed by accident.
 *
 * <p><b>What this promises.</b> {@link #toString()}, {@link #hashCode()} and serialization tell nothing but the length;
 * the value is readable only with a {@link RevealAccess}. Immutable and thread-safe.
 *
 * <p><b>What it does not.</b> It does not encrypt or wipe the value: a heap dump shows it.
 */
public final class Phi {

    private final String value;

    private Phi(String value) {
        this.value = value;
    }

    /** Wraps a value. */
    public static Phi of(String value) {
        return new Phi(Objects.requireNonNull(value));
    }

    /** The value itself. */
    public String reveal(RevealAccess access) {
        Objects.requireNonNull(access);
        return value;
    }

    /** The length in UTF-16 units. */
    public int length() {
        return value.length();
    }

    /** Equal when the values are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Phi phi && phi.value.equals(value);
    }

    /** Only the length enters, so that a printed hash code tells no more than {@link #toString()}. */
    @Override
    public int hashCode() {
        return value.length();
    }

    @Override
    public String toString() {
        return "Phi(" + value.length() + " characters)";
    }
}
