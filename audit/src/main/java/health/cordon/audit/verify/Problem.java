package health.cordon.audit.verify;

import health.cordon.audit.Finding;

/**
 * Something that does not verify.
 *
 * @param finding what
 * @param what what the number counts: {@code entry}, {@code bundle}, {@code tile of level 0}, {@code size}
 * @param where the number
 */
public record Problem(Finding finding, String what, long where) {

    @Override
    public String toString() {
        return finding.sentence() + " [" + finding.name() + ", " + what + " " + where + "]";
    }
}
