package health.cordon.audit.export;

import health.cordon.audit.AuditReader;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.AuditRecord;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Disclosure;
import health.cordon.audit.entry.DisclosureBasis;
import health.cordon.audit.entry.Outcome;
import health.cordon.audit.entry.RecipientId;
import health.cordon.audit.index.Query;
import health.cordon.audit.note.SignedCheckpoint;
import health.cordon.core.Cfr;
import health.cordon.crypto.Pseudonym;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The accounting of disclosures of one individual's PHI in the six years before a request, 45 CFR 164.528.
 *
 * <p><b>What this promises.</b> It lists every disclosure that the log holds for these pseudonyms in that time and that
 * 164.528(a)(1) does not exempt, each with what (b)(2) asks for: date, recipient and address if known, what was disclosed,
 * for what purpose. It names the signed checkpoint that it was made under, and each line's index, so that it can be proven.
 *
 * <p><b>What it does not.</b> It knows what was recorded: disclosures on paper or by others must be recorded too
 * ({@code cordon audit record}). Whether an agency's suspension (a)(2) applies, a person decides.
 */
@Cfr("164.528(b)(2)")
public final class AccountingOfDisclosures {

    /** How far it goes back, 164.528(a)(1). */
    public static final int YEARS = 6;

    /**
     * One disclosure.
     *
     * @param index its entry
     * @param time when, (b)(2)(i)
     * @param recipient who received it, (b)(2)(ii)
     * @param address where, if known, (b)(2)(ii)
     * @param description what was disclosed, (b)(2)(iii)
     * @param purpose the statement of purpose, (b)(2)(iv)
     * @param basis the paragraph of 45 CFR that permits it
     */
    public record Line(
            long index,
            Instant time,
            String recipient,
            Optional<String> address,
            String description,
            String purpose,
            String basis) {}

    private final Instant from;
    private final Instant to;
    private final List<Line> lines;
    private final long exempt;
    private final SignedCheckpoint checkpoint;

    private AccountingOfDisclosures(
            Instant from, Instant to, List<Line> lines, long exempt, SignedCheckpoint checkpoint) {
        this.from = from;
        this.to = to;
        this.lines = List.copyOf(lines);
        this.exempt = exempt;
        this.checkpoint = checkpoint;
    }

    /**
     * Makes the accounting.
     *
     * @param subjects the individual's pseudonyms, under all generations of the keyset
     * @param requested when it was asked for
     * @param suspended recipients whose agency had the accounting suspended, 164.528(a)(2): left out, and not counted
     */
    public static AccountingOfDisclosures of(
            AuditReader log,
            Collection<Pseudonym> subjects,
            Recipients recipients,
            Instant requested,
            Set<RecipientId> suspended) {
        Instant from = requested.atOffset(ZoneOffset.UTC).minusYears(YEARS).toInstant();
        List<Line> lines = new ArrayList<>();
        long[] exempt = {0};
        Query query = Query.ALL.subject(subjects).from(from).before(requested.plusMillis(1));
        log.search(query, record -> {
            Optional<Disclosure> disclosure = disclosure(record.entry());
            if (disclosure.isPresent() && !suspended.contains(disclosure.get().recipient())) {
                if (disclosure.get().basis().isAccountable()) {
                    lines.add(line(record, disclosure.get(), recipients));
                } else {
                    exempt[0]++;
                }
            }
            return true;
        });
        return new AccountingOfDisclosures(from, requested, lines, exempt[0], log.checkpoint());
    }

    /** What was really disclosed: neither refused nor failed. */
    private static Optional<Disclosure> disclosure(AuditEntry entry) {
        boolean happened = entry.action() == AuditAction.DISCLOSE
                && entry.decision() != Decision.DENY
                && entry.outcome() == Outcome.SUCCESS;
        return happened ? entry.disclosure() : Optional.empty();
    }

    private static Line line(AuditRecord record, Disclosure disclosure, Recipients recipients) {
        Recipients.Recipient recipient = recipients.of(disclosure.recipient());
        DisclosureBasis basis = disclosure.basis();
        return new Line(
                record.index(),
                record.time(),
                recipient.name(),
                recipient.address(),
                description(record.entry()),
                "Disclosed " + basis.statement() + " ("
                        + record.entry().purpose().title() + ").",
                basis.citation());
    }

    private static String description(AuditEntry entry) {
        String what =
                words(entry.resource().kind().name()) + " " + entry.resource().id();
        if (entry.identifiers().byKind().isEmpty()) {
            return what;
        }
        return entry.identifiers().byKind().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().title())
                .collect(Collectors.joining(", ", what + ", with identifiers: ", ""));
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The beginning of the time that it covers. */
    public Instant from() {
        return from;
    }

    /** When it was asked for. */
    public Instant to() {
        return to;
    }

    /** The disclosures, oldest first. */
    public List<Line> lines() {
        return lines;
    }

    /** How many disclosures 164.528(a)(1) exempts, such as for treatment; they are counted only. */
    public long exempt() {
        return exempt;
    }

    /** The checkpoint that it was made under. */
    public SignedCheckpoint checkpoint() {
        return checkpoint;
    }

    /** As one page of HTML that loads nothing. */
    public String html() {
        return AccountingPages.html(this);
    }

    /** As JSON. */
    public String json() {
        return AccountingPages.json(this);
    }
}
