package health.cordon.access.spi;

import java.time.Instant;

/**
 * Tells people that emergency access was taken: a pager, a mail, a line on a screen.
 *
 * <p>It is called after the log has the event and before the access begins. It should hand over and return; if it throws,
 * the access goes on, since a patient may depend on it, and the failure is logged.
 */
public interface Alarm {

    /**
     * Emergency access was taken.
     *
     * @param grant the id of the grant; who may review it reads the reason there
     * @param person who took it
     * @param until when it ends
     */
    void raise(String grant, String person, Instant until);
}
