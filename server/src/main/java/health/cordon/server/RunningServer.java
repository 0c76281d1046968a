package health.cordon.server;

import health.cordon.audit.entry.AuditAction;
import health.cordon.core.error.SafeArg;
import health.cordon.server.config.ServerConfig.Listen;
import health.cordon.server.http.HttpListener;
import health.cordon.server.trail.Trail;
import health.cordon.server.watch.ServerLog;
import java.net.URI;

/**
 * A server that serves. {@link #close} drains it: what comes is refused with 503, what is under way ends, and only what is
 * not done when the patience is over is cut. Nothing that was acknowledged is lost either way. Thread-safe.
 */
public final class RunningServer implements AutoCloseable {

    private final Listen listen;
    private final boolean plain;
    private final int port;
    private final HttpListener listener;
    private final Stopping stopping;
    private final Trail trail;
    private final Closing opened;
    private final ServerLog log;
    private boolean closed;

    RunningServer(
            Listen listen,
            boolean plain,
            int port,
            HttpListener listener,
            Stopping stopping,
            Trail trail,
            Closing opened,
            ServerLog log) {
        this.listen = listen;
        this.plain = plain;
        this.port = port;
        this.listener = listener;
        this.stopping = stopping;
        this.trail = trail;
        this.opened = opened;
        this.log = log;
    }

    /** Where it is. */
    public URI address() {
        String host = listen.address().indexOf(':') >= 0 ? "[" + listen.address() + "]" : listen.address();
        return URI.create((plain ? "http://" : "https://") + host + ":" + port);
    }

    /** Drains and stops it. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stopping.begin();
        log.info("stopping");
        boolean drained = listener.drain(listen.drain());
        listener.close();
        try {
            trail.serverIs(AuditAction.STOP);
        } catch (RuntimeException e) {
            log.warn("the stop is not in the audit log", SafeArg.cause(e));
        }
        opened.closeAll();
        log.info("stopped", SafeArg.key("drained", Boolean.toString(drained)));
    }
}
