package health.cordon.audit.export;

import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.AuditRecord;
import health.cordon.audit.entry.Decision;
import java.util.Optional;

/** An entry in CEF. No value of an entry has a character that CEF would need escaped. */
final class CefEvent {

    private static final int USUAL = 3;
    private static final int NOTABLE = 6;
    private static final int GRAVE = 8;

    private CefEvent() {}

    static String line(AuditRecord record) {
        AuditEntry entry = record.entry();
        StringBuilder out = new StringBuilder("CEF:0|Cordon|Cordon|1|")
                .append(entry.action())
                .append('|')
                .append(entry.action())
                .append(' ')
                .append(entry.resource().kind())
                .append(' ')
                .append(entry.decision())
                .append('|')
                .append(severity(entry.decision()))
                .append('|');
        out.append("rt=").append(record.time().toEpochMilli());
        field(out, "externalId", record.index());
        field(out, "suser", entry.who());
        field(out, "spriv", entry.role());
        field(out, "act", entry.action());
        field(out, "outcome", entry.outcome());
        field(out, "reason", entry.reason());
        labelled(out, 1, "purpose", Optional.of(entry.purpose()));
        labelled(out, 2, "resource", Optional.of(entry.resource()));
        labelled(out, 3, "subject", entry.subject());
        labelled(out, 4, "model", entry.model());
        labelled(out, 5, "policy", entry.policy());
        labelled(out, 6, "paragraph", entry.paragraph());
        entry.request().ifPresent(request -> {
            field(out, "flexString1Label", "request");
            field(out, "flexString1", request);
        });
        entry.rule().ifPresent(rule -> {
            field(out, "flexString2Label", "rule");
            field(out, "flexString2", rule);
        });
        if (entry.identifiers().total() > 0) {
            field(out, "cn1Label", "identifiers");
            field(out, "cn1", entry.identifiers().total());
        }
        return out.toString();
    }

    private static int severity(Decision decision) {
        return switch (decision) {
            case DENY -> NOTABLE;
            case EMERGENCY -> GRAVE;
            case PERMIT, PERMIT_LESS, NONE -> USUAL;
        };
    }

    private static void labelled(StringBuilder out, int number, String label, Optional<?> value) {
        value.ifPresent(one -> {
            field(out, "cs" + number + "Label", label);
            field(out, "cs" + number, one);
        });
    }

    private static void field(StringBuilder out, String name, Object value) {
        out.append(' ').append(name).append('=').append(value);
    }
}
