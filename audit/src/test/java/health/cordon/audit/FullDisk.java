package health.cordon.audit;

import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.verify.LogVerifier;
import health.cordon.core.error.CordonException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Fills a small file system with entries, makes room, goes on; then the same file system is read-only. */
public final class FullDisk {

    private FullDisk() {}

    public static void main(String[] args) throws Exception {
        Path disk = Path.of(args[0]);
        Path folder = disk.resolve("audit");
        if (args.length > 1) {
            System.out.println("read-only: "
                    + LogVerifier.verify(folder, null, List.of(), true, 1).isGood() + " "
                    + code(() -> AuditLog.open(folder)));
            return;
        }
        Path ballast = disk.resolve("ballast");
        // Room for the whole tree of what fits beside it: how far the publisher is when the disk is full is chance.
        Files.write(ballast, new byte[20 << 20]);
        List<AuditEntry> some = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            some.add(Entries.any(i));
        }
        long written = 0;
        try (AuditLog log = AuditLog.open(folder)) {
            String code = "";
            while (code.isEmpty()) {
                code = code(() -> log.append(some));
                written += code.isEmpty() ? 500 : 0;
            }
            System.out.println("full: " + code + " " + (written > 0));
            System.out.println("again: " + code(() -> log.append(some.getFirst())));
            Files.delete(ballast);
            // The publisher looks again every half second.
            for (int i = 0; i < 40 && !code.equals("none"); i++) {
                code = code(() -> log.append(some.getFirst())).isEmpty() ? "none" : code;
                Thread.sleep(100);
            }
            System.out.println("room: " + code);
            log.publish();
            System.out.println("entries: " + (log.read().size() > written));
        }
        System.out.println("verified: "
                + LogVerifier.verify(folder, null, List.of(), true, 1).isGood());
    }

    private static String code(Runnable call) {
        try {
            call.run();
            return "";
        } catch (CordonException e) {
            return e.code().name();
        }
    }
}
