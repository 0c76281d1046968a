package health.cordon.audit.index;

import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.AuditRecord;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.EntryCodec;
import health.cordon.audit.entry.PrincipalId;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.core.PurposeOfUse;
import health.cordon.crypto.Pseudonym;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to look for: every condition that is given must hold. Immutable; each {@code with} gives a new one. */
public final class Query {

    /** Everything. */
    public static final Query ALL = new Query(Set.of(), null, null, null, null, null, Long.MIN_VALUE, Long.MAX_VALUE);

    private final Set<Pseudonym> subjects;
    private final @Nullable PrincipalId who;
    private final @Nullable PurposeOfUse purpose;
    private final @Nullable ResourceRef resource;
    private final @Nullable AuditAction action;
    private final @Nullable Decision decision;
    private final long from;
    private final long to;

    private Query(
            Set<Pseudonym> subjects,
            @Nullable PrincipalId who,
            @Nullable PurposeOfUse purpose,
            @Nullable ResourceRef resource,
            @Nullable AuditAction action,
            @Nullable Decision decision,
            long from,
            long to) {
        this.subjects = subjects;
        this.who = who;
        this.purpose = purpose;
        this.resource = resource;
        this.action = action;
        this.decision = decision;
        this.from = from;
        this.to = to;
    }

    /** About this individual, under the pseudonyms of one or more generations of the keyset. */
    public Query subject(Collection<Pseudonym> anyOf) {
        return new Query(Set.copyOf(anyOf), who, purpose, resource, action, decision, from, to);
    }

    /** By this person or program. */
    public Query who(PrincipalId one) {
        return new Query(subjects, Objects.requireNonNull(one), purpose, resource, action, decision, from, to);
    }

    /** For this purpose. */
    public Query purpose(PurposeOfUse one) {
        return new Query(subjects, who, Objects.requireNonNull(one), resource, action, decision, from, to);
    }

    /** On this resource. */
    public Query resource(ResourceRef one) {
        return new Query(subjects, who, purpose, Objects.requireNonNull(one), action, decision, from, to);
    }

    /** Of this kind; not indexed: what the other conditions leave is looked through. */
    public Query action(AuditAction one) {
        return new Query(subjects, who, purpose, resource, Objects.requireNonNull(one), decision, from, to);
    }

    /** Decided so; not indexed. */
    public Query decision(Decision one) {
        return new Query(subjects, who, purpose, resource, action, Objects.requireNonNull(one), from, to);
    }

    /** At this time or later. */
    public Query from(Instant earliest) {
        return new Query(subjects, who, purpose, resource, action, decision, EntryCodec.micros(earliest), to);
    }

    /** Before this time. */
    public Query before(Instant end) {
        return new Query(subjects, who, purpose, resource, action, decision, from, EntryCodec.micros(end));
    }

    /** Whether an entry answers it. */
    public boolean matches(AuditRecord record) {
        AuditEntry entry = record.entry();
        long time = EntryCodec.micros(record.time());
        return (subjects.isEmpty() || entry.subject().filter(subjects::contains).isPresent())
                && (who == null || who.equals(entry.who()))
                && (purpose == null || purpose == entry.purpose())
                && (resource == null || resource.equals(entry.resource()))
                && (action == null || action == entry.action())
                && (decision == null || decision == entry.decision())
                && time >= from
                && time < to;
    }

    long fromMicros() {
        return from;
    }

    long toMicros() {
        return to;
    }

    /** The hashes to look up: of each group any must be there. */
    List<long[]> terms() {
        List<long[]> groups = new ArrayList<>();
        if (!subjects.isEmpty()) {
            groups.add(subjects.stream()
                    .mapToLong(subject -> Term.hash(Term.SUBJECT, subject.token()))
                    .toArray());
        }
        if (who != null) {
            groups.add(new long[] {Term.hash(Term.WHO, who.value())});
        }
        if (resource != null) {
            groups.add(new long[] {Term.hash(Term.RESOURCE, resource.toString())});
        }
        if (purpose != null) {
            groups.add(new long[] {Term.hash(Term.PURPOSE, purpose.name())});
        }
        return groups;
    }

    @Override
    public String toString() {
        return "Query";
    }
}
