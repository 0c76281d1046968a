package health.cordon.access.spi;

import health.cordon.access.Authentication;
import health.cordon.access.Credentials;

/**
 * One way to prove who one is.
 *
 * <p>Implementations are thread-safe. They answer {@link Authentication.NotMine} for credentials of another form, and never
 * throw for bad ones; an exception is taken as a refusal. They write no credential anywhere.
 */
public interface Authenticator {

    /** A short name in lower case, unique in the installation: it appears in logs and in configuration. */
    String name();

    /** Looks at the credentials. */
    Authentication authenticate(Credentials credentials);
}
