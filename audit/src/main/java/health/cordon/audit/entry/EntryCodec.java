package health.cordon.audit.entry;

import health.cordon.audit.AuditError;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry as canonical JSON: the bytes of the leaf.
 *
 * <p>ASCII, no spaces, no escapes, fields in one order, absent ones left out, so that one entry has one form. The time
 * stands at a fixed place: it is stamped in when the log takes the entry.
 */
public final class EntryCodec {

    /** The longest leaf. Every entry that the types allow is far shorter. */
    public static final int MOST_BYTES = 4096;

    static final String START = "{\"v\":1,\"time\":\"";
    static final int TIME_AT = START.length();

    private EntryCodec() {}

    /** The bytes, with the time left at 1970. */
    public static byte[] encode(AuditEntry entry) {
        byte[] bytes = text(entry, 0).getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > MOST_BYTES) {
            throw new CordonException(AuditError.ENTRY_TOO_LARGE, SafeArg.of("bytes", bytes.length));
        }
        return bytes;
    }

    /** Puts the time in. */
    public static void stamp(byte[] encoded, long micros) {
        Timestamps.write(micros, encoded, TIME_AT);
    }

    /** The entry by which the log records that the clock went back from {@code before}; its time is to be stamped. */
    public static byte[] encodeClockWentBack(long before) {
        AuditEntry entry = AuditEntry.of(
                        PrincipalId.CORDON,
                        new RoleName("system"),
                        PurposeOfUse.HSYSADMIN,
                        AuditAction.CLOCK_WENT_BACK,
                        ResourceRef.named(ResourceKind.AUDIT_LOG, "clock"))
                .paragraph(new CfrParagraph("164.312(b)"))
                .build();
        String text = text(entry, 0);
        return (text.substring(0, text.length() - 1) + ",\"before\":\"" + Timestamps.text(before) + "\"}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Microseconds since 1970. */
    public static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    /** The instant of so many microseconds since 1970. */
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    static String text(AuditEntry entry, long micros) {
        StringBuilder out = new StringBuilder(512).append(START).append(Timestamps.text(micros));
        field(out, "who", entry.who());
        field(out, "role", entry.role());
        field(out, "purpose", entry.purpose().name());
        field(out, "action", entry.action().name());
        field(out, "resource", entry.resource());
        field(out, "subject", entry.subject().orElse(null));
        field(out, "cfr", entry.paragraph().orElse(null));
        out.append('"');
        if (!entry.identifiers().byKind().isEmpty()) {
            out.append(",\"identifiers\":{");
            entry.identifiers()
                    .byKind()
                    .forEach((kind, count) -> out.append('"')
                            .append(kind.name())
                            .append("\":")
                            .append(count.intValue())
                            .append(','));
            out.setCharAt(out.length() - 1, '}');
        }
        out.append(",\"decision\":\"").append(entry.decision().name());
        field(out, "reason", entry.reason().name());
        field(out, "outcome", entry.outcome().name());
        field(out, "model", entry.model().orElse(null));
        field(out, "baa", entry.agreement().orElse(null));
        field(out, "policy", entry.policy().orElse(null));
        field(out, "rule", entry.rule().orElse(null));
        field(out, "request", entry.request().orElse(null));
        entry.disclosure().ifPresent(disclosure -> {
            field(out, "recipient", disclosure.recipient());
            field(out, "basis", disclosure.basis().name());
        });
        return out.append("\"}").toString();
    }

    /** Closes the value before and opens this one; every value is printable ASCII without quotes or backslashes. */
    private static void field(StringBuilder out, String name, @Nullable Object value) {
        if (value != null) {
            out.append("\",\"").append(name).append("\":\"").append(value);
        }
    }
}
