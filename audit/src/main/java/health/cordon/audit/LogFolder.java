package health.cordon.audit;

import java.nio.file.Path;

/**
 * What lies where in a log's folder. {@code checkpoint} and {@code tile/} are those of C2SP tlog-tiles; a web server may
 * show them, and them alone, to whoever may see entries.
 *
 * @param path the folder
 */
public record LogFolder(Path path) {

    /** The name of the file with the latest signed checkpoint. */
    public static final String CHECKPOINT = "checkpoint";

    /** The signing key, its owner's alone. */
    public Path key() {
        return path.resolve("log.key");
    }

    /** The verifier key. */
    public Path verifierKey() {
        return path.resolve("log.vkey");
    }

    /** The latest signed checkpoint. */
    public Path checkpoint() {
        return path.resolve(CHECKPOINT);
    }

    /** Entries that are durable and not yet in the tree. */
    public Path journal() {
        return path.resolve("journal");
    }

    /** Checkpoints that witnesses cosigned, and the witnesses' keys. */
    public Path witnesses() {
        return path.resolve("witness");
    }

    /** The signed statement of what was pruned. */
    public Path pruned() {
        return path.resolve("pruned");
    }

    /** The legal holds. */
    public Path holds() {
        return path.resolve("holds");
    }
}
