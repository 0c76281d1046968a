package health.cordon.cli;

import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.PrincipalId;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.audit.index.Query;
import health.cordon.cli.outcome.CliError;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which entries: all conditions that are given must hold. */
final class AuditFilter {

    @Mixin
    private AuditPatient patient = new AuditPatient();

    @Option(names = "--who", paramLabel = "ID", description = "By this person or program.")
    private @Nullable String who;

    @Option(names = "--purpose", paramLabel = "CODE", description = "For this purpose, such as TREAT or HRESCH.")
    private @Nullable PurposeOfUse purpose;

    @Option(names = "--resource", paramLabel = "KIND/ID", description = "On this resource, such as DATASET/notes.")
    private @Nullable String resource;

    @Option(names = "--action", paramLabel = "ACTION", description = "Of this kind, such as READ or DISCLOSE.")
    private @Nullable AuditAction action;

    @Option(names = "--decision", paramLabel = "DECISION", description = "Decided so: PERMIT, DENY, EMERGENCY.")
    private @Nullable Decision decision;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "At this time or later: 2026-11-23 or 2026-11-23T07:09:00Z, in UTC.")
    private @Nullable String from;

    @Option(names = "--before", paramLabel = "TIME", description = "Before this time.")
    private @Nullable String before;

    Query query(Io io) {
        Query query = patient.isGiven() ? Query.ALL.subject(patient.all(io)) : Query.ALL;
        query = who == null ? query : query.who(new PrincipalId(who));
        query = purpose == null ? query : query.purpose(purpose);
        query = resource == null ? query : query.resource(ResourceRef.parse(resource));
        query = action == null ? query : query.action(action);
        query = decision == null ? query : query.decision(decision);
        query = from == null ? query : query.from(time(from, "--from"));
        return before == null ? query : query.before(time(before, "--before"));
    }

    static Instant time(String text, String option) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", option));
        }
    }
}
