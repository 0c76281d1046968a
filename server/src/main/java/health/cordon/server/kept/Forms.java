package health.cordon.server.kept;

import health.cordon.access.apikey.ApiKeyRecord;
import health.cordon.access.emergency.EmergencyGrant;
import health.cordon.access.jwt.UsedToken;
import health.cordon.access.session.SessionRecord;
import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.gateway.budget.Amount;
import health.cordon.gateway.budget.Budget;
import health.cordon.gateway.budget.Period;
import health.cordon.gateway.budget.Quantity;
import health.cordon.gateway.budget.Spent;

/** The forms of the records of sign-in, emergency access and budgets. */
public final class Forms {

    private static final RevealAccess TO_KEEP = RevealAccess.because("to seal it in the store");

    /** API keys. */
    public static final RecordForm<ApiKeyRecord> API_KEY = new RecordForm<>() {

        @Override
        public byte[] write(ApiKeyRecord key) {
            return Fields.empty()
                    .with("id", key.id())
                    .with("label", key.label())
                    .with("principal", PrincipalForm.write(key.principal()))
                    .with("hash", key.secretHash())
                    .with("issuedAt", key.issuedAt())
                    .with("issuedBy", key.issuedBy())
                    .with("until", key.until())
                    .with("revokedAt", key.revokedAt())
                    .bytes();
        }

        @Override
        public ApiKeyRecord read(byte[] bytes) {
            Fields fields = Fields.of(bytes);
            return new ApiKeyRecord(
                    fields.text("id"),
                    fields.text("label"),
                    PrincipalForm.read(fields.part("principal")),
                    fields.text("hash"),
                    fields.time("issuedAt"),
                    fields.text("issuedBy"),
                    fields.time("until"),
                    fields.maybeTime("revokedAt"));
        }
    };

    /** Sessions. */
    public static final RecordForm<SessionRecord> SESSION = new RecordForm<>() {

        @Override
        public byte[] write(SessionRecord session) {
            return Fields.empty()
                    .with("id", session.id())
                    .with("name", session.name())
                    .with("principal", PrincipalForm.write(session.principal()))
                    .with("startedAt", session.startedAt())
                    .with("seenAt", session.seenAt())
                    .with("until", session.until())
                    .bytes();
        }

        @Override
        public SessionRecord read(byte[] bytes) {
            Fields fields = Fields.of(bytes);
            return new SessionRecord(
                    fields.text("id"),
                    fields.text("name"),
                    PrincipalForm.read(fields.part("principal")),
                    fields.time("startedAt"),
                    fields.time("seenAt"),
                    fields.time("until"));
        }
    };

    /** Tokens that were used. */
    public static final RecordForm<UsedToken> USED_TOKEN = new RecordForm<>() {

        @Override
        public byte[] write(UsedToken token) {
            return Fields.empty()
                    .with("id", token.id())
                    .with("until", token.until())
                    .bytes();
        }

        @Override
        public UsedToken read(byte[] bytes) {
            Fields fields = Fields.of(bytes);
            return new UsedToken(fields.text("id"), fields.time("until"));
        }
    };

    /** Emergency access, with the words of who took it and who judged it. */
    public static final RecordForm<EmergencyGrant> EMERGENCY_GRANT = new RecordForm<>() {

        @Override
        public byte[] write(EmergencyGrant grant) {
            Fields fields = Fields.empty()
                    .with("id", grant.id())
                    .with("person", grant.person())
                    .with("reason", grant.reason().reveal(TO_KEEP))
                    .with("takenAt", grant.takenAt())
                    .with("until", grant.until())
                    .with("endedAt", grant.endedAt());
            grant.review()
                    .ifPresent(review -> fields.with(
                            "review",
                            Fields.empty()
                                    .with("reviewer", review.reviewer())
                                    .with("at", review.at())
                                    .with("justified", (Object) review.justified())
                                    .with("comment", review.comment().reveal(TO_KEEP))));
            return fields.bytes();
        }

        @Override
        public EmergencyGrant read(byte[] bytes) {
            Fields fields = Fields.of(bytes);
            return new EmergencyGrant(
                    fields.text("id"),
                    fields.text("person"),
                    Phi.of(fields.text("reason")),
                    fields.time("takenAt"),
                    fields.time("until"),
                    fields.maybeTime("endedAt"),
                    fields.maybePart("review")
                            .map(review -> new EmergencyGrant.Review(
                                    review.text("reviewer"),
                                    review.time("at"),
                                    review.truth("justified"),
                                    Phi.of(review.text("comment")))));
        }
    };

    /** What was counted for budgets. */
    public static final RecordForm<Spent> SPENT = new RecordForm<>() {

        @Override
        public byte[] write(Spent spent) {
            Spent.Account of = spent.of();
            return Fields.empty()
                    .with("model", of.model())
                    .with("period", of.period())
                    .with("share", of.share())
                    .with("principal", of.principal())
                    .with("start", of.start())
                    .with("tokens", (Object) spent.counted().tokens())
                    .with("cost", (Object) spent.counted().cost().billionths())
                    .bytes();
        }

        @Override
        public Spent read(byte[] bytes) {
            Fields fields = Fields.of(bytes);
            return new Spent(
                    new Spent.Account(
                            fields.text("model"),
                            Period.valueOf(fields.text("period")),
                            Budget.Share.valueOf(fields.text("share")),
                            fields.text("principal"),
                            fields.time("start")),
                    new Quantity(fields.number("tokens"), new Amount(fields.number("cost"))));
        }
    };

    private Forms() {}
}
