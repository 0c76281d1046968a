package health.cordon.access.memory;

import health.cordon.access.SignInFailure;
import health.cordon.access.spi.AccessEvent.SignInRefused;
import health.cordon.access.spi.AccessLog;
import health.cordon.access.spi.AccessLogContract;
import health.cordon.core.error.CordonException;
import java.time.Instant;

class MemoryAccessLogTest extends AccessLogContract {

    @Override
    protected AccessLog log() {
        return new MemoryAccessLog(1000);
    }

    @Override
    protected long size(AccessLog log) {
        return ((MemoryAccessLog) log).events().size();
    }

    @Override
    protected void breakDown(AccessLog log) {
        try {
            while (true) {
                log.append(new SignInRefused(Instant.EPOCH, "x", "-", SignInFailure.EXPIRED));
            }
        } catch (CordonException full) {
            // As it should be.
        }
    }
}
