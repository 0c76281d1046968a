package health.cordon.access.session;

/** A session that just began: the only moment at which its token is to be had. */
public final class StartedSession {

    private final SessionRecord kept;
    private final String token;

    StartedSession(SessionRecord kept, String token) {
        this.kept = kept;
        this.token = token;
    }

    /** What is kept of it. */
    public SessionRecord kept() {
        return kept;
    }

    /** The token, for the browser's cookie and nothing else. */
    public String reveal() {
        return token;
    }

    /** The public name alone. */
    @Override
    public String toString() {
        return "StartedSession(" + kept.name() + ")";
    }
}
