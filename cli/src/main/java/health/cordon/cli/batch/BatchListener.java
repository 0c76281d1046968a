package health.cordon.cli.batch;

/** Told how a batch goes on. Called from several threads. */
public interface BatchListener {

    /** The files are known. */
    default void found(int files, long bytes) {}

    /** So many more bytes of input are read. */
    default void read(long bytes) {}

    /** A file has ended. */
    default void ended(FileOutcome outcome) {}
}
