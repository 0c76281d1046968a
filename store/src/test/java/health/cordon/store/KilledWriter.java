package health.cordon.store;

import health.cordon.core.Phi;
import health.cordon.crypto.ReidentificationVault;
import health.cordon.store.governed.RecordDraft;
import health.cordon.store.governed.RecordKind;
import health.cordon.store.kept.KeptRecord;
import health.cordon.store.kept.Shelf;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes into a store from several threads until it is killed, and says of each change that it was acknowledged: {@code r}
 * for a record, {@code k} for one of another room, {@code c} for a code that was synced, {@code p} for a patient that was
 * purged.
 */
public final class KilledWriter {

    private KilledWriter() {}

    /** Arguments: the store's file, the number to begin with. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
        Store store = Store.open(StoreAddress.parse(args[0]), StoreOptions.NONE);
        Tenant tenant = store.in("clinic");
        AtomicInteger number = new AtomicInteger(Integer.parseInt(args[1]));
        say(out, "ready");
        for (int t = 0; t < 3; t++) {
            Thread.ofPlatform().start(() -> {
                while (true) {
                    int next = number.getAndIncrement();
                    say(
                            out,
                            "r " + next + " "
                                    + tenant.records()
                                            .add(draft(next, "p" + next % 7))
                                            .id());
                    tenant.kept(Shelf.SESSION).insert(new KeptRecord("s" + next, bytes(next), Optional.empty()));
                    say(out, "k " + next + " s" + next);
                }
            });
        }
        Thread.ofPlatform().start(() -> {
            try (ReidentificationVault vault = tenant.vault()) {
                while (true) {
                    int next = number.getAndIncrement();
                    String code =
                            vault.assign("q", "NAME", Phi.of("value " + next)).token();
                    vault.sync();
                    say(out, "c " + next + " " + code);
                }
            }
        });
        Thread.ofPlatform().start(() -> {
            while (true) {
                int next = number.getAndIncrement();
                String patient = "gone" + next;
                tenant.records().add(draft(next, patient));
                tenant.purges().subject(Phi.of(patient), "killed writer", true);
                say(out, "p " + next + " " + patient);
            }
        });
    }

    static byte[] bytes(int number) {
        return Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
    }

    private static RecordDraft draft(int number, String patient) {
        return new RecordDraft(
                RecordKind.INFERENCE_LOG,
                "killed",
                "owner",
                "TREAT",
                "policy",
                Instant.now().plusSeconds(99_999),
                Optional.of(Phi.of(patient)),
                Map.of("number", Phi.of(Integer.toString(number))),
                bytes(number));
    }

    private static void say(PrintStream out, String line) {
        synchronized (out) {
            out.print(line + "\n");
            out.flush();
        }
    }
}
