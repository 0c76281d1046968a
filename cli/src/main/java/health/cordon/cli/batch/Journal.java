package health.cordon.cli.batch;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.lines.JsonBytes;
import health.cordon.deid.lines.JsonLines;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a run has begun and finished, so that the same command goes on where a killed one stopped.
 *
 * <p>One line of JSON for each event, appended. A file's beginning is written before its output can appear, its end after
 * the output is on the disk. A line that a kill cut short is dropped. The journal holds names, hashes and counts, no
 * text. It is locked while a run writes it. Thread-safe.
 */
final class Journal implements AutoCloseable {

    static final String NAME = ".cordon-journal.ndjson";

    private final FileChannel channel;
    private final Path file;
    private final Map<String, FileOutcome> finished = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private @Nullable String settings;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens the journal of an output folder.
     *
     * @param settings the hash of everything that shapes the outputs
     * @param fresh whether to forget what was done before
     * @throws CordonException if another run is at it, or an earlier run had other settings
     */
    static Journal open(Path folder, String settings, boolean fresh) {
        Path file = folder.resolve(NAME);
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Journal journal = new Journal(file, channel);
            try {
                journal.lock();
                journal.read();
                journal.start(settings, fresh);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            return journal;
        } catch (IOException e) {
            throw new CordonException(CliError.CANNOT_WRITE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    /** What an earlier run made of a file, if it finished it. */
    synchronized @Nullable FileOutcome finished(String name) {
        return finished.get(name);
    }

    /** Whether this output was begun by this run or an earlier one, and so is ours to replace. */
    synchronized boolean isOurs(String output) {
        return begun.contains(output);
    }

    /** Says that an output may appear from now on. */
    synchronized void begin(String output) {
        if (begun.add(output)) {
            append(new JsonBytes(128).ascii("{\"begin\":").string(output).ascii("}\n"));
        }
    }

    /** Says that a file is done. */
    synchronized void end(FileOutcome outcome) {
        finished.put(outcome.name(), outcome);
        append(line(outcome));
    }

    @Override
    public void close() {
        try {
            channel.force(false);
            channel.close();
        } catch (IOException e) {
            throw new CordonException(CliError.CANNOT_WRITE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    private void lock() throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // The same process has it: as much another run as another process.
        }
        if (lock == null) {
            throw new CordonException(CliError.OUT_IN_USE, SafeArg.path(file));
        }
    }

    private void start(String wanted, boolean fresh) throws IOException {
        if (fresh) {
            finished.clear();
        } else if (settings != null && !settings.equals(wanted)) {
            throw new CordonException(CliError.OTHER_SETTINGS, SafeArg.path(file));
        }
        if (settings == null || fresh) {
            channel.truncate(0);
            append(new JsonBytes(128)
                    .ascii("{\"journal\":1,\"settings\":")
                    .string(wanted)
                    .ascii("}\n"));
            begun.forEach(output -> append(
                    new JsonBytes(128).ascii("{\"begin\":").string(output).ascii("}\n")));
            settings = wanted;
        }
    }

    private void append(JsonBytes line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line.toBytes());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new CordonException(CliError.CANNOT_WRITE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    private void read() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                if (!readLine(bytes, from, i)) {
                    break;
                }
                from = i + 1;
            }
        }
        channel.truncate(from);
        channel.position(from);
    }

    private boolean readLine(byte[] bytes, int from, int to) {
        Map<String, String> words = new HashMap<>();
        Tally tally = new Tally();
        try (JsonParser json = JsonLines.parser(bytes, from, to)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                if (json.nextToken() == JsonToken.START_OBJECT) {
                    readCounts(name, json, tally);
                } else {
                    words.put(name, json.getString());
                }
            }
            take(words, tally);
            return true;
        } catch (JacksonException | IllegalArgumentException e) {
            return false;
        }
    }

    private static void readCounts(String what, JsonParser json, Tally tally) {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            if (what.equals("kinds")) {
                tally.addKind(PhiKind.of(name), json.getLongValue());
            } else {
                tally.addAction(name, json.getLongValue());
            }
        }
    }

    private void take(Map<String, String> words, Tally tally) {
        String name = words.get("end");
        if (words.containsKey("settings")) {
            settings = words.get("settings");
        } else if (words.containsKey("begin")) {
            begun.add(words.get("begin"));
        } else if (name != null) {
            tally.addDocuments(Long.parseLong(words.getOrDefault("documents", "0")));
            tally.addNotReadTwice(Long.parseLong(words.getOrDefault("notReadTwice", "0")));
            finished.put(
                    name,
                    new FileOutcome(
                            name,
                            FileOutcome.State.DONE_BEFORE,
                            words.get("output"),
                            Long.parseLong(words.getOrDefault("bytesIn", "0")),
                            Long.parseLong(words.getOrDefault("bytesOut", "0")),
                            words.get("hashIn"),
                            words.get("hashOut"),
                            tally));
        }
    }

    private static JsonBytes line(FileOutcome outcome) {
        JsonBytes line = new JsonBytes(512).ascii("{\"end\":").string(outcome.name());
        line.ascii(",\"output\":").string(String.valueOf(outcome.output()));
        line.ascii(",\"bytesIn\":").number(outcome.bytesIn());
        line.ascii(",\"bytesOut\":").number(outcome.bytesOut());
        line.ascii(",\"hashIn\":").string(String.valueOf(outcome.hashIn()));
        line.ascii(",\"hashOut\":").string(String.valueOf(outcome.hashOut()));
        line.ascii(",\"documents\":").number(outcome.tally().documents());
        line.ascii(",\"notReadTwice\":").number(outcome.tally().notReadTwice());
        line.ascii(",\"kinds\":{");
        String comma = "";
        for (PhiKind kind : PhiKind.values()) {
            if (outcome.tally().of(kind) > 0) {
                line.ascii(comma)
                        .string(kind.name())
                        .ascii(':')
                        .number(outcome.tally().of(kind));
                comma = ",";
            }
        }
        line.ascii("},\"actions\":{");
        comma = "";
        for (Map.Entry<String, Long> each : outcome.tally().actions().entrySet()) {
            line.ascii(comma).string(each.getKey()).ascii(':').number(each.getValue());
            comma = ",";
        }
        return line.ascii("}}\n");
    }
}
