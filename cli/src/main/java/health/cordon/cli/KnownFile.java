package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.known.KnownPhi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The file of {@code --known}: JSON objects, each for the document with its {@code id}, or for all documents if it has
 * none. A text file is looked up by its relative name, then by its bare name, then by that without its ending.
 */
final class KnownFile implements Function<String, KnownPhi> {

    private final Map<String, KnownPhi> byId;

    private KnownFile(Map<String, KnownPhi> byId) {
        this.byId = byId;
    }

    /** Reads the file; without one, nothing is known. */
    static Function<String, KnownPhi> of(@Nullable Path file) {
        if (file == null) {
            return id -> KnownPhi.NONE;
        }
        if (!Files.isReadable(file)) {
            throw new CordonException(CliError.BAD_SETTING_FILE, SafeArg.path(file));
        }
        return new KnownFile(KnownPhi.read(file));
    }

    @Override
    public KnownPhi apply(String id) {
        String bare = id.substring(id.lastIndexOf('/') + 1);
        int dot = bare.lastIndexOf('.');
        for (String name : new String[] {id, bare, dot > 0 ? bare.substring(0, dot) : bare, ""}) {
            KnownPhi known = byId.get(name);
            if (known != null) {
                return known;
            }
        }
        return KnownPhi.NONE;
    }
}
