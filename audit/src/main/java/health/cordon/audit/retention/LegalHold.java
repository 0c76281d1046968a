package health.cordon.audit.retention;

import health.cordon.audit.AuditError;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.PrincipalId;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.Pseudonym;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must be kept whatever its age, until the hold is lifted. Without a subject, a person and a resource it holds
 * everything; with some of them, what fits all of these.
 *
 * @param name its name, as of a resource
 * @param subjects the pseudonyms of one individual; none for any
 * @param who the person; null for any
 * @param resource the resource; null for any
 */
public record LegalHold(
        String name,
        Set<Pseudonym> subjects,
        @Nullable PrincipalId who,
        @Nullable ResourceRef resource) {

    private static final int PARTS = 4;
    private static final String ANY = "*";

    /** Checks the name. */
    public LegalHold {
        subjects = Set.copyOf(subjects);
        ResourceRef named = ResourceRef.named(ResourceKind.AUDIT_LOG, "hold/" + name);
        if (name.contains("/") || !named.id().endsWith(name)) {
            throw new CordonException(AuditError.BAD_VALUE, SafeArg.key("field", "hold"));
        }
    }

    /** Whether it keeps an entry. */
    public boolean keeps(AuditEntry entry) {
        return (subjects.isEmpty() || entry.subject().filter(subjects::contains).isPresent())
                && (who == null || who.equals(entry.who()))
                && (resource == null || resource.equals(entry.resource()));
    }

    /** Its line in the file of holds: name, subjects, person, resource, with spaces between. */
    String line() {
        String whose = subjects.isEmpty()
                ? ANY
                : String.join(
                        ",", subjects.stream().map(Pseudonym::token).sorted().toList());
        return name + " " + whose + " " + (who == null ? ANY : who) + " " + (resource == null ? ANY : resource);
    }

    @Override
    public String toString() {
        return line();
    }

    static LegalHold parse(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException();
        }
        Set<Pseudonym> subjects = parts[1].equals(ANY)
                ? Set.of()
                : Set.copyOf(java.util.Arrays.stream(parts[1].split(","))
                        .map(Pseudonym::new)
                        .toList());
        return new LegalHold(
                parts[0],
                subjects,
                parts[2].equals(ANY) ? null : new PrincipalId(parts[2]),
                parts[3].equals(ANY) ? null : ResourceRef.parse(parts[3]));
    }
}
