package health.cordon.server.http;

import health.cordon.access.Action;
import health.cordon.access.Resource;

/** What a request must pass before its handler. */
public sealed interface Guard {

    /** Nothing: for what tells nobody anything. */
    record Open() implements Guard {}

    /**
     * Signing in; the handler asks for what it needs itself, because that hangs on the body or the path, or it needs
     * nothing.
     *
     * @param asks what it asks for, for the documentation
     */
    record SignedIn(String asks) implements Guard {}

    /**
     * Signing in, and this permission.
     *
     * @param action what is to be done
     * @param resource with what
     */
    record Needs(Action action, Resource resource) implements Guard {}
}
