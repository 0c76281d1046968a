package health.cordon.gateway.dialect;

import health.cordon.gateway.spi.ReplyEvent;
import java.util.function.Consumer;

/** Writes one answer as server-sent events. Each event it is given becomes events of its own. For one thread. */
public interface StreamWriter {

    /** Before anything. */
    void begin(Consumer<String> out);

    /** One event. */
    void take(ReplyEvent event, Consumer<String> out);

    /** Behind everything, where all went well. */
    void end(Consumer<String> out);

    /** In place of the end, where something failed. */
    void fail(ErrorFrame error, Consumer<String> out);
}
