package health.cordon.store;

import health.cordon.core.Phi;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.store.governed.RecordDraft;
import health.cordon.store.governed.RecordKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills a small file system with records, makes room, goes on; then the same file system is read-only. */
public final class FullDisk {

    private FullDisk() {}

    /** Arguments: the disk; anything more says that it is read-only now. */
    public static void main(String[] args) throws Exception {
        Path disk = Path.of(args[0]);
        StoreAddress address = new StoreAddress.SqliteFile(disk.resolve("store.db"));
        if (args.length > 1) {
            System.out.println("read-only: " + code(() -> readOnly(address)));
            System.out.println("no new store: "
                    + code(() -> Store.create(
                            new StoreAddress.SqliteFile(disk.resolve("new.db")),
                            KekAddress.parse("local:" + disk.resolve("kek")),
                            StoreOptions.NONE)));
            return;
        }
        Path ballast = disk.resolve("ballast");
        Files.write(ballast, new byte[6 << 20]);
        Keyset.generate().write(disk.resolve("kek"));
        List<String> kept = new ArrayList<>();
        try (Store store = Store.create(address, KekAddress.parse("local:" + disk.resolve("kek")), StoreOptions.NONE)) {
            Tenant tenant = store.in("clinic");
            String code = "none";
            while (code.equals("none")) {
                code = code(() -> kept.add(tenant.records().add(draft()).id()));
            }
            System.out.println("full: " + code + " " + !kept.isEmpty());
            System.out.println("again: " + code(() -> tenant.records().add(draft())));
            Path backup = disk.resolve("backup");
            System.out.println("backup: "
                    + code(() -> store.backUp(
                            backup,
                            disk.resolve("keys.db"),
                            health.cordon.store.backup.CheckpointWitness.NONE,
                            "operator"))
                    + " " + Files.exists(backup));
            Files.delete(ballast);
            System.out.println(
                    "room: " + code(() -> kept.add(tenant.records().add(draft()).id())));
            kept.forEach(id -> tenant.records().open(id));
            System.out.println("verified: " + store.verify().isGood());
        }
    }

    private static void readOnly(StoreAddress address) {
        try (Store store = Store.open(address, StoreOptions.NONE)) {
            store.in("clinic").records().add(draft());
        }
    }

    private static RecordDraft draft() {
        return new RecordDraft(
                RecordKind.INFERENCE_LOG,
                "full",
                "owner",
                "TREAT",
                "policy",
                Instant.now().plusSeconds(99_999),
                Optional.of(Phi.of("p")),
                Map.of(),
                new byte[100_000]);
    }

    private static String code(Runnable call) {
        try {
            call.run();
            return "none";
        } catch (CordonException e) {
            return e.code().name();
        }
    }
}
