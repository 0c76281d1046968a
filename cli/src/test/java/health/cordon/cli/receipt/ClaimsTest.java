package health.cordon.cli.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.IdentifierCounts;
import health.cordon.audit.entry.Outcome;
import health.cordon.audit.entry.PolicyHash;
import health.cordon.audit.entry.PrincipalId;
import health.cordon.audit.entry.Reason;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.audit.entry.RoleName;
import health.cordon.audit.entry.RuleId;
import health.cordon.core.PhiKind;
import health.cordon.core.PurposeOfUse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private static AuditEntry intent(Decision decision, int names, String rule) {
        return AuditEntry.of(
                        new PrincipalId("app"),
                        new RoleName("service"),
                        PurposeOfUse.TREAT,
                        AuditAction.INTENT,
                        ResourceRef.named(ResourceKind.MODEL_ENDPOINT, "cloud"))
                .decided(decision, Reason.POLICY_PERMITS)
                .identifiers(IdentifierCounts.of(names == 0 ? Map.of() : Map.of(PhiKind.NAME, names)))
                .rule(new RuleId(rule))
                .policy(new PolicyHash("0a".repeat(32)))
                .outcome(Outcome.PENDING)
                .build();
    }

    private static List<String> against(AuditEntry intent, String header, String value) {
        return new Claims(Map.of(header, value)).against(intent);
    }

    @Test
    void whatWasTreatedIsHeldAgainstTheLog() {
        AuditEntry treated = intent(Decision.PERMIT_LESS, 2, "p");
        assertThat(against(treated, "cordon-phi", "found=2 treated=2 unscanned=0"))
                .isEmpty();
        assertThat(against(treated, "cordon-phi", "found=2")).isEmpty();
        assertThat(against(treated, "cordon-mode", "redact")).isEmpty();
        for (String lie :
                List.of("found=2 treated=0 unscanned=0", "found=2 treated=2 unscanned=1", "found=20", "found=2 x")) {
            assertThat(against(treated, "cordon-phi", lie)).as(lie).hasSize(1);
        }
        assertThat(against(treated, "cordon-mode", "allow"))
                .containsExactly("cordon-mode is allow, in the log PHI was treated");

        AuditEntry passed = intent(Decision.PERMIT, 2, "p");
        assertThat(against(passed, "cordon-phi", "found=2 treated=0 unscanned=0"))
                .isEmpty();
        assertThat(against(passed, "cordon-phi", "found=2 treated=2 unscanned=0"))
                .hasSize(1);
        assertThat(against(passed, "cordon-mode", "shadow")).isEmpty();
        assertThat(against(passed, "cordon-mode", "pseudonymize"))
                .containsExactly("cordon-mode is pseudonymize, in the log PHI was not treated");

        AuditEntry nothing = intent(Decision.PERMIT, 0, "p");
        assertThat(against(nothing, "cordon-phi", "found=0 treated=0 unscanned=0"))
                .isEmpty();
        assertThat(against(nothing, "cordon-mode", "block")).isEmpty();
    }

    @Test
    void whatTheScreensSawIsHeldAgainstTheLog() {
        AuditEntry seen = intent(Decision.PERMIT, 0, "service-asks-models-screen-inj90-hid100");
        assertThat(against(seen, "cordon-screen", "injection=0.90 hidden=1.00")).isEmpty();
        assertThat(against(seen, "cordon-screen", "none")).hasSize(1);
        assertThat(against(seen, "cordon-screen", "injection=0.50 hidden=1.00")).hasSize(1);
        AuditEntry nothing = intent(Decision.PERMIT, 0, "service-asks-models");
        assertThat(against(nothing, "cordon-screen", "none")).isEmpty();
        assertThat(against(nothing, "cordon-screen", "injection=0.90")).hasSize(1);
        // Where there was no room for it, the log does not say.
        AuditEntry full = intent(Decision.PERMIT, 0, "a".repeat(80));
        assertThat(against(full, "cordon-screen", "injection=0.90")).isEmpty();
    }
}
