package health.cordon.audit.entry;

import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import health.cordon.crypto.Pseudonym;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event to be recorded: who, in which role, for which purpose, did what to which resource, what was decided and why,
 * and how it ended. The log adds the time and the index.
 *
 * <p><b>What this promises.</b> No component takes free text: each is an enum, a hash, a random id, a keyed pseudonym, or a
 * word of the configuration with an alphabet too narrow for a sentence and too strict for a number that identifies. A
 * patient appears as a {@link Pseudonym} alone. Immutable.
 *
 * <p><b>What it does not.</b> It cannot tell that a configuration names a dataset after a patient; do not.
 */
@Cfr("164.312(b)")
public final class AuditEntry {

    private final PrincipalId who;
    private final RoleName role;
    private final PurposeOfUse purpose;
    private final AuditAction action;
    private final ResourceRef resource;
    private final Decision decision;
    private final Reason reason;
    private final Outcome outcome;
    private final IdentifierCounts identifiers;
    private final @Nullable Pseudonym subject;
    private final @Nullable CfrParagraph paragraph;
    private final @Nullable ModelName model;
    private final @Nullable BaaId agreement;
    private final @Nullable PolicyHash policy;
    private final @Nullable RuleId rule;
    private final @Nullable RequestId request;
    private final @Nullable Disclosure disclosure;

    private AuditEntry(Builder builder) {
        who = builder.who;
        role = builder.role;
        purpose = builder.purpose;
        action = builder.action;
        resource = builder.resource;
        decision = builder.decision;
        reason = builder.reason;
        outcome = builder.outcome;
        identifiers = builder.identifiers;
        subject = builder.subject;
        paragraph = builder.paragraph;
        model = builder.model;
        agreement = builder.agreement;
        policy = builder.policy;
        rule = builder.rule;
        request = builder.request;
        disclosure = builder.disclosure;
    }

    /** An entry to fill in: the five things that every event has. */
    public static Builder of(
            PrincipalId who, RoleName role, PurposeOfUse purpose, AuditAction action, ResourceRef resource) {
        return new Builder(who, role, purpose, action, resource);
    }

    /** Who did it. */
    public PrincipalId who() {
        return who;
    }

    /** In which role. */
    public RoleName role() {
        return role;
    }

    /** For which purpose. */
    public PurposeOfUse purpose() {
        return purpose;
    }

    /** What was done. */
    public AuditAction action() {
        return action;
    }

    /** To what. */
    public ResourceRef resource() {
        return resource;
    }

    /** What was decided. */
    public Decision decision() {
        return decision;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** How it ended. */
    public Outcome outcome() {
        return outcome;
    }

    /** How many identifiers of each kind were in it. */
    public IdentifierCounts identifiers() {
        return identifiers;
    }

    /** Whose record it was. */
    public Optional<Pseudonym> subject() {
        return Optional.ofNullable(subject);
    }

    /** The paragraph that it answers to. */
    public Optional<CfrParagraph> paragraph() {
        return Optional.ofNullable(paragraph);
    }

    /** The model that was asked. */
    public Optional<ModelName> model() {
        return Optional.ofNullable(model);
    }

    /** The agreement under which PHI may go to it. */
    public Optional<BaaId> agreement() {
        return Optional.ofNullable(agreement);
    }

    /** The policies in force when it was decided. */
    public Optional<PolicyHash> policy() {
        return Optional.ofNullable(policy);
    }

    /** Which of them decided. */
    public Optional<RuleId> rule() {
        return Optional.ofNullable(rule);
    }

    /** The request that it belongs to. */
    public Optional<RequestId> request() {
        return Optional.ofNullable(request);
    }

    /** To whom it was disclosed and on what ground. */
    public Optional<Disclosure> disclosure() {
        return Optional.ofNullable(disclosure);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuditEntry one && EntryCodec.text(one, 0).equals(EntryCodec.text(this, 0));
    }

    @Override
    public int hashCode() {
        return EntryCodec.text(this, 0).hashCode();
    }

    @Override
    public String toString() {
        return "AuditEntry(" + action + " " + resource.kind() + " " + decision + ")";
    }

    /** Fills in an entry. Not thread-safe. */
    public static final class Builder {

        private final PrincipalId who;
        private final RoleName role;
        private final PurposeOfUse purpose;
        private final AuditAction action;
        private final ResourceRef resource;
        private Decision decision = Decision.NONE;
        private Reason reason = Reason.SYSTEM;
        private Outcome outcome = Outcome.SUCCESS;
        private IdentifierCounts identifiers = IdentifierCounts.NONE;
        private @Nullable Pseudonym subject;
        private @Nullable CfrParagraph paragraph;
        private @Nullable ModelName model;
        private @Nullable BaaId agreement;
        private @Nullable PolicyHash policy;
        private @Nullable RuleId rule;
        private @Nullable RequestId request;
        private @Nullable Disclosure disclosure;

        private Builder(
                PrincipalId who, RoleName role, PurposeOfUse purpose, AuditAction action, ResourceRef resource) {
            this.who = Objects.requireNonNull(who);
            this.role = Objects.requireNonNull(role);
            this.purpose = Objects.requireNonNull(purpose);
            this.action = Objects.requireNonNull(action);
            this.resource = Objects.requireNonNull(resource);
        }

        /** What was decided and why; {@link Decision#NONE} by {@link Reason#SYSTEM} unless told. */
        public Builder decided(Decision what, Reason why) {
            decision = Objects.requireNonNull(what);
            reason = Objects.requireNonNull(why);
            return this;
        }

        /** How it ended; {@link Outcome#SUCCESS} unless told. */
        public Builder outcome(Outcome how) {
            outcome = Objects.requireNonNull(how);
            return this;
        }

        /** Whose record it was. */
        public Builder subject(Pseudonym whose) {
            subject = Objects.requireNonNull(whose);
            return this;
        }

        /** The paragraph that it answers to. */
        public Builder paragraph(CfrParagraph cited) {
            paragraph = Objects.requireNonNull(cited);
            return this;
        }

        /** How many identifiers of each kind. */
        public Builder identifiers(IdentifierCounts counts) {
            identifiers = Objects.requireNonNull(counts);
            return this;
        }

        /** The model, and where PHI may go to it the agreement under which. */
        public Builder model(ModelName asked, @Nullable BaaId under) {
            model = Objects.requireNonNull(asked);
            agreement = under;
            return this;
        }

        /** The agreement alone. */
        public Builder agreement(BaaId under) {
            agreement = Objects.requireNonNull(under);
            return this;
        }

        /** The policies in force when it was decided. */
        public Builder policy(PolicyHash hash) {
            policy = Objects.requireNonNull(hash);
            return this;
        }

        /** Which of them decided; of several that agree, the first. */
        public Builder rule(RuleId id) {
            rule = Objects.requireNonNull(id);
            return this;
        }

        /** The request that it belongs to. */
        public Builder request(RequestId id) {
            request = Objects.requireNonNull(id);
            return this;
        }

        /** To whom it was disclosed and on what ground. */
        public Builder disclosure(Disclosure to) {
            disclosure = Objects.requireNonNull(to);
            return this;
        }

        /** The entry. */
        public AuditEntry build() {
            return new AuditEntry(this);
        }
    }
}
