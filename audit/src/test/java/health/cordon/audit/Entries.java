package health.cordon.audit;

import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.BaaId;
import health.cordon.audit.entry.CfrParagraph;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Disclosure;
import health.cordon.audit.entry.DisclosureBasis;
import health.cordon.audit.entry.IdentifierCounts;
import health.cordon.audit.entry.ModelName;
import health.cordon.audit.entry.Outcome;
import health.cordon.audit.entry.PolicyHash;
import health.cordon.audit.entry.PrincipalId;
import health.cordon.audit.entry.Reason;
import health.cordon.audit.entry.RecipientId;
import health.cordon.audit.entry.RequestId;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.audit.entry.RoleName;
import health.cordon.audit.entry.RuleId;
import health.cordon.core.Phi;
import health.cordon.core.PhiKind;
import health.cordon.core.PurposeOfUse;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.Pseudonym;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** Entries for tests: from a seed, of all shapes. */
public final class Entries {

    public static final Keyset KEYSET = Keyset.generate();

    private Entries() {}

    public static Pseudonym patient(int number) {
        return new AuditSubjects(KEYSET).of(Phi.of("patient " + number));
    }

    /** A usual one. */
    public static AuditEntry entry(int number) {
        return AuditEntry.of(
                        new PrincipalId("user-" + number % 17),
                        new RoleName("clinician"),
                        PurposeOfUse.TREAT,
                        AuditAction.READ,
                        ResourceRef.named(ResourceKind.DATASET, "notes-" + number % 5))
                .decided(Decision.PERMIT, Reason.POLICY_PERMITS)
                .subject(patient(number % 31))
                .build();
    }

    /** One of any shape. */
    public static AuditEntry any(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        AuditEntry.Builder entry = AuditEntry.of(
                        new PrincipalId("user-" + random.nextInt(9999) + "@clinic.example"),
                        new RoleName("data-scientist"),
                        pick(random, PurposeOfUse.values()),
                        pick(random, AuditAction.values(), AuditAction.CLOCK_WENT_BACK),
                        resource(random))
                .decided(pick(random, Decision.values()), pick(random, Reason.values()))
                .outcome(pick(random, Outcome.values()));
        if (random.nextBoolean()) {
            entry.subject(patient(random.nextInt(50)));
        }
        if (random.nextBoolean()) {
            entry.paragraph(new CfrParagraph("164.514(b)(2)(i)(B)"));
        }
        if (random.nextBoolean()) {
            Map<PhiKind, Integer> counts = new EnumMap<>(PhiKind.class);
            for (PhiKind kind : PhiKind.values()) {
                if (random.nextInt(4) == 0) {
                    counts.put(kind, random.nextInt(1000));
                }
            }
            entry.identifiers(IdentifierCounts.of(counts));
        }
        if (random.nextBoolean()) {
            entry.model(
                    new ModelName("meta-llama/Llama-3.1-8B"),
                    random.nextBoolean() ? new BaaId("baa.example-2026") : null);
        } else if (random.nextBoolean()) {
            entry.agreement(new BaaId("baa-1"));
        }
        if (random.nextBoolean()) {
            entry.policy(new PolicyHash("0123456789abcdef".repeat(4)));
        }
        if (random.nextBoolean()) {
            entry.rule(new RuleId("no-training-on-phi-without-approval"));
        }
        if (random.nextBoolean()) {
            entry.request(new RequestId(new UUID(random.nextLong(), random.nextLong())));
        }
        if (random.nextBoolean()) {
            entry.disclosure(new Disclosure(new RecipientId("state-registry"), pick(random, DisclosureBasis.values())));
        }
        return entry.build();
    }

    private static ResourceRef resource(SplittableRandom random) {
        ResourceKind kind = pick(random, ResourceKind.values());
        return switch (random.nextInt(3)) {
            case 0 -> ResourceRef.named(kind, "name." + random.nextInt(99) + "/part-x");
            case 1 -> ResourceRef.random(kind, uuid(random));
            default -> ResourceRef.keyed(kind, patient(random.nextInt(50)));
        };
    }

    private static UUID uuid(SplittableRandom random) {
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 2L << 62);
    }

    @SafeVarargs
    private static <T> T pick(SplittableRandom random, T[] all, T... not) {
        while (true) {
            T one = all[random.nextInt(all.length)];
            if (not.length == 0 || one != not[0]) {
                return one;
            }
        }
    }
}
