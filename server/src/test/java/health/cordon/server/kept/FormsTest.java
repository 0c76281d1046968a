package health.cordon.server.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.access.Attributes;
import health.cordon.access.Principal;
import health.cordon.access.PrincipalKind;
import health.cordon.access.ResourceType;
import health.cordon.access.Role;
import health.cordon.access.Scopes;
import health.cordon.access.apikey.ApiKeyRecord;
import health.cordon.access.dataset.DataClass;
import health.cordon.access.dataset.GovernedDataset;
import health.cordon.access.dataset.TrainingApproval;
import health.cordon.access.emergency.EmergencyGrant;
import health.cordon.access.jwt.UsedToken;
import health.cordon.access.session.SessionRecord;
import health.cordon.access.spi.StoredRecord;
import health.cordon.core.Phi;
import health.cordon.core.PurposeOfUse;
import health.cordon.gateway.budget.Amount;
import health.cordon.gateway.budget.Budget;
import health.cordon.gateway.budget.Period;
import health.cordon.gateway.budget.Quantity;
import health.cordon.gateway.budget.Spent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Records come back from their bytes as they went in, and equal ones have equal bytes. */
class FormsTest {

    private static final Instant T = Instant.parse("2026-11-25T10:11:12.123456Z");
    private static final Principal WHO = new Principal(
            "dr-lee",
            PrincipalKind.PERSON,
            Set.of(Role.CLINICIAN, Role.AUDITOR, Role.SERVICE),
            true,
            Scopes.of("read:*", "*:AuditLog"),
            Attributes.of(Map.of("ward", "3b", "active", true)));

    private static <R extends StoredRecord> void roundTrip(RecordForm<R> form, R record) {
        byte[] bytes = form.write(record);
        assertThat(form.read(bytes)).isEqualTo(record);
        assertThat(form.write(form.read(bytes))).isEqualTo(bytes);
        assertThatThrownBy(() -> form.read(new byte[] {'{', '}'})).isInstanceOf(RuntimeException.class);
    }

    @Test
    void keysSessionsTokensGrants() {
        roundTrip(
                Forms.API_KEY,
                new ApiKeyRecord("k", "label \u00e9", WHO, "ab", T, "boss", T.plusSeconds(9), Optional.empty()));
        roundTrip(
                Forms.API_KEY,
                new ApiKeyRecord("k", "l", Principal.service("s"), "ab", T, "boss", T, Optional.of(T.plusSeconds(1))));
        roundTrip(Forms.SESSION, new SessionRecord("h", "s-1", WHO, T, T.plusSeconds(1), T.plusSeconds(2)));
        roundTrip(Forms.USED_TOKEN, new UsedToken("h", T));
        roundTrip(
                Forms.SPENT,
                new Spent(
                        new Spent.Account("notes", Period.MONTH, Budget.Share.PRINCIPAL, "dr-lee", T),
                        new Quantity(7, new Amount(Long.MAX_VALUE))));
        EmergencyGrant grant = new EmergencyGrant(
                "eg-1",
                "dr-lee",
                Phi.of("unconscious, allergies unknown"),
                T,
                T.plusSeconds(60),
                Optional.empty(),
                Optional.empty());
        roundTrip(Forms.EMERGENCY_GRANT, grant);
        roundTrip(
                Forms.EMERGENCY_GRANT,
                new EmergencyGrant(
                        "eg-1",
                        "dr-lee",
                        Phi.of("unconscious, allergies unknown"),
                        T,
                        T.plusSeconds(60),
                        Optional.of(T),
                        Optional.of(new EmergencyGrant.Review("pat", T, true, Phi.of("")))));
    }

    @Test
    void datasetsOfEveryClass() {
        String hash = "ab".repeat(32);
        List<DataClass> classes = List.of(
                new DataClass.ProtectedHealthInformation(),
                new DataClass.NotAboutPatients(),
                new DataClass.LimitedDataSet("dua-1"),
                new DataClass.DeidentifiedData(DataClass.Method.SAFE_HARBOR, hash, hash),
                new DataClass.TrainedModel(health.cordon.access.Classification.PHI, hash));
        TrainingApproval approval = new TrainingApproval(
                "ta-1",
                "pat",
                T,
                TrainingApproval.Ground.BOARD_WAIVER,
                hash,
                Set.of(PurposeOfUse.HRESCH, PurposeOfUse.HOPERAT),
                T.plusSeconds(9),
                Optional.of(T));
        for (DataClass dataClass : classes) {
            roundTrip(
                    DatasetForm.IT,
                    new GovernedDataset(
                            "notes",
                            ResourceType.DATASET,
                            dataClass,
                            "owner",
                            T,
                            "by",
                            List.of(approval),
                            List.of("a", "b")));
        }
    }
}
