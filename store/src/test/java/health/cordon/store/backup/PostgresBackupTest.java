package health.cordon.store.backup;

import health.cordon.store.Vendor;

class PostgresBackupTest extends BackupContract {

    PostgresBackupTest() {
        super(Vendor.POSTGRES);
    }
}
