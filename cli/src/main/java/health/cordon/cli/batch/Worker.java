package health.cordon.cli.batch;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;

/**
 * What every kind of file needs to be worked on.
 *
 * @param pool runs the engine
 * @param documents the engine
 * @param bytesUnderWay how much of one file may be under way
 * @param stopping whether to give up
 */
record Worker(ExecutorService pool, Documents documents, long bytesUnderWay, BooleanSupplier stopping) {

    void goOnOrStop() {
        if (stopping.getAsBoolean()) {
            throw new CordonException(CliError.INTERRUPTED);
        }
    }
}
