package health.cordon.store;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.ReidentificationVault;
import health.cordon.crypto.keyring.KeyOwner;
import health.cordon.store.backup.CheckpointWitness;
import health.cordon.store.governed.GovernedRecord;
import health.cordon.store.governed.RecordDraft;
import health.cordon.store.governed.RecordKind;
import health.cordon.store.kept.KeptRecord;
import health.cordon.store.kept.Shelf;
import health.cordon.testkit.PhiCanary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values planted wherever the store takes some, and looked for in all that it says and in every file that it writes. */
abstract class CanaryContract extends StoreFixture {

    CanaryContract(Vendor vendor) {
        super(vendor);
    }

    @Test
    @Cfr("164.312(a)(1)")
    void nothingThatIsSaidOrWrittenShowsAValue() throws Exception {
        PhiCanary canary = PhiCanary.plant(5);
        String patient = canary.value("mrn");
        List<String> said = new ArrayList<>();
        List<Throwable> thrown = new ArrayList<>();
        RecordDraft draft = new RecordDraft(
                RecordKind.PROMPT_HISTORY,
                "chat",
                "owner",
                "TREAT",
                "policy",
                START.plus(Duration.ofDays(9)),
                Optional.of(Phi.of(patient)),
                Map.of("phone", Phi.of(canary.value("phone"))),
                canary.value("last name").getBytes(StandardCharsets.UTF_8));
        GovernedRecord record = tenant.records().add(draft);
        try (ReidentificationVault vault = tenant.vault()) {
            said.add(vault.assign(patient, "NAME", Phi.of(canary.value("first name")))
                    .toString());
            said.add(vault.toString());
        }
        byte[] body = canary.value("e-mail").getBytes(StandardCharsets.UTF_8);
        KeptRecord kept = new KeptRecord("grant", body, Optional.empty());
        tenant.kept(Shelf.EMERGENCY_GRANT).insert(kept);
        tenant.holds().place("matter", tenant.holds().subject(Phi.of(patient)), "counsel");
        said.addAll(List.of(draft.toString(), record.toString(), kept.toString(), store.toString(), tenant.toString()));
        said.add(store.status().toString());
        tried(thrown, () -> tenant.purges().subject(Phi.of(patient), "officer", true));
        tamper("UPDATE governed_record SET owner = 'mallory'");
        tried(thrown, () -> tenant.records().open(record.id()));
        said.add(store.verify().toString());
        store.backUp(folder.resolve("backup"), folder.resolve("keys.db"), CheckpointWitness.NONE, "operator");
        tenant.holds().lift("matter", "counsel");
        said.add(tenant.purges().subject(Phi.of(patient), "officer", true).toString());
        tried(thrown, () -> tenant.records().add(draft));
        tried(
                thrown,
                () -> store.keyring().rotate(KeyOwner.patient(Phi.of(patient)).in("clinic")));
        events.forEach(event -> said.add(event.toString()));
        uses.forEach(use -> said.add(use.toString()));
        assertThat(thrown).hasSize(4);
        said.forEach(text -> canary.assertAbsent("what was said", text));
        thrown.forEach(canary::assertAbsent);
        store.close();
        canary.assertAbsent(folder);
    }

    private static void tried(List<Throwable> thrown, Runnable call) {
        try {
            call.run();
        } catch (CordonException e) {
            thrown.add(e);
        }
    }
}
