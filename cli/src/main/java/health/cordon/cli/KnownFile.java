package health.cordon.cli;

import health.cordon.deid.known.KnownPhi;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The file of {@code --known}. */
final class KnownFile {

    private KnownFile() {}

    /** What is known of the document with an id. */
    static Function<String, KnownPhi> of(@Nullable Path file) {
        return id -> KnownPhi.NONE;
    }
}
