package health.cordon.audit.entry;

import java.util.Objects;

/**
 * What an accounting of disclosures needs beside the rest of the entry.
 *
 * @param recipient who received the PHI
 * @param basis on what ground
 */
public record Disclosure(RecipientId recipient, DisclosureBasis basis) {

    /** Checks that both are there. */
    public Disclosure {
        Objects.requireNonNull(recipient);
        Objects.requireNonNull(basis);
    }
}
