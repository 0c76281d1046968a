package health.cordon.gateway.provider;

import java.time.Duration;

/**
 * How often an endpoint that says when to come again is asked again, where no other may be asked. Each time has an intent and an
 * outcome of its own. Whatever may have begun is never asked again.
 *
 * @param most how many times
 * @param longest the longest time that is waited
 */
public record Retries(int most, Duration longest) {

    /** Never. */
    public static final Retries NONE = new Retries(0, Duration.ZERO);

    /** Once, within two seconds. */
    public static final Retries STANDARD = new Retries(1, Duration.ofSeconds(2));
}
