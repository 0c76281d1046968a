package health.cordon.audit.entry;

import health.cordon.audit.AuditError;
import health.cordon.core.PhiKind;
import health.cordon.core.PurposeOfUse;
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

    private static final int KEPT = 1 << 9;
    private static final int KEPT_SUBJECTS = 1 << 13;
    private static final byte[] HEX = hexDigits();
    private static final byte[] NOTHING = {};
    private static final byte[] START = EntryCodec.START.getBytes(StandardCharsets.US_ASCII);

    private final SliceCache<PrincipalId> principals = new SliceCache<>(KEPT, PrincipalId::new);
    private final SliceCache<RoleName> roles = new SliceCache<>(KEPT, RoleName::new);
    private final SliceCache<PurposeOfUse> purposes =
            new SliceCache<>(KEPT, s -> Words.of(PurposeOfUse.class, s, "purpose"));
    private final SliceCache<AuditAction> actions =
            new SliceCache<>(KEPT, s -> Words.of(AuditAction.class, s, "action"));
    private final SliceCache<ResourceRef> resources = new SliceCache<>(KEPT, ResourceRef::parse);
    private final SliceCache<Pseudonym> subjects = new SliceCache<>(KEPT_SUBJECTS, Pseudonym::new);
    private final SliceCache<CfrParagraph> paragraphs = new SliceCache<>(KEPT, CfrParagraph::new);
    private final SliceCache<IdentifierCounts> counts = new SliceCache<>(KEPT, EntryReader::counts);
    private final SliceCache<Decision> decisions = new SliceCache<>(KEPT, s -> Words.of(Decision.class, s, "decision"));
    private final SliceCache<Reason> reasons = new SliceCache<>(KEPT, s -> Words.of(Reason.class, s, "reason"));
    private final SliceCache<Outcome> outcomes = new SliceCache<>(KEPT, s -> Words.of(Outcome.class, s, "outcome"));
    private final SliceCache<ModelName> models = new SliceCache<>(KEPT, ModelName::new);
    private final SliceCache<BaaId> agreements = new SliceCache<>(KEPT, BaaId::new);
    private final SliceCache<PolicyHash> policies = new SliceCache<>(KEPT, PolicyHash::new);
    private final SliceCache<RuleId> rules = new SliceCache<>(KEPT, RuleId::new);
    private final SliceCache<RecipientId> recipients = new SliceCache<>(KEPT, RecipientId::new);
    private final SliceCache<DisclosureBasis> bases =
            new SliceCache<>(KEPT, s -> Words.of(DisclosureBasis.class, s, "basis"));

    private final Timestamps.Reader times = new Timestamps.Reader();
    private byte[] in = NOTHING;
    private int at;
    private int end;
    private long micros;
    private @Nullable Instant before;

    /**
     * Reads one entry.
     *
     * @throws CordonException {@link AuditError#ENTRY_MALFORMED}
     */
    public AuditRecord read(long index, byte[] bytes, int from, int length) {
        AuditEntry entry = entry(index, bytes, from, length);
        return new AuditRecord(
                index, EntryCodec.instant(micros), before, entry, Arrays.copyOfRange(bytes, from, from + length));
    }

    /**
     * Reads one entry without what the log added; {@link #micros()} has its time.
     *
     * @throws CordonException {@link AuditError#ENTRY_MALFORMED}
     */
    public AuditEntry entry(long index, byte[] bytes, int from, int length) {
        in = bytes;
        at = from;
        end = from + length;
        try {
            micros = time(START);
            AuditEntry.Builder builder = head();
            tail(builder);
            AuditEntry entry = builder.build();
            boolean clock = entry.action() == AuditAction.CLOCK_WENT_BACK;
            if (at != end || clock != (before != null)) {
                throw malformed(index);
            }
            return entry;
        } catch (CordonException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw malformed(index);
        }
    }

    /** The time of the entry that was read last, in microseconds since 1970. */
    public long micros() {
        return micros;
    }

    private AuditEntry.Builder head() {
        return AuditEntry.of(
                need(Names.WHO, principals),
                need(Names.ROLE, roles),
                need(Names.PURPOSE, purposes),
                need(Names.ACTION, actions),
                need(Names.RESOURCE, resources));
    }

    private void tail(AuditEntry.Builder entry) {
        if (has(Names.SUBJECT)) {
            entry.subject(value(subjects));
        }
        if (has(Names.CFR)) {
            entry.paragraph(value(paragraphs));
        }
        if (has(Names.IDENTIFIERS)) {
            entry.identifiers(slice('}', counts));
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
        if (has(Names.RULE)) {
            entry.rule(value(rules));
        }
        if (has(Names.REQUEST)) {
            entry.request(request());
        }
        if (has(Names.RECIPIENT)) {
            entry.disclosure(new Disclosure(value(recipients), need(Names.BASIS, bases)));
        }
        before = has(Names.BEFORE) ? EntryCodec.instant(time(NOTHING)) : null;
        if (in[at++] != '}') {
            throw new IllegalArgumentException();
        }
    }

    /** What stands between the braces: kinds in their order, counts without leading zeros. */
    private static IdentifierCounts counts(String text) {
        EnumMap<PhiKind, Integer> counts = new EnumMap<>(PhiKind.class);
        int last = -1;
        for (String one : text.split(",", -1)) {
            int quote = one.lastIndexOf("\":");
            if (quote < 2 || one.charAt(0) != '"') {
                throw new IllegalArgumentException();
            }
            PhiKind kind = Words.of(PhiKind.class, one.substring(1, quote), "identifiers");
            int count = Integer.parseInt(one.substring(quote + 2));
            if (kind.ordinal() <= last || count < 1 || !one.endsWith(":" + count)) {
                throw new IllegalArgumentException();
            }
            last = kind.ordinal();
            counts.put(kind, count);
        }
        return IdentifierCounts.of(counts);
    }

    /** Reads a time and its closing quote. */
    private long time(byte[] lead) {
        if (!skip(lead)) {
            throw new IllegalArgumentException();
        }
        long time = times.read(in, at);
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
        return slice('"', cache);
    }

    private <T> T slice(char close, SliceCache<T> cache) {
        int from = at;
        at = ByteRuns.find((byte) close, in, from, end);
        if (at == end) {
            throw new IllegalArgumentException();
        }
        return cache.get(in, from, at++);
    }

    private boolean skip(byte[] expected) {
        if (!ByteRuns.standsAt(expected, in, at, end)) {
            return false;
        }
        at += expected.length;
        return true;
    }

    /** Every request has its own: read digit by digit, as {@link UUID#toString} writes them. */
    private RequestId request() {
        long high = hex(8);
        high = high << 16 | dash(4);
        high = high << 16 | dash(4);
        long low = dash(4);
        low = low << 48 | dash(12);
        if (in[at++] != '"') {
            throw new IllegalArgumentException();
        }
        return new RequestId(new UUID(high, low));
    }

    private long dash(int digits) {
        if (in[at++] != '-') {
            throw new IllegalArgumentException();
        }
        return hex(digits);
    }

    private static byte[] hexDigits() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < 16; i++) {
            values["0123456789abcdef".charAt(i)] = (byte) i;
        }
        return values;
    }

    private long hex(int digits) {
        long value = 0;
        int bad = 0;
        for (int i = 0; i < digits; i++) {
            int digit = HEX[in[at++] & 0xFF];
            bad |= digit;
            value = value << 4 | digit;
        }
        if (bad < 0) {
            throw new IllegalArgumentException();
        }
        return value;
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
        private static final byte[] RULE = named("rule");
        private static final byte[] REQUEST = named("request");
        private static final byte[] RECIPIENT = named("recipient");
        private static final byte[] BASIS = named("basis");
        private static final byte[] BEFORE = named("before");

        private static byte[] named(String name) {
            return (",\"" + name + "\":\"").getBytes(StandardCharsets.US_ASCII);
        }
    }
}
