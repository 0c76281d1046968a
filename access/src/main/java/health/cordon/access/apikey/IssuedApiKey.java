package health.cordon.access.apikey;

/** A key that was just made: the only moment at which its text is to be had. */
public final class IssuedApiKey {

    private final ApiKeyRecord kept;
    private final String text;

    IssuedApiKey(ApiKeyRecord kept, String text) {
        this.kept = kept;
        this.text = text;
    }

    /** What is kept of it. */
    public ApiKeyRecord kept() {
        return kept;
    }

    /** The key itself, to be shown to its owner and then forgotten. */
    public String reveal() {
        return text;
    }

    /** The public part alone. */
    @Override
    public String toString() {
        return "IssuedApiKey(" + kept.id() + ")";
    }
}
