package health.cordon.access.explain;

import health.cordon.access.Classification;
import health.cordon.access.Principal;
import health.cordon.access.Resource;
import health.cordon.access.Role;
import health.cordon.access.policy.AccessPolicies;
import health.cordon.access.policy.AccessPolicy;
import health.cordon.access.policy.Question;
import health.cordon.access.policy.Verdict;
import health.cordon.core.PurposeOfUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks what would be if, and what would have to be otherwise. */
public final class WhatIf {

    private static final List<Role> ROLES = List.of(
            Role.CLINICIAN,
            Role.DATA_SCIENTIST,
            Role.PRIVACY_OFFICER,
            Role.SECURITY_OFFICER,
            Role.AUDITOR,
            Role.SERVICE);

    private final AccessPolicies policies;

    /**
     * An answer with what is behind it.
     *
     * @param question what was asked
     * @param verdict the answer
     * @param behind the policies that decided, or that failed
     * @param changes what alone would turn a no into a yes
     */
    public record Explanation(Question question, Verdict verdict, List<AccessPolicy> behind, List<Change> changes) {

        /** Copies the lists. */
        public Explanation {
            behind = List.copyOf(behind);
            changes = List.copyOf(changes);
        }

        /** Whether the answer is yes. */
        public boolean isAllowed() {
            return verdict.permitted() && verdict.failed().isEmpty();
        }
    }

    /**
     * One thing otherwise than in the question.
     *
     * @param what in plain words: {@code as data-scientist}
     * @param policies the ids of the policies that would permit it then
     */
    public record Change(String what, List<String> policies) {}

    /** Over these policies. */
    public WhatIf(AccessPolicies policies) {
        this.policies = policies;
    }

    /** Asks, and explains the answer. */
    public Explanation explain(Question question) {
        Verdict verdict = policies.ask(question);
        List<AccessPolicy> behind = (verdict.failed().isEmpty() ? verdict.policies() : verdict.failed())
                .stream().flatMap(id -> policies.find(id).stream()).toList();
        boolean allowed = verdict.permitted() && verdict.failed().isEmpty();
        return new Explanation(question, verdict, behind, allowed ? List.of() : changes(question));
    }

    private List<Change> changes(Question asked) {
        List<Change> changes = new ArrayList<>();
        for (Role role : ROLES) {
            if (!asked.principal().roles().contains(role)) {
                Set<Role> roles = new HashSet<>(asked.principal().roles());
                roles.add(role);
                tried(with(asked, roles), "as " + role).ifPresent(changes::add);
            }
        }
        for (PurposeOfUse purpose : PurposeOfUse.values()) {
            if (purpose != asked.purpose() && changes.stream().noneMatch(change -> isWithin(purpose, change))) {
                tried(with(asked, purpose), forPurpose(purpose)).ifPresent(changes::add);
            }
        }
        for (Classification level : Classification.values()) {
            Resource other = with(asked.resource(), level);
            if (level != asked.resource().classification()) {
                tried(with(asked, other), "if it were " + level).ifPresent(changes::add);
            }
        }
        if (!asked.resource().trainingApproved()) {
            Question approved = with(asked, asked.resource().approvedForTraining(true));
            tried(approved, "with an approval to train in force").ifPresent(changes::add);
        }
        if (!asked.emergency()) {
            Set<Role> roles = new HashSet<>(asked.principal().roles());
            roles.add(Role.BREAK_GLASS);
            Question emergency = new Question(
                    with(asked, roles).principal(), PurposeOfUse.ETREAT, asked.action(), asked.resource(), true);
            tried(emergency, "under an emergency grant").ifPresent(changes::add);
        }
        return changes;
    }

    /** A narrower purpose need not be told where a wider one would do. */
    private static boolean isWithin(PurposeOfUse purpose, Change change) {
        return purpose.wider().stream().anyMatch(wider -> forPurpose(wider).equals(change.what()));
    }

    private static String forPurpose(PurposeOfUse purpose) {
        return "for " + purpose.title() + " (" + purpose.name() + ")";
    }

    private Optional<Change> tried(Question question, String what) {
        Verdict verdict = policies.ask(question);
        return verdict.permitted() && verdict.failed().isEmpty()
                ? Optional.of(new Change(what, verdict.policies()))
                : Optional.empty();
    }

    private static Question with(Question asked, Set<Role> roles) {
        Principal who = asked.principal();
        Principal other = new Principal(who.id(), who.kind(), roles, who.multiFactor(), who.scopes(), who.attributes());
        return new Question(other, asked.purpose(), asked.action(), asked.resource(), asked.emergency());
    }

    private static Question with(Question asked, PurposeOfUse purpose) {
        return new Question(asked.principal(), purpose, asked.action(), asked.resource(), asked.emergency());
    }

    private static Question with(Question asked, Resource resource) {
        return new Question(asked.principal(), asked.purpose(), asked.action(), resource, asked.emergency());
    }

    private static Resource with(Resource thing, Classification level) {
        return new Resource(
                thing.type(), thing.id(), level, thing.trainingApproved(), thing.owner(), thing.attributes());
    }
}
