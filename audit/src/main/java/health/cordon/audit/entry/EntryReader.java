package health.cordon.audit.entry;

import health.cordon.audit.AuditError;
import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.Pseudonym;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads canonical entries. Strict: whatever {@link EntryCodec} does not write, byte for byte, is refused, unknown fields
 * included. For one thread; keep one for many entries.
 */
public final class EntryReader {

    private static final byte[] START = EntryCodec.START.getBytes(StandardCharsets.US_ASCII);

    private final SliceCache<PrincipalId> principals = new SliceCache<>(PrincipalId::new);
    private final SliceCache<RoleName> roles = new SliceCache<>(RoleName::new);
    private final SliceCache<PurposeOfUse> purposes = new SliceCache<>(s -> Words.of(PurposeOfUse.class, s, "purpose"));
    private final SliceCache<AuditAction> actions = new SliceCache<>(s -> Words.of(AuditAction.class, s, "action"));
    private final SliceCache<ResourceRef> resources = new SliceCache<>(ResourceRef::parse);
    private final SliceCache<Pseudonym> subjects = new SliceCache<>(Pseudonym::new);
    private final SliceCache<CfrParagraph> paragraphs = new SliceCache<>(CfrParagraph::new);
    private final SliceCache<PhiKind> kinds = new SliceCache<>(s -> Words.of(PhiKind.class, s, "identifiers"));
    private final SliceCache<Decision> decisions = new SliceCache<>(s -> Words.of(Decision.class, s, "decision"));
    private final SliceCache<Reason> reasons = new SliceCache<>(s -> Words.of(Reason.class, s, "reason"));
    private final SliceCache<Outcome> outcomes = new SliceCache<>(s -> Words.of(Outcome.class, s, "outcome"));
    private final SliceCache<ModelName> models = new SliceCache<>(ModelName::new);
    private final SliceCache<BaaId> agreements = new SliceCache<>(BaaId::new);
    private final SliceCache<PolicyHash> policies = new SliceCache<>(PolicyHash::new);
    private final SliceCache<RequestId> requests = new SliceCache<>(EntryReader::request);
    private final SliceCache<RecipientId> recipients = new SliceCache<>(RecipientId::new);
    private final SliceCache<DisclosureBasis> bases =
            new SliceCache<>(s -> Words.of(DisclosureBasis.class, s, "basis"));

    private byte[] in = new byte[0];
    private int at;
    private int end;

    /**
     * Reads one entry.
     *
     * @throws CordonException {@link AuditError#ENTRY_MALFORMED}
     */
    public AuditRecord read(long index, byte[] bytes, int from, int length) {
        in = bytes;
        at = from;
        end = from + length;
        try {
            long time = time(START);
            AuditEntry.Builder entry = head();
            Instant before = tail(entry);
            AuditEntry whole = entry.build();
            boolean clock = whole.action() == AuditAction.CLOCK_WENT_BACK;
            if (at != end || clock != (before != null)) {
                throw malformed(index);
            }
            return new AuditRecord(
                    index, EntryCodec.instant(time), before, whole, Arrays.copyOfRange(bytes, from, from + length));
        } catch (CordonException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw malformed(index);
        }
    }

    private AuditEntry.Builder head() {
        return AuditEntry.of(
                need(Names.WHO, principals),
                need(Names.ROLE, roles),
                need(Names.PURPOSE, purposes),
                need(Names.ACTION, actions),
                need(Names.RESOURCE, resources));
    }

