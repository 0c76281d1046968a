package health.cordon.cli.report;

import health.cordon.cli.batch.FileOutcome;
import health.cordon.cli.batch.Tally;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run did: for the person who answers for it. It holds names of files, counts, hashes and settings, and no value
 * of any document.
 *
 * @param started when
 * @param seconds how long it took
 * @param settings what it was told, in the order to show it
 * @param versions what did it: Cordon, the JDK, rules and word lists with their hashes
 * @param files what became of each file
 * @param total the counts over all files
 * @param hidden how many hidden files and folders were left out
 */
public record RunReport(
        Instant started,
        double seconds,
        Map<String, String> settings,
        Map<String, String> versions,
        List<FileOutcome> files,
        Tally total,
        int hidden) {

    /** Takes copies that keep the order. */
    public RunReport {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        files = List.copyOf(files);
    }

    /** A report over these files. */
    public static RunReport of(
            Instant started,
            double seconds,
            Map<String, String> settings,
            Map<String, String> versions,
            List<FileOutcome> files,
            int hidden) {
        Tally total = new Tally();
        files.forEach(file -> total.add(file.tally()));
        return new RunReport(started, seconds, settings, versions, files, total, hidden);
    }

    /** How many files ended like this. */
    public long count(FileOutcome.State state) {
        return files.stream().filter(file -> file.state() == state).count();
    }

    /** How many files had anything wrong. */
    public long notOk() {
        return files.stream().filter(file -> !file.ok()).count();
    }

    /** The bytes that this run itself worked on. */
    public long bytesWorked() {
        return files.stream()
                .filter(file ->
                        file.state() == FileOutcome.State.DONE || file.state() == FileOutcome.State.DONE_IN_PART)
                .mapToLong(FileOutcome::bytesIn)
                .sum();
    }
}
