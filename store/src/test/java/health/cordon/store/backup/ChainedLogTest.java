package health.cordon.store.backup;

import health.cordon.crypto.spi.KeyHandle;
import health.cordon.store.contract.CheckpointWitnessContract;

class ChainedLogTest extends CheckpointWitnessContract {

    private final ChainedLog log = new ChainedLog("mine");
    private final ChainedLog other = new ChainedLog("theirs");

    @Override
    protected CheckpointWitness witness() {
        return log;
    }

    @Override
    protected CheckpointWitness other() {
        return other;
    }

    @Override
    protected void recordShredding(KeyHandle key) {
        log.shredded(key);
    }
}
