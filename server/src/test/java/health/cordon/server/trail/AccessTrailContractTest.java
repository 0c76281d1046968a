package health.cordon.server.trail;

import health.cordon.access.policy.AccessPolicies;
import health.cordon.access.spi.AccessLog;
import health.cordon.access.spi.AccessLogContract;
import health.cordon.audit.AuditLog;
import health.cordon.crypto.Keyset;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What a log of access must keep, over a real audit log. */
class AccessTrailContractTest extends AccessLogContract {

    private static final AccessPolicies POLICIES = AccessPolicies.builtIn();

    @TempDir
    Path folder;

    private final Map<AccessLog, AuditLog> logs = new HashMap<>();

    @AfterEach
    void close() {
        logs.values().forEach(AuditLog::close);
    }

    @Override
    protected AccessLog log() {
        AuditLog audit = AuditLog.open(folder.resolve("log-" + logs.size()));
        AccessTrail trail = new AccessTrail(new Trail(audit, Keyset.ephemeral(), ""), POLICIES);
        logs.put(trail, audit);
        return trail;
    }

    @Override
    protected long size(AccessLog log) {
        AuditLog audit = logs.get(log);
        audit.publish();
        return audit.read().size();
    }

    @Override
    protected void breakDown(AccessLog log) {
        logs.get(log).close();
    }
}
