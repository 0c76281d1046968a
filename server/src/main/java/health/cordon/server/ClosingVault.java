package health.cordon.server;

import health.cordon.crypto.ReidentificationVault;

/** A vault that is flushed when the server ends. */
record ClosingVault(ReidentificationVault vault) implements AutoCloseable {

    @Override
    public void close() {
        vault.close();
    }
}
