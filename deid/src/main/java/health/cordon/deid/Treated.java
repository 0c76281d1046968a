package health.cordon.deid;

/**
 * A span and what became of it.
 *
 * @param span where it was in the original text
 * @param action the policy action that was carried out, by its name in policies
 * @param outStart where its replacement starts in the new text, in UTF-16 units
 * @param outEnd one past the replacement's last character; equal to {@code outStart} if nothing was written
 */
public record Treated(Span span, String action, int outStart, int outEnd) {}
