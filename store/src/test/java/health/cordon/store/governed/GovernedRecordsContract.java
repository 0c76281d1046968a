package health.cordon.store.governed;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.keyring.KeyOwner;
import health.cordon.store.StoreError;
import health.cordon.store.StoreEvent;
import health.cordon.store.StoreFixture;
import health.cordon.store.Vendor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class GovernedRecordsContract extends StoreFixture {

    GovernedRecordsContract(Vendor vendor) {
        super(vendor);
    }

    @Test
    void whatWasAddedIsFoundAndOpened() {
        GovernedRecord added = tenant.records().add(draft("p1", "asked and answered"));
        reopened();
        GovernedRecord found = tenant.records().find(added.id()).orElseThrow();
        assertThat(found).isEqualTo(added);
        assertThat(found.kind()).isEqualTo(RecordKind.INFERENCE_LOG);
        assertThat(found.owner()).isEqualTo("dr.adler");
        assertThat(found.purpose()).isEqualTo("TREAT");
        assertThat(found.accessPolicy()).isEqualTo("policy-7");
        assertThat(found.createdAt()).isEqualTo(START);
        assertThat(found.retainedUntil()).isEqualTo(START.plus(Duration.ofDays(30)));
        assertThat(found.period()).isEqualTo("2026-12");
        assertThat(found.subject())
                .contains(store.keyring().handle(KeyOwner.patient(phi("p1")).in("clinic")));
        assertThat(text(added.id())).isEqualTo("asked and answered");
        assertThat(tenant.records().terms(added.id())).isEqualTo(Map.of("encounter", phi("enc-p1")));
        assertThat(tenant.records().find("no such")).isEmpty();
        assertThat(tenant.records().find("a\0b")).isEmpty();
        assertThat(store.in("").records().find(added.id())).isEmpty();
        fails(() -> tenant.records().open("no such"), StoreError.RECORD_MISSING);
    }

    @Test
    void payloadsOfAnySizeAndWithoutASubject() {
        byte[] large = new byte[RecordDraft.MOST_BYTES];
        large[large.length - 1] = 7;
        RecordDraft draft = new RecordDraft(
                RecordKind.EVALUATION_DATASET,
                "set",
                "o",
                "HRESCH",
                "p",
                START.plusSeconds(9),
                Optional.empty(),
                Map.of(),
                large);
        GovernedRecord record = tenant.records().add(draft);
        assertThat(tenant.records().open(record.id())).isEqualTo(large);
        assertThat(record.subject()).isEmpty();
        fails(
                () -> new RecordDraft(
                        RecordKind.EVALUATION_DATASET,
                        "set",
                        "o",
                        "HRESCH",
                        "p",
                        START,
                        Optional.empty(),
                        Map.of(),
                        new byte[RecordDraft.MOST_BYTES + 1]),
                StoreError.RECORD_TOO_LARGE);
        assertThat(text(tenant.records().add(draft("", "")).id())).isEmpty();
        assertThat(draft.toString()).isEqualTo("RecordDraft(EVALUATION_DATASET, 15000000 bytes)");
    }

    @Test
    void pagesAreOldestFirstAndComplete() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            now = START.plusSeconds(i / 2);
            ids.add(tenant.records().add(draft("p" + i % 2, "n" + i)).id());
        }
        tenant.records().add(draft("others", "p0", START.plus(Duration.ofDays(9)), "x"));
        RecordQuery all = RecordQuery.of(RecordKind.INFERENCE_LOG).in("notes").atMost(2);
        List<String> seen = new ArrayList<>();
        Instant last = Instant.EPOCH;
        for (List<GovernedRecord> page = tenant.records().page(all);
                !page.isEmpty();
                page = tenant.records().page(all.after(page.getLast()))) {
            for (GovernedRecord record : page) {
                seen.add(record.id());
                assertThat(record.createdAt()).isAfterOrEqualTo(last);
                last = record.createdAt();
            }
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(tenant.records()
                        .page(RecordQuery.of(RecordKind.INFERENCE_LOG).of(phi("p0"))))
                .hasSize(5);
        assertThat(tenant.records()
                        .page(RecordQuery.of(RecordKind.INFERENCE_LOG)
                                .between(START.plusSeconds(1), START.plusSeconds(2))))
                .hasSize(2);
        assertThat(tenant.records().page(RecordQuery.of(RecordKind.PROMPT_HISTORY)))
                .isEmpty();
    }

    @Test
    void collectionsAreNamedOnceWhereTheyHaveRecords() {
        Instant until = START.plusSeconds(99);
        tenant.records()
                .add(List.of(
                        draft("notes/2", "p", until, "a"),
                        draft("notes/1", "p", until, "b"),
                        draft("notes/2", "q", until, "c")));
        assertThat(tenant.records().collections(RecordKind.INFERENCE_LOG)).containsExactly("notes/1", "notes/2");
        assertThat(tenant.records().collections(RecordKind.PROMPT_HISTORY)).isEmpty();
        assertThat(store.in("").records().collections(RecordKind.INFERENCE_LOG)).isEmpty();
    }

    @Test
    void aTermFindsItsRecordsAndNoOthers() {
        GovernedRecord one = tenant.records().add(draft("p1", "1"));
        GovernedRecord two = tenant.records().add(draft("p1", "2"));
        for (int i = 0; i < 40; i++) {
            tenant.records().add(draft("other" + i, "x"));
        }
        assertThat(tenant.records().withTerm(RecordKind.INFERENCE_LOG, "encounter", phi("enc-p1")))
                .containsExactlyInAnyOrder(one, two);
        assertThat(tenant.records().withTerm(RecordKind.INFERENCE_LOG, "encounter", phi("enc-P1")))
                .isEmpty();
        assertThat(tenant.records().withTerm(RecordKind.INFERENCE_LOG, "mrn", phi("enc-p1")))
                .isEmpty();
        assertThat(tenant.records().withTerm(RecordKind.PROMPT_HISTORY, "encounter", phi("enc-p1")))
                .isEmpty();
        // Rows of another value that happens to have the same number are sorted out after opening.
        tamper("UPDATE governed_term SET number = (SELECT number FROM governed_term WHERE record = ?)", one.id());
        assertThat(tenant.records().withTerm(RecordKind.INFERENCE_LOG, "encounter", phi("enc-p1")))
                .containsExactlyInAnyOrder(one, two);
    }

    @Test
    void aTermIsFoundAfterItsKeyWasRotated() {
        GovernedRecord one = tenant.records().add(draft("p1", "1"));
        store.keyring().rotate(KeyOwner.dataset("governed/INFERENCE_LOG/terms").in("clinic"));
        GovernedRecord two = tenant.records().add(draft("p1", "2"));
        assertThat(tenant.records().withTerm(RecordKind.INFERENCE_LOG, "encounter", phi("enc-p1")))
                .containsExactlyInAnyOrder(one, two);
    }

    @Test
    void anyWordIsKeptAsItIsOrRefused() {
        for (String odd : ODD) {
            RecordDraft draft = new RecordDraft(
                    RecordKind.PROMPT_HISTORY,
                    odd,
                    odd,
                    odd,
                    odd,
                    START.plusSeconds(5),
                    Optional.of(phi(odd)),
                    Map.of(odd, phi(odd)),
                    odd.getBytes(StandardCharsets.UTF_8));
            GovernedRecord added = tenant.records().add(draft);
            assertThat(tenant.records().find(added.id())).contains(added);
            assertThat(added.collection()).isEqualTo(odd);
            assertThat(text(added.id())).isEqualTo(odd);
            assertThat(tenant.records().withTerm(RecordKind.PROMPT_HISTORY, odd, phi(odd)))
                    .containsExactly(added);
            assertThat(tenant.records()
                            .page(RecordQuery.of(RecordKind.PROMPT_HISTORY).in(odd)))
                    .containsExactly(added);
            assertThat(tenant.records()
                            .page(RecordQuery.of(RecordKind.PROMPT_HISTORY).of(phi(odd))))
                    .containsExactly(added);
            assertThat(store.in(odd).records().find(added.id())).isEmpty();
        }
        for (String unfit : List.of("", "a\0b", "\n", "\ud800", "x".repeat(201))) {
            fails(() -> draft(unfit, "p", START.plusSeconds(5), "x"), StoreError.TEXT_UNFIT);
        }
        assertThat(tenant.records().page(RecordQuery.of(RecordKind.PROMPT_HISTORY)))
                .hasSize(ODD.size());
        // Values that are sealed may be anything.
        GovernedRecord lone = tenant.records()
                .add(new RecordDraft(
                        RecordKind.PROMPT_HISTORY,
                        "c",
                        "o",
                        "TREAT",
                        "p",
                        START.plusSeconds(5),
                        Optional.of(phi("\ud800\0")),
                        Map.of("f", phi("\udfff\0")),
                        new byte[] {0, -1}));
        assertThat(tenant.records().withTerm(RecordKind.PROMPT_HISTORY, "f", phi("\udfff\0")))
                .containsExactly(lone);
    }

    @Test
    @Cfr("164.312(c)(1)")
    void cellsThatWereMovedAreRefused() {
        GovernedRecord one = tenant.records().add(draft("p1", "first"));
        GovernedRecord two = tenant.records().add(draft("p1", "second"));
        GovernedRecord foreign = store.in("other").records().add(draft("p1", "theirs"));
        // Between rows.
        swap(one, two);
        fails(() -> text(one.id()), StoreError.RECORD_REFUSED);
        fails(() -> text(two.id()), StoreError.RECORD_REFUSED);
        swap(one, two);
        assertThat(text(one.id())).isEqualTo("first");
        // Between columns and tables.
        tamper(
                "UPDATE governed_record SET sealed = (SELECT sealed FROM governed_term WHERE record = ?) WHERE id = ?",
                one.id(),
                one.id());
        fails(() -> text(one.id()), StoreError.RECORD_REFUSED);
        // Between tenants, the row as a whole.
        tamper("DELETE FROM governed_term");
        tamper("UPDATE governed_record SET tenant = 'clinic' WHERE id = ?", foreign.id());
        fails(() -> text(foreign.id()), StoreError.RECORD_REFUSED);
        assertThat(text(two.id())).isEqualTo("second");
        assertThat(store.verify().problems())
                .extracting(problem -> problem.id())
                .containsExactlyInAnyOrder(one.id(), foreign.id());
        tamper("UPDATE governed_record SET sealed = ? WHERE id = ?", new byte[100], one.id());
        fails(() -> text(one.id()), StoreError.RECORD_REFUSED);
    }

    @Test
    @Cfr("164.312(c)(1)")
    void wordsThatWereChangedAreRefused() {
        GovernedRecord one = tenant.records().add(draft("p1", "first"));
        String other =
                store.keyring().handle(KeyOwner.patient(phi("p2")).in("clinic")).token();
        for (String change : List.of(
                "owner = 'mallory'",
                "purpose = 'HMARKT'",
                "access_policy = 'everyone'",
                "retained = retained - 86400000",
                "created = created + 1",
                "collection = 'open'",
                "period = '2033-01'",
                "kind = 'EVALUATION_DATASET'",
                "kind = 'NONSENSE'",
                "subject = NULL",
                "subject = 'nonsense'",
                "subject = '" + other + "'",
                "id = 'another'")) {
            tamper("CREATE TABLE kept_aside AS SELECT * FROM governed_record");
            tamper("DELETE FROM governed_term");
            tamper("UPDATE governed_record SET " + change);
            String id = change.startsWith("id") ? "another" : one.id();
            fails(() -> text(id), StoreError.RECORD_REFUSED);
            tamper("DELETE FROM governed_record");
            tamper("INSERT INTO governed_record SELECT * FROM kept_aside");
            tamper("DROP TABLE kept_aside");
        }
        assertThat(text(one.id())).isEqualTo("first");
    }

    @Test
    void retentionCanBeChangedAndIsBound() {
        GovernedRecord one = tenant.records().add(draft("p1", "first"));
        GovernedRecord moved = tenant.records().retain(one.id(), START.plus(Duration.ofDays(400)), "officer");
        assertThat(moved.period()).isEqualTo("2027-12");
        assertThat(tenant.records().find(one.id())).contains(moved);
        assertThat(text(one.id())).isEqualTo("first");
        assertThat(tenant.records().terms(one.id())).containsKey("encounter");
        assertThat(tenant.records().withTerm(RecordKind.INFERENCE_LOG, "encounter", phi("enc-p1")))
                .containsExactly(moved);
        assertThat(events.getLast())
                .isEqualTo(StoreEvent.of(
                        StoreEvent.Action.RETENTION_CHANGED,
                        "clinic",
                        health.cordon.store.Target.record(one.id()),
                        "officer"));
        for (Instant bad : List.of(START, START.minusSeconds(1), START.plus(Duration.ofDays(90_000)), Instant.MAX)) {
            fails(() -> tenant.records().retain(one.id(), bad, "officer"), StoreError.RETENTION_PAST);
            fails(() -> tenant.records().add(draft("c", "p", bad, "x")), StoreError.RETENTION_PAST);
        }
        fails(() -> tenant.records().retain("no such", START.plusSeconds(1), "o"), StoreError.RECORD_MISSING);
    }

    @Test
    void aBatchIsKeptWholeOrNotAtAll() {
        assertThat(tenant.records().add(List.of(draft("a", "1"), draft("b", "2"), draft("a", "3"))))
                .hasSize(3);
        store.keyring().shred(KeyOwner.patient(phi("b")).in("clinic"));
        fails(() -> tenant.records().add(List.of(draft("a", "4"), draft("b", "5"))), CryptoError.KEY_SHREDDED);
        assertThat(tenant.records().page(RecordQuery.of(RecordKind.INFERENCE_LOG)))
                .hasSize(3);
    }

    @Test
    @Cfr("164.312(a)(2)(iv)")
    void nothingLiesInClear() throws Exception {
        tenant.records().add(draft("Quillfeather-4711", "the payload of Quillfeather"));
        try (var vault = tenant.vault()) {
            vault.assign("Quillfeather-4711", "NAME", Phi.of("Thessaly Quillfeather"));
        }
        for (String table : List.of("governed_record", "governed_term", "vault_code", "data_key")) {
            assertThat(dump(table)).isNotEmpty().doesNotContain("uillfeather", "4711");
        }
        store.close();
        if (vendor == Vendor.SQLITE) {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    byte[] bytes = Files.readAllBytes(file);
                    for (var charset :
                            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
                        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
                        assertThat(raw)
                                .doesNotContain(
                                        new String("uillfeather".getBytes(charset), StandardCharsets.ISO_8859_1));
                    }
                }
            }
        }
    }

    private String dump(String table) {
        try (var database = health.cordon.store.database.Database.open(address)) {
            return database.read(handle -> handle.createQuery("SELECT * FROM " + table)
                            .map((row, context) -> {
                                StringBuilder line = new StringBuilder();
                                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                    Object value = row.getObject(i);
                                    line.append(
                                            value instanceof byte[] bytes
                                                    ? new String(bytes, StandardCharsets.ISO_8859_1)
                                                    : value);
                                }
                                return line.toString();
                            })
                            .list())
                    .toString();
        }
    }

    private void swap(GovernedRecord one, GovernedRecord two) {
        byte[] first = sealed(one);
        byte[] second = sealed(two);
        tamper("UPDATE governed_record SET sealed = ? WHERE id = ?", second, one.id());
        tamper("UPDATE governed_record SET sealed = ? WHERE id = ?", first, two.id());
    }

    private byte[] sealed(GovernedRecord record) {
        try (var database = health.cordon.store.database.Database.open(address)) {
            return database.read(handle -> handle.createQuery("SELECT sealed FROM governed_record WHERE id = :id")
                    .bind("id", record.id())
                    .mapTo(byte[].class)
                    .one());
        }
    }
}
