package health.cordon.bench;

import health.cordon.core.Phi;
import health.cordon.crypto.cell.BlindIndex;
import health.cordon.crypto.cell.CellPlace;
import health.cordon.crypto.cell.CellSealer;
import health.cordon.crypto.file.FileOpener;
import health.cordon.crypto.file.FileSealer;
import health.cordon.crypto.keyring.KeyOwner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * What does sealing cost, in time of one thread on a processor? For a machine that does other work too. The time of the
 * system, which copies and writes, is in it; the time that the disk takes is in the clock on the wall alone.
 */
public final class SealTimes {

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final int CELLS = 50_000;

    private SealTimes() {}

    @FunctionalInterface
    private interface Work {
        void done() throws IOException;
    }

    /** Options: {@code --megabytes N} (256) of the file, {@code --rounds N} (21); two thirds of the rounds warm up. */
    public static void main(String[] args) throws IOException {
        Options options = Options.read(args, Map.of("--megabytes", "256", "--rounds", "21"));
        int rounds = options.number("--rounds");
        try (TemporaryKeyring keys = new TemporaryKeyring()) {
            System.out.println("| cell | ns of processor time |");
            System.out.println("|---|---|");
            for (int bytes : new int[] {16, 1024}) {
                cells(keys, bytes, rounds);
            }
            int megabytes = options.number("--megabytes");
            System.out.println("\n| file | MB a second of processor time | MB a second on the wall |");
            System.out.println("|---|---|---|");
            files(keys, megabytes, rounds);
        }
    }

    private static void cells(TemporaryKeyring keys, int bytes, int rounds) throws IOException {
        CellSealer cells = keys.keyring().cells(TemporaryKeyring.OWNER);
        BlindIndex index = keys.keyring().blindIndex(TemporaryKeyring.OWNER, "patient", "surname", 24);
        CellPlace place = new CellPlace("clinic-1", "patient", "row-0001234", "surname");
        byte[] value = new byte[bytes];
        byte[] sealed = cells.seal(place, value);
        Phi name = Phi.of("Quillfeather");
        cell("seal " + bytes + " bytes", rounds, () -> cells.seal(place, value));
        CellSealer pair = keys.keyring().cells(TemporaryKeyring.OWNER, KeyOwner.dataset("month"));
        byte[] sealedUnderTwo = pair.seal(place, value);
        cell("seal " + bytes + " bytes under two keys", rounds, () -> pair.seal(place, value));
        cell("open " + bytes + " bytes under two keys", rounds, () -> pair.open(place, sealedUnderTwo));
        cell("open " + bytes + " bytes", rounds, () -> cells.open(place, sealed));
        cell("blind index", rounds, () -> index.number(name));
    }

    private static void cell(String name, int rounds, Work one) throws IOException {
        double[] seconds = medians(rounds, () -> {
            for (int i = 0; i < CELLS; i++) {
                one.done();
            }
        });
        System.out.printf(Locale.ROOT, "| %s | %.0f |%n", name, seconds[0] * 1e9 / CELLS);
    }

    private static void files(TemporaryKeyring keys, int megabytes, int rounds) throws IOException {
        Path in = keys.random("in", megabytes);
        FileSealer sealer = keys.keyring().fileSealer(TemporaryKeyring.OWNER);
        FileOpener opener = keys.keyring().fileOpener();
        file("seal", megabytes, rounds, () -> sealer.seal(in, keys.file("sealed"), true, done -> {}));
        file("open", megabytes, rounds, () -> opener.open(keys.file("sealed"), keys.file("out"), true, done -> {}));
    }

    private static void file(String name, int megabytes, int rounds, Work work) throws IOException {
        double[] seconds = medians(rounds, work);
        System.out.printf(
                Locale.ROOT,
                "| %s %d MB | %.0f | %.0f |%n",
                name,
                megabytes,
                megabytes / seconds[0],
                megabytes / seconds[1]);
    }

    /** Of processor time and of the clock on the wall. */
    private static double[] medians(int rounds, Work work) throws IOException {
        int kept = Math.max(1, rounds / 3);
        double[] processor = new double[kept];
        double[] wall = new double[kept];
        for (int round = kept - rounds; round < kept; round++) {
            long cpu = CLOCK.getCurrentThreadCpuTime();
            long began = System.nanoTime();
            work.done();
            if (round >= 0) {
                processor[round] = (CLOCK.getCurrentThreadCpuTime() - cpu) / 1e9;
                wall[round] = (System.nanoTime() - began) / 1e9;
            }
        }
        Arrays.sort(processor);
        Arrays.sort(wall);
        return new double[] {processor[kept / 2], wall[kept / 2]};
    }
}
