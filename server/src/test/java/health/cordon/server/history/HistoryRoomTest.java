package health.cordon.server.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.access.AccessError;
import health.cordon.access.Asking;
import health.cordon.access.Authorizer;
import health.cordon.access.Principal;
import health.cordon.access.Role;
import health.cordon.access.emergency.EmergencyGrant;
import health.cordon.access.emergency.EmergencyGrants;
import health.cordon.access.memory.MemoryRecordStore;
import health.cordon.access.policy.AccessPolicies;
import health.cordon.audit.AuditLog;
import health.cordon.audit.entry.RequestId;
import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.server.history.HistoryRoom.Asker;
import health.cordon.server.history.HistoryRoom.Export;
import health.cordon.server.history.HistoryRoom.Page;
import health.cordon.server.trail.AccessTrail;
import health.cordon.server.trail.Doing;
import health.cordon.server.trail.Trail;
import health.cordon.store.Store;
import health.cordon.store.StoreAddress;
import health.cordon.store.StoreError;
import health.cordon.store.StoreOptions;
import health.cordon.store.Target;
import health.cordon.store.Tenant;
import health.cordon.store.governed.GovernedRecord;
import health.cordon.store.governed.RecordDraft;
import health.cordon.store.governed.RecordKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read and destroyed of more than a few calls, over a real store and a real log. */
class HistoryRoomTest {

    private static final Instant TODAY = Instant.parse("2026-11-25T08:00:00Z");
    private static final AccessPolicies POLICIES = AccessPolicies.builtIn();

    @TempDir
    private Path folder;

    private AuditLog audit;
    private Store store;
    private Tenant tenant;
    private HistoryRoom room;

    @BeforeEach
    void open() {
        InstantSource clock = InstantSource.fixed(TODAY);
        Keyset.generate().write(folder.resolve("kek"));
        audit = AuditLog.open(folder.resolve("audit"));
        store = Store.create(
                new StoreAddress.SqliteFile(folder.resolve("store.db")),
                KekAddress.parse("local:" + folder.resolve("kek")),
                StoreOptions.NONE.at(clock));
        tenant = store.in("");
        Trail trail = new Trail(audit, Keyset.ephemeral(), "");
        Authorizer authorizer = new Authorizer(
                POLICIES,
                new EmergencyGrants(new MemoryRecordStore<EmergencyGrant>(clock, 10)),
                new AccessTrail(trail, POLICIES),
                clock);
        room = new HistoryRoom(tenant, authorizer, trail, clock);
    }

    @AfterEach
    void close() {
        store.close();
        audit.close();
    }

    /** Keeps parts as the gateway does. */
    private List<GovernedRecord> keep(String collection, String... requests) {
        return tenant.records()
                .add(List.of(requests).stream()
                        .map(request -> new RecordDraft(
                                RecordKind.INFERENCE_LOG,
                                collection,
                                "ada",
                                "TREAT",
                                "InferenceLog",
                                TODAY.plus(Duration.ofDays(30)),
                                Optional.empty(),
                                Map.of("asked", Phi.of(request)),
                                ("{\"request\":\"" + request + "\",\"body\":{}}").getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }

    private <T> T asOfficer(PurposeOfUse purpose, Function<Asker, T> work) {
        Principal officer = Principal.person("pat", Role.PRIVACY_OFFICER);
        RequestId id = RequestId.random();
        Asking asking = new Asking(id.toString(), officer, purpose);
        return new Doing(id, officer, purpose, Optional.empty()).during(() -> work.apply(asking::to));
    }

    private Purged purged(Optional<String> model, String before, boolean beforeRetentionEnds) {
        return asOfficer(
                PurposeOfUse.HCOMPL,
                who -> room.purge(who, model, Instant.parse(before + "T00:00:00Z"), beforeRetentionEnds));
    }

    private void refused(ErrorCode code, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    @Cfr("164.310(d)(2)(i)")
    void daysThatAreOverArePurgedOfOneRouteOrAll() {
        GovernedRecord old = keep("notes/2026-11-20", "a", "b").getFirst();
        keep("notes/2026-11-24", "c");
        GovernedRecord today = keep("notes/2026-11-25", "d").getFirst();
        keep("charts/2026-11-20", "e");
        GovernedRecord foreign = keep("triage", "f").getFirst();

        refused(StoreError.RETAINED, () -> purged(Optional.of("notes"), "2026-11-21", false));
        assertThat(purged(Optional.of("notes"), "2026-11-21", true)).isEqualTo(new Purged(1, 2, 1, 0));
        refused(StoreError.RECORD_MISSING, () -> tenant.records().open(old.id()));
        assertThat(purged(Optional.empty(), "2999-01-01", true)).isEqualTo(new Purged(2, 2, 2, 0));
        assertThat(tenant.records().open(today.id())).isNotEmpty();
        assertThat(tenant.records().open(foreign.id())).isNotEmpty();

        keep("notes/2026-11-23", "g");
        tenant.holds().place("case-1", Target.collection(RecordKind.INFERENCE_LOG, "notes/2026-11-23"), "counsel");
        refused(StoreError.LEGAL_HOLD, () -> purged(Optional.empty(), "2026-11-25", true));
        refused(
                AccessError.NOT_ALLOWED,
                () -> asOfficer(PurposeOfUse.HQUALIMP, who -> room.purge(who, Optional.empty(), TODAY, true)));
    }

    @Test
    void listsGoOnWhereTheyStoppedAndNameTheModelAsked() {
        for (int page = 0; page < 5; page++) {
            String[] ids = new String[100];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = "request-" + page + "-" + i;
            }
            keep(page % 2 == 0 ? "notes/2026-11-25" : "meta/charts/2026-11-25", ids);
        }
        Selection charts =
                new Selection(Optional.of("meta/charts"), Optional.empty(), Optional.empty(), Optional.empty());
        List<String> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        int pages = 0;
        do {
            Optional<String> from = after;
            Page page = asOfficer(PurposeOfUse.HCOMPL, who -> room.list(who, charts, from, 70));
            page.parts().forEach(part -> seen.add(part.request()));
            assertThat(page.parts()).allSatisfy(part -> assertThat(part.model()).isEqualTo("meta/charts"));
            after = page.next();
            pages++;
        } while (after.isPresent());
        assertThat(seen).hasSize(200).doesNotHaveDuplicates().allMatch(id -> id.matches("request-[13]-\\d+"));
        assertThat(pages).isEqualTo(3);
    }

    @Test
    @Cfr("164.312(b)")
    void nothingIsGivenThatTheLogDoesNotTake() {
        keep("notes/2026-11-25", "a", "b");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        asOfficer(PurposeOfUse.HQUALIMP, who -> {
            Export export = room.export(who, Selection.ALL);
            audit.close();
            assertThatThrownBy(() -> export.writeTo(out)).isInstanceOf(CordonException.class);
            return export;
        });
        assertThat(out.size()).isZero();
    }
}
