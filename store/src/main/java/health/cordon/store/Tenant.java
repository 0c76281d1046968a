package health.cordon.store;

import health.cordon.crypto.ReidentificationVault;
import health.cordon.crypto.keyring.Keyring;
import health.cordon.store.agreement.Agreements;
import health.cordon.store.database.Database;
import health.cordon.store.governed.GovernedRecords;
import health.cordon.store.governed.LegalHolds;
import health.cordon.store.governed.Purges;
import health.cordon.store.governed.RetentionSweep;
import health.cordon.store.kept.KeptRecords;
import health.cordon.store.kept.Shelf;
import health.cordon.store.keys.KeyFiles;
import health.cordon.store.vault.DatabaseReidentificationVault;

/**
 * What one organisation keeps in a store. Rows and keys of two tenants have nothing in common: one that is moved from the
 * one to the other does not open. Thread-safe; good as long as the store is open.
 */
public final class Tenant {

    private final Database database;
    private final Keyring keyring;
    private final KeyFiles keyFiles;
    private final String name;
    private final StoreOptions options;

    Tenant(Database database, Keyring keyring, KeyFiles keyFiles, String name, StoreOptions options) {
        this.database = database;
        this.keyring = keyring;
        this.keyFiles = keyFiles;
        this.name = Names.requireOrEmpty(name);
        this.options = options;
    }

    /** Its name; empty where there is only one. */
    public String name() {
        return name;
    }

    /** The re-identification vault; the caller closes it. */
    public ReidentificationVault vault() {
        return new DatabaseReidentificationVault(database, keyring, name);
    }

    /** Inference logs, prompt histories, evaluation datasets. */
    public GovernedRecords records() {
        return new GovernedRecords(database, keyring, name, options.observer(), options.clock());
    }

    /** Legal holds. */
    public LegalHolds holds() {
        return new LegalHolds(database, keyring, name, options.observer(), options.clock());
    }

    /** What destroys all of an individual or a collection. */
    public Purges purges() {
        return new Purges(database, keyring, keyFiles, name, options.observer(), options.clock());
    }

    /** What deletes what is due. */
    public RetentionSweep sweep() {
        return new RetentionSweep(database, keyring, keyFiles, name, options.observer(), options.clock());
    }

    /** Business associate agreements. */
    public Agreements agreements() {
        return new Agreements(database, name, options.clock());
    }

    /** Records of other rooms. */
    public KeptRecords kept(Shelf shelf) {
        return new KeptRecords(database, keyring, name, shelf);
    }

    @Override
    public String toString() {
        return "Tenant(" + name + ")";
    }
}
