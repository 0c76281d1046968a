package health.cordon.cli;

import health.cordon.server.history.Selection;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which calls. */
final class HistorySelection {

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Of the route with this model's name; any is that of *.")
    private @Nullable String model;

    @Option(
            names = "--patient-file",
            paramLabel = "FILE",
            description = "About the patient whose id is in this file's first line.")
    private @Nullable Path patient;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Kept at this time or later: 2026-11-23 or 2026-11-23T07:09:00Z, in UTC.")
    private @Nullable String from;

    @Option(names = "--before", paramLabel = "TIME", description = "Kept before this time.")
    private @Nullable String before;

    Selection selection() {
        return new Selection(
                Optional.ofNullable(model),
                Optional.ofNullable(patient).map(StoreTarget::patient),
                Optional.ofNullable(from).map(text -> AuditFilter.time(text, "--from")),
                Optional.ofNullable(before).map(text -> AuditFilter.time(text, "--before")));
    }
}
