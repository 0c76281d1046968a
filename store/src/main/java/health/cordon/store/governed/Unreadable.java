package health.cordon.store.governed;

import org.jdbi.v3.core.Handle;

/** Rows of individuals whose keys were all destroyed: nobody can read them, and they are nobody's to keep. */
public final class Unreadable {

    private static final String GONE = " AND EXISTS (SELECT 1 FROM data_key k WHERE k.handle = subject)"
            + " AND NOT EXISTS (SELECT 1 FROM data_key k WHERE k.handle = subject AND k.state = 'ACTIVE')";

    private Unreadable() {}

    /** Deletes those of a tenant within a transaction; how many. */
    static long delete(Handle handle, String tenant) {
        return delete(handle, " WHERE tenant = :tenant" + GONE, tenant);
    }

    /** Deletes those of all tenants, and those of months whose key is gone, within a transaction; how many. */
    public static long deleteAll(Handle handle) {
        handle.execute("UPDATE retention_period SET state = 'SHREDDED' WHERE EXISTS (SELECT 1 FROM data_key k"
                + " WHERE k.handle = retention_period.handle) AND NOT EXISTS (SELECT 1 FROM data_key k"
                + " WHERE k.handle = retention_period.handle AND k.state = 'ACTIVE')");
        long months = handle.execute("DELETE FROM governed_record WHERE EXISTS (SELECT 1 FROM retention_period p"
                + " WHERE p.tenant = governed_record.tenant AND p.kind = governed_record.kind"
                + " AND p.collection = governed_record.collection AND p.period = governed_record.period"
                + " AND p.state = 'SHREDDED')");
        return months + delete(handle, " WHERE tenant IS NOT NULL" + GONE, "");
    }

    private static long delete(Handle handle, String where, String tenant) {
        long gone = 0;
        for (String table : new String[] {"governed_record", "vault_code"}) {
            var statement = handle.createUpdate("DELETE FROM " + table + where);
            if (where.contains(":tenant")) {
                statement.bind("tenant", tenant);
            }
            gone += statement.execute();
        }
        return gone;
    }
}
