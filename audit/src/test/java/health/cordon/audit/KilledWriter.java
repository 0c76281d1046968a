package health.cordon.audit;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/** Appends from eight threads and says each acknowledged entry on standard output, until someone kills it. */
public final class KilledWriter {

    private KilledWriter() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(
                new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.US_ASCII);
        AuditLog log = AuditLog.open(Path.of(args[0]));
        AtomicInteger number = new AtomicInteger(Integer.parseInt(args[1]));
        say(out, "ready");
        for (int t = 0; t < 8; t++) {
            Thread.ofPlatform().start(() -> {
                while (true) {
                    AuditReceipt receipt = log.append(Entries.entry(number.getAndIncrement()));
                    say(out, receipt.index() + " " + HexFormat.of().formatHex(receipt.leafHash()));
                }
            });
        }
    }

    private static void say(PrintStream out, String line) {
        synchronized (out) {
            out.print(line + "\n");
            out.flush();
        }
    }
}