    private @Nullable Instant tail(AuditEntry.Builder entry) {
        if (has(Names.SUBJECT)) {
            entry.subject(value(subjects));
        }
        if (has(Names.CFR)) {
            entry.paragraph(value(paragraphs));
        }
        if (has(Names.IDENTIFIERS)) {
            entry.identifiers(counts());
        }
        entry.decided(need(Names.DECISION, decisions), need(Names.REASON, reasons));
        entry.outcome(need(Names.OUTCOME, outcomes));
        ModelName model = has(Names.MODEL) ? value(models) : null;
        BaaId agreement = has(Names.BAA) ? value(agreements) : null;
        if (model != null) {
            entry.model(model, agreement);
        } else if (agreement != null) {
            entry.agreement(agreement);
        }
        if (has(Names.POLICY)) {
            entry.policy(value(policies));
        }
        if (has(Names.REQUEST)) {
            entry.request(value(requests));
        }
        if (has(Names.RECIPIENT)) {
            entry.disclosure(new Disclosure(value(recipients), need(Names.BASIS, bases)));
        }
        Instant before = null;
        if (has(Names.BEFORE)) {
            before = EntryCodec.instant(time(new byte[0]));
        }
        if (in[at++] != '}') {
            throw new IllegalArgumentException();
        }
        return before;
    }

    private IdentifierCounts counts() {
        EnumMap<PhiKind, Integer> counts = new EnumMap<>(PhiKind.class);
        int last = -1;
        do {
            if (in[at++] != '"') {
                throw new IllegalArgumentException();
            }
            PhiKind kind = value(kinds);
            if (kind.ordinal() <= last || in[at++] != ':') {
                throw new IllegalArgumentException();
            }
            last = kind.ordinal();
            counts.put(kind, count());
        } while (in[at++] == ',');
        if (in[at - 1] != '}') {
            throw new IllegalArgumentException();
        }
        return IdentifierCounts.of(counts);
    }

    private int count() {
        long count = 0;
        int from = at;
        while (in[at] >= '0' && in[at] <= '9' && at - from < 10) {
            count = count * 10 + in[at++] - '0';
        }
        if (at == from || in[from] == '0' || count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException();
        }
        return (int) count;
    }

    /** Reads a time and its closing quote. */
    private long time(byte[] lead) {
        if (!skip(lead)) {
            throw new IllegalArgumentException();
        }
        long time = Timestamps.read(in, at);
        at += Timestamps.LENGTH;
        if (time < 0 || in[at++] != '"') {
            throw new IllegalArgumentException();
        }
        return time;
    }

    private <T> T need(byte[] name, SliceCache<T> cache) {
        if (!has(name)) {
            throw new IllegalArgumentException();
        }
        return value(cache);
    }

    private boolean has(byte[] name) {
        return skip(name);
    }

    /** The value up to the next quote, which is passed. */
    private <T> T value(SliceCache<T> cache) {
        int from = at;
        while (in[at] != '"') {
            if (++at >= end) {
                throw new IllegalArgumentException();
            }
        }
        return cache.get(in, from, at++);
    }

    private boolean skip(byte[] expected) {
        if (at + expected.length > end || !Arrays.equals(expected, 0, expected.length, in, at, at + expected.length)) {
            return false;
        }
        at += expected.length;
        return true;
    }

    private static RequestId request(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equals(text)) {
            throw new IllegalArgumentException();
        }
        return new RequestId(id);
    }

    private static CordonException malformed(long index) {
        return new CordonException(AuditError.ENTRY_MALFORMED, SafeArg.of("index", index));
    }

    /** Fields' names with what stands around them. */
    private static final class Names {

        private static final byte[] WHO = named("who");
        private static final byte[] ROLE = named("role");
        private static final byte[] PURPOSE = named("purpose");
        private static final byte[] ACTION = named("action");
        private static final byte[] RESOURCE = named("resource");
        private static final byte[] SUBJECT = named("subject");
        private static final byte[] CFR = named("cfr");
        private static final byte[] IDENTIFIERS = ",\"identifiers\":{".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] DECISION = named("decision");
        private static final byte[] REASON = named("reason");
        private static final byte[] OUTCOME = named("outcome");
        private static final byte[] MODEL = named("model");
        private static final byte[] BAA = named("baa");
        private static final byte[] POLICY = named("policy");
        private static final byte[] REQUEST = named("request");
        private static final byte[] RECIPIENT = named("recipient");
        private static final byte[] BASIS = named("basis");
        private static final byte[] BEFORE = named("before");

        private static byte[] named(String name) {
            return (",\"" + name + "\":\"").getBytes(StandardCharsets.US_ASCII);
        }
    }
}
