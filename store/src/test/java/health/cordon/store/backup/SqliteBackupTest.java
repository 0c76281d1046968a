package health.cordon.store.backup;

import health.cordon.store.Vendor;

class SqliteBackupTest extends BackupContract {

    SqliteBackupTest() {
        super(Vendor.SQLITE);
    }
}
