package health.cordon.gateway.spi;

import health.cordon.core.error.CordonException;
import org.jspecify.annotations.Nullable;

/** A model's answer, event by event. For one thread. */
public interface ReplyStream extends AutoCloseable {

    /**
     * The next event; null behind the last one, which is only given if the answer was complete.
     *
     * @throws CordonException if the answer failed or broke off; nothing that came before is then the whole answer
     */
    @Nullable
    ReplyEvent next();

    /** Gives the connection back; if the answer was not complete, the model is told to stop. */
    @Override
    void close();
}
