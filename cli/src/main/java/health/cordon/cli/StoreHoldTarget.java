package health.cordon.cli;

import health.cordon.store.Target;
import health.cordon.store.Tenant;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a hold is about: as {@link StoreTarget}, or one record. */
final class StoreHoldTarget {

    @ArgGroup(exclusive = true, multiplicity = "1")
    private One one = new One();

    /** One of them. */
    private static final class One {

        @Option(
                names = "--patient-file",
                required = true,
                paramLabel = "FILE",
                description = "The patient whose id is in this file's first line.")
        @Nullable
        Path patient;

        @Option(
                names = "--collection",
                required = true,
                paramLabel = "KIND/NAME",
                description = "The collection of this name; kinds are inference_log, prompt_history and"
                        + " evaluation_dataset.")
        @Nullable
        String collection;

        @Option(names = "--record", required = true, paramLabel = "ID", description = "The record with this id.")
        @Nullable
        String record;
    }

    Target of(Tenant tenant) {
        if (one.patient != null) {
            return tenant.holds().subject(StoreTarget.patient(one.patient));
        }
        return one.collection != null
                ? StoreTarget.collection(one.collection)
                : Target.record(one.record == null ? "" : one.record);
    }
}
